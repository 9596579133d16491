// The words of a language other than English come as a file of their own.

import { expect, found, pageWith, searchBox, test, titles } from "./setup.mjs";

const WORDS = /dateline-[a-z]{2}-\w+\.json$/;

test("until its words are here, a page in Spanish says nothing in English", async ({
  page,
  demo,
  host,
}) => {
  let arrive;
  const arrival = new Promise((resolve) => (arrive = resolve));
  await page.route(WORDS, async (route) => {
    await arrival;
    await route.continue();
  });
  const archive = page.waitForResponse(/archive\.json$/);
  await page.goto(host.add("/", { body: pageWith({ ...demo.publisher, lang: "es" }) }));
  await archive;
  await page.waitForTimeout(300);
  const element = page.locator("dateline-archive");
  expect(await element.evaluate(({ shadowRoot }) => shadowRoot.textContent)).toBe("");
  arrive();
  await expect(found(page)).toHaveText("9 comunicados");
  await expect(element.locator("[part=archive]")).toHaveAttribute("lang", "es");
});

test("where its words cannot be had, it speaks English, and tries again", async ({
  page,
  demo,
  host,
}) => {
  await page.route(WORDS, (route) => route.abort());
  await page.goto(host.add("/", { body: pageWith({ ...demo.publisher, lang: "fr" }) }));
  await expect(found(page)).toHaveText("9 releases");
  await expect(page.locator("[part=archive]")).toHaveAttribute("lang", "en");
  await page.unroute(WORDS);
  await page.locator("dateline-archive").evaluate((element) => (element.pageSize = 5));
  await expect(found(page)).toHaveText("9 communiqués");
});

test("each language's words are fetched once, and English needs none", async ({
  page,
  demo,
  host,
}) => {
  const fetched = [];
  page.on("request", (request) => WORDS.test(request.url()) && fetched.push(request.url()));
  const element = page.locator("dateline-archive");
  const speak = (lang) => element.evaluate((element, lang) => (element.lang = lang), lang);
  await page.goto(host.add("/", { body: pageWith(demo.publisher) }));
  await expect(found(page)).toHaveText("9 releases");
  expect(fetched).toEqual([]);
  await speak("es");
  await speak("fr"); // the later one wins
  await expect(found(page)).toHaveText("9 communiqués");
  await speak("es");
  await expect(found(page)).toHaveText("9 comunicados");
  await speak("en");
  await expect(found(page)).toHaveText("9 releases");
  await expect(searchBox(page)).toBeVisible();
  expect(new Set(fetched).size).toBe(2);
  expect(fetched).toHaveLength(2);
});

for (const [lang, count, date] of [
  ["pt-BR", "9 comunicados", "17 de agosto de 2021"],
  ["ht", "9 kominike", "17 out 2021"],
  ["nl", "9 persberichten", "17 augustus 2021"],
  ["ar", "9 بيانات", "17 أغسطس 2021"],
]) {
  test(`a page in ${lang} has an archive in it`, async ({ page, demo, host }) => {
    await page.goto(host.add("/", { body: pageWith({ ...demo.publisher, lang }) }));
    await expect(found(page)).toHaveText(plain(count));
    await expect(page.locator("[part=archive]")).toHaveAttribute("lang", lang);
    await expect(page.locator("time").first()).toHaveText(date);
  });
}

test("the element's own language goes before the page's", async ({ page, demo, host }) => {
  const body = pageWith({ ...demo.publisher, lang: "es", attributes: 'lang="nl"' });
  await page.goto(host.add("/", { body }));
  await expect(found(page)).toHaveText("9 persberichten");
});

test("Arabic runs from right to left, what is not Arabic does not", async ({ page, demo, host }) => {
  const body = pageWith({ ...demo.publisher, lang: "ar", attributes: 'route="" page-size="4"' });
  await page.goto(host.add("/", { body }) + "?q=iom");
  await expect(titles(page)).toHaveCount(4);
  const box = (part) => page.locator(`[part~=${part}]`).first().boundingBox();
  const right = ({ x, width }) => Math.round(x + width);
  const [filters, results, title, meta] = await Promise.all(
    ["filters", "results", "hit-title", "meta"].map(box),
  );
  expect(filters.x).toBeGreaterThan(right(results));
  expect(right(title)).toBe(right(meta));
  await expect(titles(page).first()).toHaveCSS("direction", "ltr");
  await expect(searchBox(page)).toHaveCSS("direction", "ltr");
  await searchBox(page).fill("بيان");
  await expect(searchBox(page)).toHaveCSS("direction", "rtl");
  await searchBox(page).fill("iom");

  // Icons that point somewhere point the other way, others do not.
  const turned = (part) => page.locator(`[part~=${part}] [part~=icon]`).first();
  await expect(turned("step")).toHaveCSS("transform", "matrix(-1, 0, 0, 1, 0, 0)");
  await expect(turned("search")).toHaveCSS("transform", "none");
  await titles(page).first().getByRole("link").click();
  await expect(turned("back")).toHaveCSS("transform", "matrix(-1, 0, 0, 1, 0, 0)");
  await expect(page.locator("[part~=text] p").first()).toHaveCSS("direction", "ltr");
});

test("a date may be typed in Arabic digits", async ({ page, demo, host }) => {
  const body = pageWith({ ...demo.publisher, lang: "ar", attributes: 'route=""' });
  await page.goto(host.add("/", { body }));
  await page.getByLabel("من", { exact: true }).fill("٢٠٢١-٠٧");
  await page.getByLabel("من", { exact: true }).press("Enter");
  await expect(page).toHaveURL(/\?from=2021-07$/);
  await expect(page.locator("[part~=chip]")).toHaveText("منذ \u2068يوليو 2021\u2069");
});

/** `text` as it is shown, with or without what keeps directions apart. */
function plain(text) {
  return new RegExp(`^${text.replace(/\d+/, "\u2068?$&\u2069?")}$`);
}

test("in Arabic, lists begin at the right whatever their language, and dates are read in their order", async ({
  page,
  demo,
  host,
}) => {
  await page.goto(host.add("/", { body: pageWith({ ...demo.publisher, lang: "ar" }) }));
  const value = page.locator("[part~=facet-value]", { hasText: "Haiti" }).locator("span").first();
  await expect(value).toHaveCSS("text-align", "right");
  // From the left to the right, as it is seen.
  const seen = await page.locator("[part~=hint]").first().evaluate((hint) => {
    const letters = [...hint.firstChild.data].map((letter, i) => {
      const range = document.createRange();
      range.setStart(hint.firstChild, i);
      range.setEnd(hint.firstChild, i + 1);
      return { letter, ...range.getBoundingClientRect().toJSON() };
    });
    const shown = letters.filter(({ width }) => width).sort((a, b) => a.left - b.left);
    return shown.map(({ letter }) => letter).join("");
  });
  expect(seen.match(/[\d-]+/g)).toEqual(["2021-02-23", "2021-02", "2021"]);
});
