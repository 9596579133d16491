// Layouts, themes, narrow and enlarged pages, forced colours; and what the page has set beforehand.
// The pictures beside this file are what it looked like when somebody last looked:
// npx playwright test looks --update-snapshots

import { expect, found, pageWith, searchBox, test, titles } from "./setup.mjs";

/** The scope tells when the archive was last changed: every build has another day. */
const picture = (page) => ({ maxDiffPixelRatio: 0.02, mask: [page.locator("[part~=scope]")] });

/** Fonts that Debian has, so that pictures are the same everywhere. */
const FONTS = `<style>body { margin: 16px }
  dateline-archive { --dateline-font: "DejaVu Sans"; --dateline-font-title: "DejaVu Serif" }</style>`;

async function open(page, demo, host, { attributes = "", head = FONTS, ...options } = {}) {
  const body = pageWith({ ...demo.publisher, attributes: `route="" ${attributes}`, head, ...options });
  await page.goto(host.add("/", { body }) + (options.query ?? ""));
  await expect(titles(page).first()).toBeVisible();
}

test.describe("pictures", () => {
  test.use({ viewport: { width: 820, height: 640 } });

  for (const layout of ["full", "compact", "headlines"]) {
    test(`layout ${layout}`, async ({ page, demo, host }) => {
      await open(page, demo, host, { attributes: `layout="${layout}" page-size="3"` });
      await expect(page).toHaveScreenshot(`layout-${layout}.png`, picture(page));
    });
  }

  test("in Arabic", async ({ page, demo, host }) => {
    await open(page, demo, host, { lang: "ar", query: "?q=migration" });
    await expect(page).toHaveScreenshot("arabic.png", picture(page));
  });

  test("a release", async ({ page, demo, host }) => {
    await open(page, demo, host);
    await titles(page).first().getByRole("link").click();
    await expect(page.getByRole("button", { name: "Copy link" })).toBeVisible();
    await expect(page).toHaveScreenshot("release.png", picture(page));
  });

  test("with forced colours", async ({ page, demo, host }) => {
    await page.emulateMedia({ forcedColors: "active" });
    await open(page, demo, host, { query: "?from=2021-07&to=2021-08&place=Jamaica" });
    await expect(page).toHaveScreenshot("forced-colours.png", picture(page));
  });

  for (const theme of ["newspaper", "civic", "night"]) {
    test(`theme ${theme}`, async ({ page, demo }) => {
      await page.goto(`${demo.publisher.origin}/demo/themes.html`);
      await page.addStyleTag({
        content: `main > :not(.${theme}) { display: none }
          dateline-archive { min-block-size: 0 !important; --dateline-font: "DejaVu Sans" !important; --dateline-font-title: "DejaVu Serif" !important }`,
      });
      await page.locator(`.${theme}`).scrollIntoViewIfNeeded();
      await expect(titles(page.locator(`.${theme}`))).toHaveCount(3);
      await expect(page.locator(`.${theme}`)).toHaveScreenshot(`theme-${theme}.png`, picture(page));
    });
  }
});

// 320 CSS pixels are also what a window of 1280 has left at 400 %.
for (const lang of ["en", "es", "ar"]) {
  test(`320 pixels wide nothing scrolls sideways and nothing is lost, in ${lang}`, async ({
    page,
    demo,
    host,
  }) => {
    await page.setViewportSize({ width: 320, height: 256 });
    await open(page, demo, host, { lang });
    const fits = async (state) =>
      expect(await page.evaluate(() => document.documentElement.scrollWidth), state).toBe(320);
    await page
      .locator("details")
      .evaluateAll((all) => all.forEach((details) => (details.open = true)));
    await page.locator("[part~=filters-toggle]").click();
    await fits("all open");
    await searchBox(page).fill('iom "open');
    await expect(page.locator("mark").first()).toBeAttached();
    await fits("searched");
    await titles(page).first().getByRole("link").click();
    await page.locator("[part~=cite] summary").click();
    await expect(page.locator("[part~=citation]").first()).toBeVisible();
    await fits("a release");
  });
}

test("it is laid out by its own width, not the window's", async ({ page, demo, host }) => {
  const head = "<style>main { inline-size: 340px }</style>";
  await open(page, demo, host, { head });
  await expect(page.getByRole("button", { name: "Filters" })).toBeVisible();
  await page.addStyleTag({ content: "main { inline-size: 1000px !important }" });
  await expect(page.getByRole("button", { name: "Filters" })).toBeHidden();
  await expect(page.getByRole("checkbox", { name: "Mexico" })).toBeVisible();
});

test("nothing moves for who wants no motion", async ({ page, demo, host }) => {
  const src = host.add("/never.json", {});
  await page.goto(host.add("/", { body: pageWith({ ...demo.publisher, src }) }));
  const animation = () =>
    page
      .locator("[part~=loading]")
      .evaluate((element) => getComputedStyle(element, "::after").animationName);
  await page.emulateMedia({ reducedMotion: "no-preference" });
  expect(await animation()).toBe("passing");
  await page.emulateMedia({ reducedMotion: "reduce" });
  expect(await animation()).toBe("none");
});

test("a theme's properties and parts reach in, in light and dark", async ({ page, demo }) => {
  await page.goto(`${demo.publisher.origin}/demo/themes.html`);
  for (const element of await page.locator("dateline-archive").all()) {
    await element.scrollIntoViewIfNeeded();
    await expect(titles(element)).toHaveCount(3);
  }
  const part = (theme, name) => page.locator(`.${theme} [part~=${name}]`).first();
  await expect(part("newspaper", "archive")).toHaveCSS("background-color", "rgb(251, 247, 239)");
  await expect(part("newspaper", "results-title")).toHaveCSS("font-style", "italic");
  await expect(part("civic", "search-field")).toHaveCSS("border-top-width", "3px");
  await expect(part("night", "archive")).toHaveCSS("color-scheme", "dark");
  await expect(part("night", "hit-title")).toHaveCSS("font-weight", "400");
});

test("compact has a search and titles, headlines have neither search nor filters", async ({
  page,
  demo,
  host,
}) => {
  await open(page, demo, host, { attributes: 'layout="compact"' });
  await searchBox(page).fill("smuggl");
  await expect(titles(page)).toHaveCount(1);
  for (const part of ["filters", "timeline", "snippet"])
    await expect(page.locator(`[part~=${part}]`)).toHaveCount(0);
  await open(page, demo, host, { attributes: 'layout="headlines" page-size="4"' });
  await expect(titles(page)).toHaveCount(4);
  await expect(searchBox(page)).toHaveCount(0);
  await expect(page.getByRole("navigation")).toHaveCount(0);
  await titles(page).first().getByRole("link").press("Enter");
  await expect(page.locator("[part~=text]")).toBeVisible();
});

test("what the page has set holds, is no filter, and cannot be taken away", async ({
  page,
  demo,
  host,
}) => {
  await open(page, demo, host, {
    attributes: 'place="Mexico; Haiti" from="2021-02" to="2021-07"',
    query: "?place=Jamaica&from=2020",
  });
  await expect(page.locator("[data-facet=place]")).toHaveCount(0);
  await expect(found(page)).toHaveText("3 releases found");
  await expect(page.getByRole("button", { name: /^Remove filter: Jamaica/ })).toHaveCount(0);
  await open(page, demo, host, { attributes: 'topic="Disasters"' });
  await expect(found(page)).toHaveText("3 releases");
  await open(page, demo, host, { attributes: 'source="IOM Regional Office" lang="pt"' });
  await expect(found(page)).toHaveText("9 comunicados");
});
