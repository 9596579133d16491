// The pages of dateline pages, in a browser: read without script, under the strictest policy,
// searched by axe, and with text that would like to be markup.

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { serve } from "../../web/serve.mjs";
import { complaints } from "./axe.mjs";
import { expect, test as base } from "./setup.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const POLICY = "default-src 'none'; style-src 'self'; img-src https:";
const AFGHANS = "2021/08/safety-of-afghans-and-humanitarian-access-must-be-top-priorities";

const HOSTILE = [
  "<script>hit()</script>",
  "</script><script>hit()</script>",
  "</title><img src=x onerror=hit()>",
  '" onmouseover="hit()" x="',
  "<!--<script>",
  "</style><svg onload=hit()>",
  "&lt;script&gt;hit()&lt;/script&gt;",
];

const hostileArchive = {
  version: "https://jsonfeed.org/version/1.1",
  title: HOSTILE.join(" "),
  language: "en",
  items: [
    ...HOSTILE.map((text, i) => ({
      id: `${text}${i}`,
      title: text,
      summary: text,
      content_text: `${text}\n\n${text}`,
      language: "en",
      date_published: "2021-08-17",
      tags: [text],
      authors: [{ name: text }],
      _dateline: { places: [text], source: text, status: "corrected", note: text },
    })),
    {
      id: "ar",
      title: "بيان صحفي عن الهجرة",
      content_text: "جنيف – نص البيان.",
      language: "ar",
      date_published: "2021-07",
      _dateline: { places: ["هايتي"] },
    },
    {
      id: "withdrawn",
      url: "https://example.org/the-withdrawn-release",
      language: "fr",
      date_published: "2021-06-01",
      _dateline: { status: "withdrawn", note: "Publié par erreur." },
    },
  ],
};

/** Writes the pages of an archive to a folder and serves them. */
async function publish(folder, name, archive, ...options) {
  const output = join(folder, name);
  const { status, stderr } = spawnSync(
    join(ROOT, "build/native/dateline"),
    ["pages", archive, "-o", output, "--base-url", "https://example.org/news/", ...options],
    { encoding: "utf8" },
  );
  expect(status, stderr).toBe(0);
  return serve({ root: output, headers: () => ({ "Content-Security-Policy": POLICY }) });
}

const test = base.extend({
  /** { sample, spanish, hostile }, each a site. */
  sites: [
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), "dateline-"));
      const sample = join(ROOT, "web/sample/archive.json");
      const hostile = join(folder, "hostile.json");
      writeFileSync(hostile, JSON.stringify(hostileArchive));
      const sites = {
        sample: await publish(folder, "sample", sample),
        spanish: await publish(folder, "spanish", sample, "--lang", "es", "--title", "Noticias"),
        hostile: await publish(folder, "hostile", hostile),
      };
      await use(sites);
      for (const site of Object.values(sites)) await site.close();
      rmSync(folder, { recursive: true });
    },
    { scope: "worker" },
  ],
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("a reader gets from the front page to a release, its translation and the next", async ({
    page,
    sites,
  }) => {
    await page.goto(`${sites.sample.origin}/`);
    await page.getByRole("navigation", { name: "By year" }).getByRole("link").click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("2021");
    await page.getByRole("heading", { name: "February 2021" }).getByRole("link").click();
    await expect(page.getByRole("heading", { level: 2 })).toHaveCount(4);
    await page.getByRole("link", { name: "March 2021" }).click();
    await page.getByRole("heading", { level: 2 }).getByRole("link").click();
    await expect(page.getByRole("article")).toContainText("Dominica");
    await page.getByRole("link", { name: "Español" }).click();
    await expect(page.locator("html")).toHaveAttribute("lang", "es");
    await expect(page.locator("article time")).toHaveText("1 de marzo de 2021");
    await page.locator(".neighbours").getByRole("link").first().click();
    await expect(page.locator("html")).toHaveAttribute("lang", "es");
    await page.locator(".crumbs").getByRole("link").first().click();
    await expect(page).toHaveURL(`${sites.sample.origin}/`);
  });

  test("lists speak the language of the site", async ({ page, sites }) => {
    await page.goto(`${sites.spanish.origin}/`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Noticias");
    await expect(page.getByText("9 comunicados, 4 de febrero de 2021")).toBeVisible();
    await expect(page.getByRole("heading", { level: 3 }).first()).toHaveText(/^La seguridad/);
  });
});

test("the policy is kept, and no script runs", async ({ page, sites }) => {
  for (const path of ["/", "/2021/", "/2021/08/", `/${AFGHANS}.html`]) {
    await page.goto(sites.sample.origin + path);
    expect(await page.evaluate(() => window.violations)).toEqual([]);
    expect(await page.evaluate(() => document.styleSheets.length)).toBe(1);
  }
});

test("text stays text", async ({ page, sites }) => {
  const lists = ["/", "/2021/", "/2021/08/"].map((path) => sites.hostile.origin + path);
  await page.goto(lists[2]);
  const links = await page.locator("[part=hit-link]").evaluateAll((all) => all.map((a) => a.href));
  expect(links).toHaveLength(HOSTILE.length);
  for (const url of [...lists, ...links]) {
    await page.goto(url);
    const found = await page.evaluate(() => ({
      scripts: [...document.scripts].map(({ type }) => type),
      strangers: document.querySelectorAll("svg, img, style, iframe, object, base").length,
      handlers: [...document.querySelectorAll("*")].flatMap(({ attributes }) =>
        [...attributes].map(({ name }) => name).filter((name) => name.startsWith("on")),
      ),
    }));
    expect(found.scripts.every((type) => type === "application/ld+json")).toBe(true);
    expect(found).toMatchObject({ strangers: 0, handlers: [] });
  }
  for (const [i, text] of HOSTILE.entries()) {
    await page.goto(links[i]);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(text);
    const data = JSON.parse(await page.locator("script").textContent());
    expect(data.headline).toBe(text);
    expect(data.author[0].name).toBe(text);
  }
});

test("nothing is wider than a small screen", async ({ page, sites }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const site of [sites.sample, sites.hostile]) {
    await page.goto(`${site.origin}/2021/08/`);
    const release = await page.locator("[part=hit-link]").first().getAttribute("href");
    for (const path of ["/", "/2021/", "/2021/08/", `/2021/08/${release}`]) {
      await page.goto(site.origin + path);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    }
  }
});

test("an Arabic release reads from right to left", async ({ page, sites }) => {
  await page.goto(`${sites.hostile.origin}/2021/07/`);
  await page.locator("[part=hit-link]").click();
  const direction = (selector) =>
    page.locator(selector).evaluate((element) => getComputedStyle(element).direction);
  expect(await direction("h1")).toBe("rtl");
  expect(await direction("[part=text]")).toBe("rtl");
  expect(await direction("body")).toBe("ltr");
});

for (const colorScheme of ["light", "dark"]) {
  test.describe(`axe, ${colorScheme}`, () => {
    test.use({ colorScheme });
    for (const [site, path] of [
      ["sample", ""],
      ["sample", "2021/"],
      ["sample", "2021/02/"],
      ["sample", `${AFGHANS}.html`],
      ["spanish", ""],
      ["spanish", `${AFGHANS}-fr.html`],
      ["hostile", "2021/08/"],
      ["hostile", "2021/06/the-withdrawn-release.html"],
    ]) {
      test(`${site} ${path}`, async ({ page, sites }) => {
        await page.goto(`${sites[site].origin}/${path}`);
        expect(await complaints(page)).toEqual([]);
      });
    }
  });
}
