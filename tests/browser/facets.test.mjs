// Filters: long facets, several values, chips, and sources.

import { expect, found, pageWith, test, titles } from "./setup.mjs";

const PLACES = ["Haïti", "México", "Panamá", "Perú", "Cuba", ...Array.from({ length: 40 }, (_, i) => `Place ${i}`)];

function feed(source, count) {
  const items = Array.from({ length: count }, (_, i) => ({
    id: `${source} ${i}`,
    title: `${source} ${i}`,
    date_published: `20${10 + (i % 4)}-02-03`,
    language: "en",
    _dateline: { places: [PLACES[i % PLACES.length]], ...(source && { source }) },
  }));
  return { body: JSON.stringify({ version: "https://jsonfeed.org/version/1.1", items }) };
}

async function open(page, demo, host, sources) {
  const src = sources.map(([name, count], i) => host.add(`/${i}.json`, feed(name, count))).join(" ");
  const body = pageWith({ ...demo.publisher, src, attributes: 'route=""' });
  await page.goto(host.add("/", { body }));
  await expect(titles(page)).toHaveCount(10);
}

const values = (page, facet) => page.locator(`[data-facet=${facet}] label`);
const chips = (page) => page.locator("[part~=chip]");

test("a long facet is found in, shown whole, and shown short again", async ({ page, demo, host }) => {
  await open(page, demo, host, [["IOM", 90]]);
  const box = page.getByRole("searchbox", { name: "Find in Place" });
  await expect(values(page, "place")).toHaveCount(8);
  await box.fill("mexi");
  await expect(values(page, "place")).toHaveCount(1);
  await page.getByRole("checkbox", { name: "México" }).check();
  await box.fill("  PERU ");
  await expect(values(page, "place")).toHaveText([/^Perú/]);
  await box.fill("xyz");
  await expect(page.getByText("Nothing like this.")).toBeVisible();
  await box.fill("");
  await expect(page.getByRole("checkbox", { name: "México" })).toBeChecked();

  await page.getByRole("button", { name: /^Show \d+ more$/ }).click();
  await expect(values(page, "place")).toHaveCount(PLACES.length);
  await expect(values(page, "place").nth(8).getByRole("checkbox")).toBeFocused();
  await page.getByRole("button", { name: "Show fewer" }).click();
  await expect(page.getByRole("button", { name: /^Show \d+ more$/ })).toBeFocused();
  await expect(page.getByRole("searchbox", { name: "Find in Year" })).toHaveCount(0);
});

test("values of one facet are alternatives, and each has a chip to take it away", async ({
  page,
  demo,
  host,
}) => {
  await open(page, demo, host, [["IOM", 90]]);
  await page.getByRole("searchbox", { name: "Find in Place" }).fill("u");
  await page.getByRole("checkbox", { name: "Cuba" }).press("Space");
  await page.getByRole("checkbox", { name: "Perú" }).press("Space");
  await expect(found(page)).toHaveText("4 releases found");
  await page.getByRole("checkbox", { name: "2010" }).check();
  await expect(chips(page)).toHaveText(["Cuba", "Perú", "2010"]);
  await page.getByRole("button", { name: "Remove filter: 2010" }).press("Enter");
  await expect(chips(page)).toHaveText(["Cuba", "Perú"]);
  await page.getByRole("button", { name: "Remove filter: Cuba" }).click();
  await expect(found(page)).toHaveText("2 releases found");
  await page.getByRole("checkbox", { name: "Cuba" }).check();
  await page.getByRole("button", { name: "Remove all filters" }).click();
  await expect(chips(page)).toHaveCount(0);
  await expect(found(page)).toHaveText("90 releases");
});

test("sources are a filter where there are several", async ({ page, demo, host }) => {
  await open(page, demo, host, [["IOM", 20]]);
  await expect(page.locator("[data-facet=source]")).toHaveCount(0);
  await open(page, demo, host, [
    ["IOM", 20],
    ["UNICEF", 10],
  ]);
  await expect(values(page, "source")).toHaveText([/^IOM\s*20/, /^UNICEF\s*10/]);
  await page.getByRole("checkbox", { name: "UNICEF" }).check();
  await expect(found(page)).toHaveText("10 releases found");
  await expect(values(page, "source")).toHaveCount(2);
});
