// What readers take along: the releases found as a file, and the feeds of what is new.

import { readFileSync } from "node:fs";
import { complaints } from "./axe.mjs";
import { expect, found, pageWith, searchBox, test, titles } from "./setup.mjs";

const FEED = JSON.stringify({
  version: "https://jsonfeed.org/version/1.1",
  title: "IOM News",
  items: Array.from({ length: 12 }, (_, i) => ({
    id: `r${i}`,
    title: i ? `Flood ${i}` : "=HYPERLINK(1)",
    date_published: i ? `2021-0${1 + (i % 9)}-05` : "2021-12",
    language: "en",
    _dateline: { places: [i % 2 ? "Haiti" : "Cuba"], source: "IOM" },
  })),
});
const FEEDS = {
  title: "IOM News",
  feeds: [
    { title: "IOM News", rss: "rss/all.xml", json: "json/all.json" },
    { facet: "place", value: "Haiti", title: "Haiti · IOM News", rss: "rss/place/haiti.xml", json: "json/place/haiti.json" },
  ],
};

async function open(page, demo, host, { attributes = "", feeds = FEEDS, lang = "en" } = {}) {
  const src = host.add("/feed.json", { body: FEED });
  host.add("/feeds/feeds.json", { body: JSON.stringify(feeds) });
  const body = pageWith({ ...demo.publisher, src, lang, attributes: `route="" ${attributes}` });
  await page.goto(host.add("/", { body }));
  await expect(titles(page)).toHaveCount(10);
}

const menu = (page, name) => page.locator("summary", { hasText: name });

async function save(page, press) {
  const coming = page.waitForEvent("download");
  await press();
  const download = await coming;
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}

test("all that is found is saved, not only the page, in each format", async ({ page, demo, host }) => {
  await open(page, demo, host);
  await menu(page, "Export").click();
  const click = (name) => () => page.getByRole("button", { name, exact: true }).click();
  const csv = await save(page, click("CSV"));
  expect(csv.name).toBe("IOM-News.csv");
  const rows = csv.text.split("\r\n");
  expect(rows[0]).toMatch(/^\ufeffid,title,url,/);
  expect(rows).toHaveLength(14);
  expect(rows[1]).toMatch(/^"r0","'=HYPERLINK\(1\)",.*,"2021-12",""$/);
  await expect(page.locator("[part~=told]")).toHaveText("12 releases saved");
  await expect(page.getByRole("status")).toHaveText("12 releases saved");

  await page.getByRole("checkbox", { name: "Haiti" }).check();
  await searchBox(page).fill("flood");
  await expect(found(page)).toHaveText("6 releases found");
  await expect(page.locator("[part~=told]")).toHaveCount(0);
  const json = await save(page, click("JSON Feed"));
  expect(json.name).toBe("IOM-News-flood-Haiti.json");
  const { title, items } = JSON.parse(json.text);
  expect([title, items.length]).toEqual(["IOM News", 6]);
  expect(items.every(({ _dateline }) => _dateline.places[0] === "Haiti")).toBe(true);
  const bib = await save(page, click("BibTeX"));
  expect(bib.name).toBe("IOM-News-flood-Haiti.bib");
  expect(bib.text.match(/^@misc\{iom2021flood-/gm)).toHaveLength(6);
  const ris = await save(page, click("RIS"));
  expect(ris.name).toBe("IOM-News-flood-Haiti.ris");
  expect(ris.text.match(/^TY {2}- ELEC\r\n/gm)).toHaveLength(6);
});

test("by keyboard alone; a screen reader is told", async ({ page, demo, host }) => {
  await open(page, demo, host, { attributes: 'feeds="feeds/feeds.json"' });
  await menu(page, "Export").focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "CSV" })).toBeVisible();
  await page.keyboard.press("Tab");
  const { name } = await save(page, () => page.keyboard.press("Enter"));
  expect(name).toBe("IOM-News.csv");
  await expect(page.getByRole("button", { name: "CSV" })).toBeFocused();
  for (let i = 0; i < 4; i++) await page.keyboard.press("Tab");
  await expect(menu(page, "Follow")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("link", { name: "RSS: IOM News" })).toBeVisible();
  expect(await complaints(page)).toEqual([]);
  await expect(page.locator("[part~=take-away]")).toMatchAriaSnapshot(`
    - group:
      - text: Export
      - list:
        - listitem:
          - button "CSV"
        - listitem:
          - button "JSON Feed"
        - listitem:
          - button "BibTeX"
        - listitem:
          - button "RIS"
    - group:
      - text: Follow
      - list:
        - listitem: IOM News
        - listitem:
          - 'link "RSS: IOM News"'
        - listitem:
          - 'link "JSON Feed: IOM News"'
    - paragraph: 12 releases saved
  `);
});

test("the feeds are those of the one place that is chosen, else those of all", async ({
  page,
  demo,
  host,
}) => {
  await open(page, demo, host, { attributes: 'feeds="feeds/feeds.json"' });
  const fetched = [];
  page.on("request", (request) => /feeds\.json/.test(request.url()) && fetched.push(request.url()));
  await menu(page, "Follow").click();
  const rss = page.getByRole("link", { name: /^RSS/ });
  await expect(rss).toHaveAttribute("href", `${host.origin}/feeds/rss/all.xml`);
  await page.getByRole("checkbox", { name: "Haiti" }).check();
  await expect(rss).toHaveAttribute("href", `${host.origin}/feeds/rss/place/haiti.xml`);
  await expect(page.getByRole("link", { name: "JSON Feed: Haiti · IOM News" })).toHaveAttribute(
    "href",
    `${host.origin}/feeds/json/place/haiti.json`,
  );
  await page.getByRole("checkbox", { name: "Cuba" }).check();
  await expect(rss).toHaveAttribute("href", `${host.origin}/feeds/rss/all.xml`);
  expect(fetched).toHaveLength(1);
});

test("a list of feeds is hostile: only web addresses, and no list is said", async ({ page, demo, host }) => {
  const feeds = { feeds: [null, 1, { rss: "javascript:alert(1)", json: "data:,x" }, { rss: "javascript:1", json: "j.json", title: 7 }] };
  await open(page, demo, host, { attributes: 'feeds="feeds/feeds.json"', feeds });
  await menu(page, "Follow").click();
  const links = page.locator("[part~=follow] a");
  await expect(links).toHaveCount(1);
  await expect(links).toHaveAttribute("href", `${host.origin}/feeds/j.json`);

  for (const address of ["feeds/none.json", "javascript:1", "feed.json/none", "feeds/feeds.json"]) {
    await open(page, demo, host, { attributes: `feeds="${address}"`, feeds: {} });
    await menu(page, "Follow").click();
    await expect(page.locator("[part~=told]")).toHaveText("This did not work. Try again.");
    await expect(links).toHaveCount(0);
  }
});

test("without feeds there is nothing to follow, and headlines have neither", async ({ page, demo, host }) => {
  await open(page, demo, host);
  await expect(menu(page, "Export")).toHaveCount(1);
  await expect(menu(page, "Follow")).toHaveCount(0);
  await page.locator("dateline-archive").evaluate((element) => (element.layout = "headlines"));
  await expect(menu(page, "Export")).toHaveCount(0);
});

test("what is on demand may be missing: that is said, and tried again", async ({ page, demo, host }) => {
  const again = page.getByRole("button", { name: "This did not work. Try again." });
  await page.route(/-more-/, (route) => route.abort());
  await open(page, demo, host);
  await expect(again).toHaveCount(1); // in place of the timeline's bars
  await menu(page, "Export").click();
  await expect(again).toHaveCount(2);
  await expect(page.getByRole("status")).toHaveText("This did not work. Try again.");
  await menu(page, "Search help").click();
  await menu(page, "As a table").click();
  await expect(again).toHaveCount(4);
  expect(await complaints(page)).toEqual([]);
  await page.unroute(/-more-/);
  await again.last().click();
  await expect(page.getByRole("button", { name: "CSV" })).toBeVisible();
  await expect(page.getByRole("button", { name: "smuggl*" })).toBeVisible();
  await expect(page.locator("[part~=bar]").first()).toBeVisible();
  await expect(page.getByRole("table")).toBeVisible();
  await expect(again).toHaveCount(0);
});

test("under the strictest policy, in Spanish and Arabic", async ({ page, demo, host }) => {
  await page.goto(`${demo.publisher.origin}/demo/strict.html`);
  await menu(page, "Export").click();
  const { name, text } = await save(page, () => page.getByRole("button", { name: "RIS" }).click());
  expect(name).toMatch(/\.ris$/);
  expect(text).toMatch(/^TY {2}- ELEC\r\n/);
  expect(await page.evaluate(() => window.violations)).toEqual([]);
  for (const [lang, label, told] of [["es", "Exportar", "12 comunicados guardados"], ["ar", "تصدير", /12|١٢/]]) {
    await open(page, demo, host, { lang });
    await menu(page, label).click();
    await save(page, () => page.getByRole("button", { name: "CSV" }).click());
    await expect(page.locator("[part~=told]")).toHaveText(told);
    expect(await complaints(page)).toEqual([]);
  }
});
