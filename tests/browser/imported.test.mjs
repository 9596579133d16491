// From what a press office has to a page: the command line imports a feed, and the element shows
// what the feed said.

import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, found, pageWith, searchBox, test, titles } from "./setup.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

function importFile(name) {
  const run = spawnSync(
    `${ROOT}build/native/dateline`,
    ["import", `${ROOT}tests/data/imports/${name}`, "-o", "-", "--quiet"],
    { encoding: "utf8" },
  );
  expect(run.status, run.stderr).toBe(0);
  return run.stdout;
}

test("a feed, imported, shows what the feed showed", async ({ page, demo, host }) => {
  const src = host.add("/archive.json", { body: importFile("office.xml") });
  const { origin } = demo.publisher;
  await page.goto(host.add("/", { body: pageWith({ origin, src }) }));
  await expect(found(page)).toHaveText("3 releases");
  await expect(titles(page)).toHaveText([
    "Wells reopen after the dry season",
    "Les pêcheurs reviennent au port",
    "Fish & rice: a market for everyone",
  ]);
  // The day that the publisher's clock showed, where the reader's shows the next.
  const hits = page.locator("[part~=hit]");
  await expect(hits.nth(0)).toContainText("17 August 2021");
  await expect(hits.nth(1)).toContainText("2 August 2021");
  // What the import found out.
  const facets = page.locator("[part~=facets]");
  for (const value of ["Jamaica", "Dominica", "Water", "French"])
    await expect(facets).toContainText(value);

  await searchBox(page).fill("wells");
  await expect(titles(page)).toHaveCount(1);
  await titles(page).getByRole("link").click();
  const release = page.locator("[part~=release]");
  await expect(release).toContainText("Twelve wells were reopened in the hills of Jamaica.");
  await expect(release).toContainText("Each of them serves a village.");
  await expect(release).not.toContainText("alert");
  await expect(release.locator('a[href="https://office.example/2021/wells"]')).toBeVisible();
});
