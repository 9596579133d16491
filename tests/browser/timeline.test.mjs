// The timeline: by year and by month, by pointer, keyboard and typing, and as a table.

import { expect, found, pageWith, searchBox, test } from "./setup.mjs";

/** 2010 to 2021: in each month as many releases as half its number, every third of them "flood". */
const FEED = JSON.stringify({
  version: "https://jsonfeed.org/version/1.1",
  items: Array.from({ length: 12 }, (_, i) => 2010 + i).flatMap((year) =>
    Array.from({ length: 12 }, (_, i) => i + 1).flatMap((month) =>
      Array.from({ length: month >> 1 }, (_, n) => ({
        id: `${year}-${month}-${n}`,
        title: `${n % 3 ? "Report" : "Flood"} ${n}`,
        date_published: `${year}-${String(month).padStart(2, "0")}-0${n + 1}`,
        language: "en",
      })),
    ),
  ),
});
const A_YEAR = 36;

const bars = (page) => page.locator("[part~=bar]");
const bar = (page, period) => page.locator(`[part~=bar][data-period="${period}"]`);
const pressed = (page) => page.locator("[part~=bar][aria-pressed=true]");

async function open(page, demo, host, lang = "en", query = "") {
  const src = host.add("/feed.json", { body: FEED });
  const body = pageWith({ ...demo.publisher, src, lang, attributes: 'route=""' });
  await page.goto(host.add("/", { body }) + query);
  await expect(bars(page)).not.toHaveCount(0);
}

/** Presses on the bar of one period and lets go over that of another. */
async function drag(page, from, to) {
  const middle = async (period) => {
    const { x, y, width, height } = await bar(page, period).boundingBox();
    return [x + width / 2, y + height - 8];
  };
  await page.mouse.move(...(await middle(from)));
  await page.mouse.down();
  await page.mouse.move(...(await middle(to)), { steps: 8 });
}

test("a year is clicked, its months are shown, and one of them; again leads out", async ({
  page,
  demo,
  host,
}) => {
  await open(page, demo, host);
  await expect(bars(page)).toHaveCount(12);
  await bar(page, "2015").click();
  await expect(found(page)).toHaveText(`${A_YEAR} releases found`);
  await expect(bars(page)).toHaveCount(12);
  await expect(page.getByRole("region", { name: "Releases by month" })).toBeVisible();
  await expect(bar(page, "2015-12")).toHaveAccessibleName("December 2015: 6 releases");
  await bar(page, "2015-12").click();
  await expect(found(page)).toHaveText("6 releases found");
  await expect(pressed(page)).toHaveCount(1);
  await expect(page).toHaveURL(/\?from=2015-12&to=2015-12$/);
  await bar(page, "2015-12").click();
  await expect(page).toHaveURL(/\?from=2015&to=2015$/);
  await page.getByRole("button", { name: "All years" }).click();
  await expect(bar(page, "2010")).toBeVisible();
  await expect(pressed(page)).toHaveAttribute("data-period", "2015");
  await expect(bar(page, "2015")).toBeFocused();
  await bar(page, "2015").click();
  await expect(pressed(page)).toHaveCount(0);
  await expect(page).toHaveURL(/\/$/);
  await page.goBack();
  await expect(bars(page).first()).toHaveAttribute("data-period", "2015-01");
});

for (const lang of ["en", "ar"]) {
  test(`a range is dragged, in ${lang}`, async ({ page, demo, host }) => {
    await open(page, demo, host, lang);
    await drag(page, "2018", "2013");
    await expect(pressed(page)).toHaveCount(6); // marked before it is chosen
    await expect(page).toHaveURL(/\/$/);
    await page.mouse.up();
    await expect(page).toHaveURL(/\?from=2013&to=2018$/);
    await expect(bars(page)).toHaveCount(6);
    await drag(page, "2013", "2014");
    await page.mouse.up();
    await expect(bars(page)).toHaveCount(24);
    await expect(page).toHaveURL(/\?from=2013&to=2014$/);
    await drag(page, "2013-11", "2014-02");
    await page.mouse.up();
    await expect(page).toHaveURL(/\?from=2013-11&to=2014-02$/);
    await expect(pressed(page)).toHaveCount(4);
  });
}

test("arrows move, with Shift they mark, Enter chooses, Escape lets go", async ({
  page,
  demo,
  host,
}) => {
  await open(page, demo, host);
  await bar(page, "2021").focus();
  await page.keyboard.press("ArrowLeft");
  await expect(bar(page, "2020")).toBeFocused();
  await page.keyboard.press("Shift+ArrowLeft");
  await page.keyboard.press("Shift+ArrowLeft");
  await expect(bar(page, "2018")).toBeFocused();
  await expect(pressed(page)).toHaveCount(3);
  await page.keyboard.press("Shift+ArrowRight");
  await expect(pressed(page)).toHaveCount(2);
  await page.keyboard.press("Escape");
  await expect(pressed(page)).toHaveCount(0);
  await page.keyboard.press("Shift+ArrowLeft");
  await page.keyboard.press("Shift+ArrowLeft");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\?from=2017&to=2019$/);
  await expect(bar(page, "2017")).toBeFocused();
  await expect(bars(page)).toHaveCount(3);
  await page.keyboard.press("Enter");
  await expect(bar(page, "2017-01")).toBeFocused();
  await page.keyboard.press("End");
  await expect(bar(page, "2017-12")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(found(page)).toHaveText("6 releases found");
});

test("in Arabic the newest is at the left, and so the arrows go", async ({ page, demo, host }) => {
  await open(page, demo, host, "ar");
  const [first, last] = await Promise.all(["2010", "2021"].map((year) => bar(page, year).boundingBox()));
  expect(last.x).toBeLessThan(first.x);
  await bar(page, "2021").focus();
  await page.keyboard.press("ArrowRight");
  await expect(bar(page, "2020")).toBeFocused();
});

test("a range is typed", async ({ page, demo, host }) => {
  await open(page, demo, host);
  await page.getByLabel("From", { exact: true }).fill("3/2012");
  await page.getByLabel("To", { exact: true }).fill("2012-04-30");
  await page.getByLabel("To", { exact: true }).press("Enter");
  await expect(found(page)).toHaveText("3 releases found");
  await expect(pressed(page)).toHaveCount(2);
  await expect(bars(page)).toHaveCount(12);
});

test("a search is shown as a share of each period, in the table too", async ({
  page,
  demo,
  host,
}) => {
  await open(page, demo, host);
  const table = page.getByRole("table", { name: "Releases by year" });
  await page.getByText("As a table").click();
  await expect(table.getByRole("row")).toHaveCount(13);
  await expect(table.getByRole("row", { name: "2015" })).toHaveText("2015" + "36 releases");
  await searchBox(page).fill("flood");
  await expect(table.getByRole("row", { name: "2015" })).toHaveText("2015" + "16 releases, 44% of all");
  await expect(bar(page, "2015")).toHaveAccessibleName("2015: 16 releases, 44% of all");
  await bar(page, "2015").click();
  const months = page.getByRole("table", { name: "Releases by month" });
  await expect(months.getByRole("row", { name: "December 2015" })).toHaveText(
    "December 2015" + "2 releases, 33% of all",
  );
});

test("labels of bars do not run into each other", async ({ page, demo, host }) => {
  for (const [width, lang, query] of [
    [1200, "en", ""],
    [1200, "ar", "?from=2015&to=2016"],
    [1200, "es", "?from=2015&to=2015"],
    [320, "en", "?from=2015&to=2016"],
    [320, "ar", "?from=2015&to=2015"],
    [320, "en", ""],
  ]) {
    await page.setViewportSize({ width, height: 800 });
    await open(page, demo, host, lang, query);
    const boxes = await page.locator("[part~=bar-label]").evaluateAll((labels) =>
      labels
        .filter((label) => getComputedStyle(label).color !== "rgba(0, 0, 0, 0)")
        .map((label) => {
          const range = document.createRange();
          range.selectNodeContents(label);
          const { left, right } = range.getBoundingClientRect();
          return [left, right];
        })
        .sort(([a], [b]) => a - b),
    );
    expect(boxes.length, `${width} ${lang} ${query}`).toBeGreaterThan(2);
    for (const [i, [left]] of boxes.entries())
      if (i) expect(left, `${width} ${lang} ${query}`).toBeGreaterThanOrEqual(boxes[i - 1][1]);
  }
});
