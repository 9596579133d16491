// What the element does to a page, and a page to the element.

import { expect, found, pageWith, searchBox, test, titles } from "./setup.mjs";

const shift = (page) => page.evaluate(() => window.shift);

/** A page of which more follows the element, and would be pushed down by it. */
function pageWithFoot(origin, reserve) {
  return pageWith({
    origin,
    head: `<style>dateline-archive { display: flow-root; ${reserve} }</style>`,
  }).replace("</main>", "<p>What follows</p><p>And more</p></main>");
}

test("with the height reserved nothing on the page moves", async ({ page, demo, host }) => {
  for (const [width, colorScheme] of [
    [1200, "light"],
    [390, "dark"],
  ]) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    for (const url of [
      `${demo.publisher.origin}/demo/`,
      `${demo.publisher.origin}/demo/strict.html`,
      `${demo.partner.origin}/`,
      host.add(`/${width}`, { body: pageWithFoot(demo.publisher.origin, "min-block-size: 60rem") }),
    ]) {
      await page.goto(url);
      await expect(found(page)).toHaveText("9 releases");
      await page.waitForTimeout(200);
      expect(await shift(page), `${url} at ${width}`).toBe(0);
    }
  }
});

test("without it, things move: the measure works", async ({ page, demo, host }) => {
  await page.goto(host.add("/", { body: pageWithFoot(demo.publisher.origin, "") }));
  await expect(found(page)).toHaveText("9 releases");
  await expect.poll(() => shift(page)).toBeGreaterThan(0.01);
});

test("hostile styles stop at the element", async ({ page, demo, host }) => {
  const look = () =>
    page.locator("dateline-archive").evaluate((element) => {
      const root = element.shadowRoot;
      const picked = [
        "archive",
        "search-input",
        "hit-title",
        "snippet",
        "meta",
        "facet-value",
        "hits",
      ];
      const properties = [
        "color",
        "font",
        "letterSpacing",
        "wordSpacing",
        "textTransform",
        "textAlign",
        "textIndent",
        "whiteSpace",
        "textShadow",
        "backgroundColor",
        "cursor",
        "lineHeight",
        "display",
        "listStyleType",
        "userSelect",
      ];
      return picked.map((part) => {
        const style = getComputedStyle(root.querySelector(`[part~=${part}]`));
        return [part, ...properties.map((property) => `${property}: ${style[property]}`)];
      });
    });
  await page.goto(host.add("/", { body: pageWith({ ...demo.publisher, attributes: 'route=""' }) }));
  await expect(titles(page)).toHaveCount(9);
  const calm = await look();
  await page.goto(`${demo.publisher.origin}/demo/hostile.html`);
  await expect(titles(page)).toHaveCount(9);
  await expect(page.locator("h1")).toHaveCSS("text-transform", "uppercase");
  expect(await look()).toEqual(calm);
  await searchBox(page).fill("smuggl");
  await expect(titles(page)).toHaveCount(1);
  await expect(titles(page)).toBeVisible();
});

test("two elements keep apart", async ({ page, demo }) => {
  const requests = [];
  page.on("request", (request) => requests.push(request.url()));
  await page.goto(`${demo.publisher.origin}/demo/two.html`);
  const [world, jamaica] = [page.locator("#world"), page.locator("#jamaica")];
  await expect(found(world)).toHaveText("9 comunicados");
  await expect(found(jamaica)).toHaveText("1 release");
  expect(requests.filter((url) => url.endsWith("archive.json"))).toHaveLength(1);

  await searchBox(world).fill("desplazados");
  await expect(page).toHaveURL(/\?world-q=desplazados$/);
  await expect(found(jamaica)).toHaveText("1 release");
  await expect(searchBox(jamaica)).toHaveValue("");
  await searchBox(jamaica).fill("smuggl");
  await expect(page).toHaveURL(/\?world-q=desplazados&jamaica-q=smuggl$/);
  await expect(jamaica.locator("[part~=notice]")).toBeVisible();
  await page.reload();
  await expect(searchBox(world)).toHaveValue("desplazados");
  await expect(searchBox(jamaica)).toHaveValue("smuggl");
  await expect(found(world)).toHaveText(/encontrado/);
});

test("one of two elements goes, the other stays", async ({ page, demo }) => {
  await page.goto(`${demo.publisher.origin}/demo/two.html`);
  await expect(found(page.locator("#world"))).toHaveText("9 comunicados");
  await page.evaluate(() => document.getElementById("jamaica").remove());
  await searchBox(page.locator("#world")).fill("concurso");
  await expect(titles(page.locator("#world"))).toHaveCount(1);
});

test("a narrow screen has no sideways scrolling", async ({ page, demo }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto(`${demo.publisher.origin}/demo/`);
  await expect(found(page)).toHaveText("9 releases");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  await page.getByRole("button", { name: "Filters" }).click();
  await page.getByLabel("Mexico").check();
  await expect(found(page)).toHaveText("2 releases found");
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("the page's own content is there", async ({ page, demo }) => {
    await page.goto(`${demo.publisher.origin}/demo/`);
    await expect(page.locator("dateline-archive li")).toHaveCount(9);
    await expect(page.locator("dateline-archive h2").first()).toHaveText(/Safety of Afghans/);
    await expect(page.locator("dateline-archive h2").first()).toBeVisible();
  });
});

test("where the page forbids script its own content is there", async ({ page, demo }) => {
  await page.goto(`${demo.publisher.origin}/demo/noscript.html`);
  await expect(page.locator("dateline-archive li").first()).toBeVisible();
  await expect(page.locator("dateline-archive li")).toHaveCount(9);
});
