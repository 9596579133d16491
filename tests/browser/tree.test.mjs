// What a screen reader is given: the accessibility tree of each part, in words.

import { expect, found, pageWith, searchBox, test, titles } from "./setup.mjs";

const FEED = JSON.stringify({
  version: "https://jsonfeed.org/version/1.1",
  items: [
    { id: "a", title: "Flood aid", date_published: "2018-02-03", tags: ["Disasters"], _dateline: { places: ["Haiti"] } },
    { id: "b", title: "Flood report", date_published: "2020-05-06", content_text: "Its text.", authors: [{ name: "Ana" }] },
    { id: "c", title: "Other", date_published: "2021-07", _dateline: { status: "corrected", note: "A figure." } },
  ].map((item) => ({ language: "en", ...item })),
});

test.beforeEach(async ({ page, demo, host }) => {
  const src = host.add("/feed.json", { body: FEED });
  const body = pageWith({ ...demo.publisher, src, attributes: 'route=""' });
  await page.goto(host.add("/", { body }));
  await expect(titles(page)).toHaveCount(3);
});

test("search", async ({ page }) => {
  await searchBox(page).fill("flood");
  await expect(page.getByRole("search")).toMatchAriaSnapshot(`
    - search:
      - text: Search the releases
      - searchbox "Search the releases": flood
      - button "Clear the search"
      - group: Search help
  `);
  await expect(page.getByRole("status")).toContainText("2 releases found.");
});

test("facets", async ({ page }) => {
  await page.getByRole("checkbox", { name: "Haiti" }).check();
  await expect(found(page)).toHaveText("1 release found");
  await expect(page.getByRole("region", { name: "Filters" })).toMatchAriaSnapshot(`
    - region "Filters":
      - group:
        - text: Place
        - group "Place":
          - list:
            - listitem:
              - checkbox "Haiti 1 release" [checked]
      - group:
        - text: Topic
        - group "Topic":
          - list:
            - listitem:
              - checkbox "Disasters 1 release"
  `);
  await expect(page.getByRole("list", { name: "Filters" })).toMatchAriaSnapshot(`
    - list "Filters":
      - listitem:
        - 'button "Remove filter: Haiti"': Haiti
  `);
});

test("timeline", async ({ page }) => {
  await page.getByText("As a table").click();
  await expect(page.getByRole("region", { name: "Releases by year" })).toMatchAriaSnapshot(`
    - region "Releases by year":
      - group "Releases by year":
        - 'button "2018: 1 release"'
        - 'button "2019: 0 releases"'
        - 'button "2020: 1 release"'
        - 'button "2021: 1 release"'
      - paragraph: /Arrow keys move/
      - group "Dates":
        - text: From
        - textbox "From"
        - text: To
        - textbox "To"
        - group:
          - table "Releases by year":
            - rowgroup:
              - row "Period Releases by year"
            - rowgroup:
              - row "2018 1 release":
                - rowheader "2018"
                - cell "1 release"
  `);
  await page.getByRole("button", { name: "2021: 1 release" }).click();
  await expect(page.getByRole("region", { name: "Releases by month" })).toMatchAriaSnapshot(`
    - region "Releases by month":
      - group "Releases by month":
        - 'button "July 2021: 1 release" [pressed]'
      - group "Dates":
        - button "All years"
  `);
});

test("results", async ({ page }) => {
  await expect(page.getByRole("region", { name: "3 releases" })).toMatchAriaSnapshot(`
    - region "3 releases":
      - heading "3 releases" [level=2]
      - text: Order
      - combobox "Order":
        - option "Newest first" [selected]
        - option "Oldest first"
      - list:
        - listitem:
          - paragraph:
            - time: July 2021
          - heading "Other" [level=3]:
            - link "Other"
          - paragraph:
            - strong: Corrected
            - text: A figure.
        - listitem:
          - heading "Flood report" [level=3]
        - listitem:
          - heading "Flood aid" [level=3]
  `);
});

test("a release", async ({ page }) => {
  await titles(page).getByRole("link", { name: "Flood report" }).click();
  await expect(page.getByRole("button", { name: "Copy link" })).toBeVisible();
  await expect(page.getByRole("article")).toMatchAriaSnapshot(`
    - article:
      - link "Back to the results"
      - paragraph:
        - time: 6 May 2020
      - button "Copy link"
      - button "Print"
      - group: Cite
      - heading "Flood report" [level=2]
      - paragraph: Its text.
      - paragraph: By Ana
  `);
});
