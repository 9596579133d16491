// Searching, filtering and reading on the office's page.

import { expect, found, pageWith, searchBox, test, titles } from "./setup.mjs";

test.beforeEach(async ({ page, demo }) => {
  await page.goto(`${demo.publisher.origin}/demo/`);
  await expect(found(page)).toHaveText("9 releases");
});

test("the newest comes first, and what was searched is said", async ({ page }) => {
  await expect(titles(page)).toHaveCount(9);
  await expect(titles(page).first()).toHaveText(
    "Safety of Afghans and Humanitarian Access Must be Top Priorities",
  );
  await expect(titles(page).last()).toContainText("IOM Welcomes President Joe Biden");
  await expect(page.locator("[part~=scope]")).toContainText(
    "9 releases, 4 February 2021 to 17 August 2021, in English, Spanish and French",
  );
});

for (const [query, title] of [
  ["art competition", "IOM launches Stop Human Trafficking Art Competition in Jamaica"],
  ["smuggl", "Migrant smuggling in Mexico and Central America"],
  ["quarantined", "Migrant smuggling in Mexico and Central America"],
  ["Soufriere", "Japan funds emergency shelters"],
]) {
  test(`"${query}" finds one release`, async ({ page }) => {
    await searchBox(page).fill(query);
    await expect(found(page)).toHaveText("1 release found");
    await expect(titles(page)).toHaveCount(1);
    await expect(titles(page)).toContainText(title);
  });
}

test('"desplazados" finds the Spanish versions, in every form of the word', async ({ page }) => {
  await searchBox(page).fill("desplazados");
  await expect(found(page)).toHaveText(/^[1-8] releases? found$/);
  const hits = page.locator("[part~=hit]");
  for (const hit of await hits.all()) {
    await expect(hit.locator("[part~=hit-title]")).toHaveAttribute("lang", "es");
    await expect(hit.locator("mark").first()).toHaveText(/^desplaz/i);
  }
  const marks = (await page.locator("mark").allTextContents()).map((mark) => mark.toLowerCase());
  expect(marks).toContain("desplazados");
  expect(marks).toContain("desplazamiento");
  await expect(titles(page).filter({ hasText: "Japón financia" })).toHaveCount(1);
});

test("the words searched are marked where they stand", async ({ page }) => {
  await searchBox(page).fill("soufriere");
  await expect(page.locator("[part~=snippet] mark")).toHaveText(["Soufrière", "Soufrière"]);
});

test("a phrase and an exclusion", async ({ page }) => {
  await searchBox(page).fill('"human trafficking"');
  await expect(titles(page)).toHaveCount(1);
  await searchBox(page).fill("migration -climate");
  await expect(found(page)).toHaveText(/found$/);
  await expect(titles(page).filter({ hasText: "Climate" })).toHaveCount(0);
});

test("places, topics and the year have the right counts", async ({ page }) => {
  const counts = async (facet) => {
    const box = page.locator(`fieldset[data-facet=${facet}]`);
    const more = box.getByRole("button");
    if (await more.count()) await more.click();
    return Object.fromEntries(
      await box
        .locator("label")
        .evaluateAll((labels) =>
          labels.map((label) =>
            [...label.querySelectorAll("span")].slice(0, 2).map((span) => span.textContent),
          ),
        ),
    );
  };
  expect(await counts("place")).toEqual({
    Afghanistan: "1",
    "Central America": "2",
    "Costa Rica": "1",
    Dominica: "1",
    "Dominican Republic": "1",
    Haiti: "1",
    Jamaica: "1",
    Mexico: "2",
    "Saint Vincent and the Grenadines": "1",
    "Trinidad and Tobago": "1",
    "United States": "2",
  });
  expect(await counts("topic")).toEqual({
    "COVID-19": "2",
    "Capacity building": "1",
    "Climate and environment": "1",
    Diaspora: "1",
    Disasters: "3",
    Education: "1",
    "Human trafficking": "1",
    "Humanitarian assistance": "3",
    "Migrant smuggling": "1",
    Policy: "1",
    Protection: "2",
  });
  expect(await counts("language")).toEqual({ English: "9", Spanish: "9", French: "9" });
  expect(await counts("year")).toEqual({ 2021: "9" });
});

test("filters: or within a facet, and between facets, and away again", async ({ page }) => {
  await page.getByRole("button", { name: "Show 3 more" }).first().click();
  await page.getByLabel("Mexico").check();
  await expect(found(page)).toHaveText("2 releases found");
  await page.getByLabel("Jamaica").check();
  await expect(found(page)).toHaveText("3 releases found");
  await page.getByLabel("Human trafficking").check();
  await expect(found(page)).toHaveText("1 release found");
  await expect(titles(page)).toContainText("Art Competition in Jamaica");
  await page.getByRole("button", { name: "Remove filter: Human trafficking" }).click();
  await expect(found(page)).toHaveText("3 releases found");
  await page.getByRole("button", { name: "Remove all filters" }).click();
  await expect(found(page)).toHaveText("9 releases");
});

test("the filter 2021 holds all nine", async ({ page }) => {
  await page.locator("[part~=facet-title]", { hasText: "Year" }).click();
  await page.locator("fieldset[data-facet=year]").getByLabel("2021").check();
  await expect(found(page)).toHaveText("9 releases found");
  await expect(page.getByRole("button", { name: "Remove filter: 2021" })).toBeVisible();
});

test("a range of dates is typed", async ({ page }) => {
  await page.getByRole("textbox", { name: "From" }).fill("2021-02");
  await page.getByRole("textbox", { name: "To" }).fill("2021-02-23");
  await page.getByRole("textbox", { name: "To" }).press("Enter");
  await expect(found(page)).toHaveText("3 releases found");
  await expect(titles(page).first()).toContainText("160 tablets");
});

test("nothing found says what to do", async ({ page }) => {
  await page.getByLabel("Afghanistan").check();
  await expect(found(page)).toHaveText("1 release found");
  await searchBox(page).fill("competition");
  await expect(page.locator("[part~=notice]")).toContainText("Without filters there is 1 release.");
  await page.locator("[part~=notice]").getByRole("button").click();
  await expect(found(page)).toHaveText("1 release found");
});

test("a release is read in place, in each of its languages", async ({ page }) => {
  await titles(page).nth(2).getByRole("link").click();
  const release = page.locator("[part~=release]");
  await expect(release.getByRole("heading", { level: 2 })).toHaveText(
    "IOM launches Stop Human Trafficking Art Competition in Jamaica",
  );
  await expect(release.locator("[part~=text] p")).not.toHaveCount(0);
  await release.getByRole("link", { name: "español" }).click();
  await expect(release.getByRole("heading", { level: 2 })).toHaveText(/concurso de arte/);
  await page.goBack();
  await page.goBack();
  await expect(found(page)).toHaveText("9 releases");
});

test("a view has an address that can be shared", async ({ page, context }) => {
  await searchBox(page).fill("iom");
  await page.getByLabel("Disasters").check();
  await expect(page).toHaveURL(/\?q=iom&topic=Disasters$/);
  const expected = await titles(page).allTextContents();
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(titles(other)).toHaveText(expected);
  await expect(searchBox(other)).toHaveValue("iom");
});

test("events tell the page what happens, and a release can be left to it", async ({
  page,
  demo,
  host,
}) => {
  await page.goto(host.add("/", { body: pageWith(demo.publisher) }));
  await expect(found(page)).toHaveText("9 releases");
  await page.evaluate(() => {
    window.heard = [];
    for (const type of ["dateline-results", "dateline-open"]) {
      document.addEventListener(type, (event) => {
        window.heard.push([type, event.detail.total ?? event.detail.id]);
        if (type === "dateline-open") event.preventDefault();
      });
    }
  });
  await searchBox(page).fill("quarantined");
  await expect(titles(page)).toHaveCount(1);
  await titles(page).getByRole("button").click();
  const heard = await page.evaluate(() => window.heard);
  expect(heard.at(-2)).toEqual(["dateline-results", 1]);
  expect(heard.at(-1)[1]).toMatch(/^2021-02-24-migrant-smuggling/);
  await expect(page.locator("[part~=release]")).toHaveCount(0);
});

test("page by page", async ({ page, demo, host }) => {
  await page.goto(
    host.add("/", {
      body: pageWith({ ...demo.publisher, attributes: 'page-size="4" route="news"' }),
    }),
  );
  await expect(titles(page)).toHaveCount(4);
  const pages = page.getByRole("navigation", { name: "Pages of results" });
  await pages.getByRole("link", { name: "Next" }).click();
  await expect(page).toHaveURL(/\?news-page=2$/);
  await pages.getByRole("link", { name: "Page 3 of 3" }).click();
  await expect(titles(page)).toHaveCount(1);
  await expect(titles(page)).toContainText("President Joe Biden");
});

for (const [path, count] of [
  ["es.html", "9 comunicados"],
  ["fr.html", "9 communiqués"],
]) {
  test(`${path} speaks its language`, async ({ page, demo }) => {
    await page.goto(`${demo.publisher.origin}/demo/${path}`);
    await expect(found(page)).toHaveText(count);
    await expect(titles(page).first()).toHaveText(
      path === "es.html" ? /seguridad de los afganos/ : /Afghans/,
    );
  });
}
