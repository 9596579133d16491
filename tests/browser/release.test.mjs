// A release that is open: its link, citations, quotations, printing, and the way back.

import { expect, found, pageWith, test, titles } from "./setup.mjs";

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

const TITLE = "IOM launches Stop Human Trafficking Art Competition in Jamaica";
const FEED = JSON.stringify({
  version: "https://jsonfeed.org/version/1.1",
  items: [
    {
      id: "original",
      title: "Aid & shelter",
      url: "https://iom.example/aid",
      content_text: "First words.\n\nA sentence to be quoted stands here. And another one.",
      date_published: "2021-02-03",
      language: "en",
      _dateline: { source: "IOM", status: "corrected", note: "The figure was wrong." },
    },
    { id: "gone", date_published: "2021-02-01", _dateline: { status: "withdrawn", note: "Untrue." } },
  ],
});

async function open(page, demo, host, { attributes = 'route="news"', ...options } = {}) {
  const src = host.add("/feed.json", { body: FEED });
  const body = pageWith({ ...demo.publisher, src, attributes, ...options });
  return host.add("/", { body });
}

const clipboard = (page) => page.evaluate(() => navigator.clipboard.readText());
const button = (page, name) => page.getByRole("button", { name, exact: true });

/** Selects the first `text` of the release that is open, as a reader would. */
async function select(page, text) {
  await page.locator("[part~=text]").evaluate((element, text) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node; (node = walker.nextNode()); ) {
      const start = node.data.indexOf(text);
      if (start >= 0) getSelection().setBaseAndExtent(node, start, node, start + text.length);
    }
  }, text);
}

test("its link is copied, without what was searched, and leads back to it", async ({
  page,
  demo,
  host,
}) => {
  await page.goto((await open(page, demo, host)) + "?a=1&news-q=shelter");
  await titles(page).getByRole("link").click();
  await button(page, "Copy link").click();
  await expect(button(page, "Copied")).toBeFocused();
  await expect(page.getByRole("status")).toHaveText("Copied");
  const link = await clipboard(page);
  expect(link).toBe(`${host.origin}/?a=1&news-open=original`);
  await page.goto(link);
  await expect(page.getByRole("heading", { level: 2 })).toHaveText("Aid & shelter");
});

test("where the element has no addresses, the link is the original's", async ({
  page,
  demo,
  host,
}) => {
  await page.goto(await open(page, demo, host, { attributes: "" }));
  await titles(page).getByRole("link").first().click();
  await button(page, "Copy link").click();
  await expect(page.getByRole("status")).toHaveText("Copied");
  expect(await clipboard(page)).toBe("https://iom.example/aid");
});

test("citations are shown and copied, by keyboard alone", async ({ page, demo, host }) => {
  await page.goto((await open(page, demo, host)) + "?news-open=original");
  await expect(page.getByRole("heading", { level: 2 })).toBeVisible();
  await button(page, "Print").focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const citations = page.locator("[part~=citation]");
  await expect(citations).toHaveText([
    "IOM. “Aid & shelter”. 3 February 2021. https://iom.example/aid",
    /^@misc\{iom2021aid-[0-9a-f]{8},[^]*title = \{\{Aid \\& shelter\}\}/,
    /^TY {2}- ELEC[^]*DA {2}- 2021\/02\/03/,
    `${host.origin}/?news-open=original`,
  ]);
  for (const [index, format] of ["Text", "BibTeX", "RIS", "Link"].entries()) {
    await page.keyboard.press("Tab");
    await expect(button(page, `Copy: ${format}`)).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(button(page, `Copy: ${format}`)).toHaveText("Copied");
    const shown = await citations.nth(index).textContent();
    expect((await clipboard(page)).split(/\r?\n/)).toEqual(shown.split(/\r?\n/));
  }
});

test("where copying is refused, that is said, and the text is there to select", async ({
  page,
  demo,
  host,
}) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error("refused"));
  });
  await page.goto((await open(page, demo, host)) + "?news-open=original");
  await button(page, "Copy link").click();
  const problem = page.locator("[part~=problem]");
  await expect(problem).toContainText("This browser did not allow it");
  await expect(problem).toContainText("?news-open=original");
  await expect(page.getByRole("status")).toContainText("did not allow it");
});

test("a browser that can share is asked to, one that cannot has no such button", async ({
  page,
  demo,
  host,
}) => {
  const url = (await open(page, demo, host)) + "?news-open=original";
  await page.goto(url);
  await expect(button(page, "Print")).toBeVisible();
  const can = await page.evaluate(() => "share" in navigator);
  await expect(button(page, "Share")).toHaveCount(can ? 1 : 0);
  await page.addInitScript(() => {
    window.shared = [];
    Navigator.prototype.share = (data) => Promise.reject(window.shared.push(data)); // given up
    window.print = () => (window.printed = true);
  });
  await page.reload();
  await button(page, "Share").click();
  expect(await page.evaluate(() => window.shared)).toEqual([{ title: "Aid & shelter", url }]);
  await button(page, "Print").click();
  expect(await page.evaluate(() => window.printed)).toBe(true);
});

test("a sentence that is selected can be linked to, and the link shows it", async ({
  page,
  demo,
  host,
}) => {
  const url = (await open(page, demo, host)) + "?news-open=original";
  await page.goto(url);
  await expect(button(page, "Copy link to the selection")).toHaveCount(0);
  await select(page, "A sentence to be quoted");
  await button(page, "Copy link to the selection").click();
  await expect(button(page, "Copied")).toBeVisible();
  const link = await clipboard(page);
  expect(link).toBe(`${url}#:~:text=A%20sentence%20to%20be%20quoted`);

  // The archive comes long after the browser has given up looking for the words itself.
  await page.route("**/feed.json", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1200));
    await route.continue();
  });
  await page.setViewportSize({ width: 600, height: 250 });
  await page.goto("about:blank");
  await page.goto(link);
  await expect(page.locator("mark[part~=quoted]")).toHaveText("A sentence to be quoted");
  await expect(page.locator("mark[part~=quoted]")).toBeInViewport();
  await page.getByRole("link", { name: "Back to the results" }).click();
  await titles(page).getByRole("link", { name: "Aid & shelter" }).click();
  await expect(page.locator("[part~=text]")).toBeVisible();
  await expect(page.locator("mark")).toHaveCount(0);
});

test("what was selected elsewhere on the page is not quoted", async ({ page, demo, host }) => {
  await page.goto((await open(page, demo, host)) + "?news-open=original");
  await expect(page.getByRole("heading", { level: 2 })).toBeVisible();
  await page.evaluate(() => getSelection().selectAllChildren(document.querySelector("h1")));
  await page.waitForTimeout(100);
  await expect(button(page, "Copy link to the selection")).toHaveCount(0);
});

test("a correction is told, a withdrawn release is a notice and no more", async ({
  page,
  demo,
  host,
}) => {
  const url = await open(page, demo, host);
  await page.goto(`${url}?news-open=original`);
  await expect(page.locator("[part~=note]")).toHaveText(/^Corrected\s?The figure was wrong\.$/);
  await page.goto(`${url}?news-open=gone`);
  await expect(page.getByRole("heading", { level: 2 })).toHaveText(/was withdrawn/);
  await expect(page.locator("[part~=note]")).toHaveText(/^Withdrawn\s?Untrue\.$/);
  await expect(button(page, "Print")).toHaveCount(0);
});

test("its translations are above its text, and the focus goes along", async ({ page, demo }) => {
  await page.goto(`${demo.publisher.origin}/demo/`);
  await titles(page).getByRole("link", { name: TITLE }).click();
  const spanish = page.locator("[part~=release]").getByRole("link", { name: "español" });
  const [{ y: above }, { y: text }] = await Promise.all([
    spanish.boundingBox(),
    page.locator("[part~=text]").boundingBox(),
  ]);
  expect(above).toBeLessThan(text);
  await spanish.press("Enter");
  await expect(page.getByRole("heading", { level: 2, name: /concurso de arte/ })).toBeFocused();
});

test("Back returns to the same place in the list, by link and by the browser", async ({
  page,
  demo,
}) => {
  await page.setViewportSize({ width: 900, height: 500 });
  await page.goto(`${demo.publisher.origin}/demo/`);
  await expect(found(page)).toHaveText("9 releases");
  const link = titles(page).nth(7).getByRole("link");
  await link.scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => scrollY);
  expect(before).toBeGreaterThan(500);
  const back = [
    () => page.getByRole("link", { name: "Back to the results" }).click(),
    () => page.goBack(),
  ];
  for (const goBack of back) {
    await link.click();
    await expect(page.locator("[part~=release]")).toBeVisible();
    await goBack();
    await expect(link).toBeFocused();
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(before);
  }
});

test("on paper there is the release, without what is for the screen", async ({ page, demo, host }) => {
  await page.goto((await open(page, demo, host)) + "?news-open=original");
  await expect(page.getByRole("heading", { level: 2 })).toBeVisible();
  await page.emulateMedia({ media: "print" });
  for (const part of ["search", "back", "use"])
    await expect(page.locator(`[part~=${part}]`).first()).toBeHidden();
  for (const part of ["release-title", "note", "text", "original"])
    await expect(page.locator(`[part~=${part}]`).first()).toBeVisible();
  const url = await page
    .locator("[part~=original]")
    .evaluate((link) => getComputedStyle(link, "::after").content);
  expect(url).toContain("https://iom.example/aid");
});

test("what is for reading comes behind the results, once; a release says that it is missing", async ({
  page,
  demo,
  host,
}) => {
  const fetched = [];
  page.on("request", (request) => /-more-/.test(request.url()) && fetched.push(request.url()));
  await page.route(/-more-/, (route) => route.abort());
  await page.goto(await open(page, demo, host));
  await expect(titles(page)).toHaveCount(2);
  await expect.poll(() => fetched.length).toBe(1);

  const title = titles(page).getByRole("link", { name: "Aid & shelter" });
  const back = page.getByRole("link", { name: "Back to the results" });
  await title.click();
  const again = page.locator("[part~=notice]").getByRole("button", { name: "Try again" });
  await expect(again).toBeVisible();
  await expect(back).toBeFocused();
  await back.click();
  await title.click();
  await page.unroute(/-more-/);
  await again.click();
  await expect(page.locator("[part~=text]")).toBeVisible();
  await back.click();
  await title.click();
  await expect(button(page, "Print")).toBeVisible();
  expect(fetched).toHaveLength(2);
  expect(await page.evaluate(() => document.querySelectorAll("link").length)).toBe(0);
});

test("a release that is opened by its address waits for what shows it", async ({ page, demo, host }) => {
  const come = [];
  await page.route(/-more-/, (route) => come.push(() => route.continue()));
  await page.goto((await open(page, demo, host)) + "?news-open=original");
  await expect.poll(() => come.length).toBe(1);
  await expect(page.locator("[part~=loading]")).toBeVisible();
  await expect(titles(page)).toHaveCount(0);
  come[0]();
  await expect(page.locator("[part~=text]")).toBeVisible();
  await expect(page.locator("[part~=loading]")).toHaveCount(0);
});

for (const since of [2023, 2021]) {
  test(`what is for reading is run only as it was built, in browsers since ${since}`, async ({
    page,
    demo,
    host,
  }) => {
    if (since < 2023)
      await page.addInitScript(() => (DOMTokenList.prototype.supports = () => false));
    await page.goto((await open(page, demo, host)) + "?news-open=original");
    await expect(page.locator("[part~=text]")).toBeVisible();
    expect(await page.evaluate(() => document.head.querySelectorAll("[integrity]").length)).toBe(0);

    await page.route(/-more-/, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: `window.forged = true; ${await response.text()}` });
    });
    const refused = page.waitForEvent("console", (message) => /integrity/.test(message.text()));
    await page.reload();
    await refused;
    await expect(page.getByRole("button", { name: "Try again" }).first()).toBeVisible();
    await expect(page.locator("[part~=text]")).toHaveCount(0);
    expect(await page.evaluate(() => window.forged)).toBeUndefined();
  });
}
