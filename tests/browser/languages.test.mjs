// The words of a language other than English come as a file of their own.

import { expect, found, pageWith, searchBox, test } from "./setup.mjs";

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
