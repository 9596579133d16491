// Everything by keyboard alone: no pointer is used here.

import { expect, found, pageWith, searchBox, test, titles } from "./setup.mjs";

/** What has the focus, through shadow roots. */
const focused = (page) =>
  page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return (
      element?.getAttribute("aria-label") || element?.labels?.[0]?.innerText || element?.textContent
    );
  });

/** Presses Tab until what has the focus matches. */
async function tabTo(page, pattern, key = "Tab") {
  const seen = [];
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press(key);
    const now = await focused(page);
    if (pattern.test(now)) return;
    seen.push(now);
  }
  throw new Error(`${pattern} never got the focus: ${seen.join(" | ")}`);
}

test.beforeEach(async ({ page, demo, host }) => {
  await page.goto(host.add("/", { body: pageWith({ ...demo.publisher, attributes: 'route=""' }) }));
  await expect(found(page)).toHaveText("9 releases");
});

test("search, clear, and the results are announced", async ({ page }) => {
  await tabTo(page, /^Search the releases/);
  await page.keyboard.type("quarantined");
  await expect(titles(page)).toHaveCount(1);
  await expect(page.getByRole("status")).toContainText("1 release found");
  await tabTo(page, /^Clear the search/);
  await page.keyboard.press("Enter");
  await expect(found(page)).toHaveText("9 releases");
  await expect(searchBox(page)).toBeFocused();
});

test("a filter is set and taken away, and the focus is not lost", async ({ page }) => {
  await tabTo(page, /^Mexico/);
  await page.keyboard.press("Space");
  await expect(found(page)).toHaveText("2 releases found");
  expect(await focused(page)).toMatch(/^Mexico/);
  await tabTo(page, /^Remove filter: Mexico/);
  await page.keyboard.press("Enter");
  await expect(found(page)).toHaveText("9 releases");
  expect(await focused(page)).toBe("9 releases");
});

test("all values of a facet can be reached", async ({ page }) => {
  await tabTo(page, /^Show 3 more/);
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Trinidad and Tobago")).toBeVisible();
  expect(await focused(page)).not.toMatch(/^Show/);
  expect(await focused(page)).not.toBe("");
});


test("a release is opened, read and left, and the focus comes back", async ({ page }) => {
  const title = "IOM launches Stop Human Trafficking Art Competition in Jamaica";
  await tabTo(page, new RegExp(`^${title}$`));
  await page.keyboard.press("Enter");
  await expect(page.locator("[part~=release]")).toBeVisible();
  await expect.poll(() => focused(page)).toBe(title);
  await tabTo(page, /Back to the results/, "Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(titles(page)).toHaveCount(9);
  await expect.poll(() => focused(page)).toBe(title);
});

test("typing does not reach the page's shortcuts, other keys do", async ({ page }) => {
  await page.evaluate(() => {
    window.keys = [];
    document.addEventListener("keydown", (event) => window.keys.push(event.key));
  });
  await searchBox(page).focus();
  await page.keyboard.type("art");
  await page.keyboard.press("Escape");
  expect(await page.evaluate(() => window.keys)).toEqual(["Escape"]);
});
