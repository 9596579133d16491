// The element in pages of other people's making: plain script, React, Preact and Vue, by the code
// that docs/EMBED.md shows.

import { FRAMEWORKS, hostScript } from "./hosts/bundle.mjs";
import { expect, found, largeFeed, searchBox, test, titles } from "./setup.mjs";

/** show() of hosts/*.mjs: `archives` are { key, src, place }. */
const show = (page, archives) => page.evaluate((next) => window.show(next), archives);
const received = (page) => page.evaluate(() => window.received);
const elements = (page) => page.locator("dateline-archive");

/** How many listeners window and document have, as the debugger counts them. */
async function listeners(session) {
  let count = 0;
  for (const expression of ["window", "document"]) {
    const { result } = await session.send("Runtime.evaluate", { expression });
    const { objectId } = result;
    const found = await session.send("DOMDebugger.getEventListeners", { objectId });
    count += found.listeners.length;
  }
  return count;
}

for (const framework of FRAMEWORKS) {
  test.describe(framework, () => {
    let script;
    test.beforeAll(async () => {
      script = await hostScript(framework);
    });

    test.beforeEach(async ({ page, demo, host }) => {
      const errors = [];
      page.on("pageerror", (error) => errors.push(error.message));
      page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
      page.errors = errors;
      host.add("/host.js", { body: script, headers: { "Content-Type": "text/javascript" } });
      const body = `<!doctype html><html lang="en"><title>Host</title><link rel="icon" href="data:,">
        <script async crossorigin src="${demo.publisher.origin}/dateline.js"></script>
        <main id="root"></main><script src="/host.js"></script></html>`;
      await page.goto(host.add("/", { body }));
      await page.waitForFunction(() => customElements.get("dateline-archive"));
    });

    test.afterEach(({ page }) => expect(page.errors).toEqual([]));

    test("attributes follow, also when one goes", async ({ page, demo }) => {
      const archive = { key: "a", src: `${demo.publisher.origin}/demo/archive.json` };
      await show(page, [archive]);
      await expect(found(page)).toHaveText("9 releases");
      await expect(titles(page)).toHaveCount(5);
      await elements(page).evaluate((element) => (window.first = element));
      await show(page, [{ ...archive, place: "Haiti" }]);
      await expect(found(page)).toHaveText("1 release");
      await show(page, [archive]);
      await expect(found(page)).toHaveText("9 releases");
      expect(await elements(page).evaluate((element) => element === window.first)).toBe(true);
    });

    test("attributes are there before the element is defined", async ({ page, demo, host }) => {
      const body = `<!doctype html><html lang="en"><title>Host</title><link rel="icon" href="data:,">
        <main id="root"></main><script src="/host.js"></script></html>`;
      await page.goto(host.add("/late", { body }));
      const src = `${demo.publisher.origin}/demo/archive.json`;
      await show(page, [{ key: "a", src, place: "Haiti" }]);
      await page.addScriptTag({ url: `${demo.publisher.origin}/dateline.js` });
      await expect(found(page)).toHaveText("1 release");
    });

    test("a release that is opened goes to the page", async ({ page, demo }) => {
      await show(page, [{ key: "a", src: `${demo.publisher.origin}/demo/archive.json` }]);
      await searchBox(page).fill("art competition");
      await expect(titles(page)).toHaveCount(1);
      await page.locator("[part~=hit-link]").click();
      await expect.poll(() => received(page)).toHaveLength(1);
      const [[key, id]] = await received(page);
      expect([key, id]).toEqual(["a", expect.stringContaining("art-competition")]);
      await expect(page.locator("[part~=release]")).toHaveCount(0);
    });

    test("what is taken away leaves no listener and no worker", async ({ page, host }) => {
      const session = await page.context().newCDPSession(page);
      const src = host.add("/large.json", { body: largeFeed() });
      const before = await listeners(session);
      for (let times = 0; times < 3; times++) {
        await show(page, [{ key: `a${times}`, src }]);
        await expect(found(page)).toHaveText("1,500 releases");
        expect(page.workers()).toHaveLength(1);
        expect(await listeners(session)).toBeGreaterThan(before);
        await show(page, []);
        await expect(elements(page)).toHaveCount(0);
        await expect.poll(() => page.workers()).toHaveLength(0);
        expect(await listeners(session)).toBe(before);
      }
    });

    test("two elements keep apart, and one goes without the other", async ({ page, demo }) => {
      const src = `${demo.publisher.origin}/demo/archive.json`;
      const both = [
        { key: "a", src, place: "Haiti" },
        { key: "b", src },
      ];
      await show(page, both);
      await expect(found(elements(page).nth(0))).toHaveText("1 release");
      await expect(found(elements(page).nth(1))).toHaveText("9 releases");
      await searchBox(elements(page).nth(1)).fill("art competition");
      await expect(titles(elements(page).nth(1))).toHaveCount(1);
      await expect(found(elements(page).nth(0))).toHaveText("1 release");
      await elements(page).nth(1).locator("[part~=hit-link]").click();
      await expect.poll(async () => (await received(page)).map(([key]) => key)).toEqual(["b"]);
      await show(page, both.slice(1));
      await expect(elements(page)).toHaveCount(1);
      await searchBox(page).fill("smuggl");
      await expect(found(page)).toHaveText("1 release found");
    });

    test("the same element, put back, works on", async ({ page, demo }) => {
      await show(page, [{ key: "a", src: `${demo.publisher.origin}/demo/archive.json` }]);
      await expect(found(page)).toHaveText("9 releases");
      await page.evaluate(async () => {
        const element = document.querySelector("dateline-archive");
        const next = element.nextSibling;
        const parent = element.parentNode;
        element.remove();
        await new Promise((resolve) => setTimeout(resolve));
        parent.insertBefore(element, next);
      });
      await searchBox(page).fill("smuggl");
      await expect(found(page)).toHaveText("1 release found");
    });
  });
}
