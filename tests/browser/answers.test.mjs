// What a search tells of itself: which releases have all words, other spellings, what could not be
// read; the help beside the box, and the releases that are like one.

import { expect, found, pageWith, searchBox, test, titles } from "./setup.mjs";

/** Three releases have "flood" and "shelter", four more have "flood", ten have neither. */
const FEED = JSON.stringify({
  version: "https://jsonfeed.org/version/1.1",
  items: [
    ...numbered("Flood shelter", 3, "2021-03"),
    ...numbered("Flood report", 4, "2021-02"),
    ...numbered("Other matter", 10, "2021-01"),
  ],
});

function numbered(title, count, month) {
  return Array.from({ length: count }, (_, i) => ({
    id: `${title} ${i + 1}`,
    title: `${title} ${i + 1}`,
    date_published: `${month}-${String(28 - i)}`,
    language: "en",
  }));
}

const SHELTERS = ["Flood shelter 1", "Flood shelter 2", "Flood shelter 3"];
const REPORTS = ["Flood report 1", "Flood report 2", "Flood report 3", "Flood report 4"];

/** Opens a page with the feed above, and waits for its seventeen releases. */
async function open(page, demo, host, options = {}) {
  const src = host.add("/feed.json", { body: FEED });
  const body = pageWith({ ...demo.publisher, src, attributes: 'route=""', ...options });
  await page.goto(host.add("/", { body }));
  await expect(found(page)).toContainText("17");
}

/** Titles of hits, and what stands between them, as they follow each other. */
const listed = (page) => page.locator("[part~=divider], [part~=hit-title]");

const notes = (page) => page.locator("[part~=notes] > li");

test("what has all words and what has some is said once, and told apart in the list", async ({
  page,
  demo,
  host,
}) => {
  await open(page, demo, host);
  await page.evaluate(() =>
    addEventListener("dateline-results", ({ detail }) => (window.heard = detail)),
  );
  await searchBox(page).fill("flood shelter");
  const sentence = "3 releases have all your words, 4 more have some";
  await expect(found(page)).toHaveText(sentence);
  await expect(listed(page)).toHaveText([...SHELTERS, "Some of your words", ...REPORTS]);
  const { total, complete } = await page.evaluate(() => window.heard);
  expect({ total, complete }).toEqual({ total: 7, complete: 3 });
  await expect(page.getByRole("heading", { name: "Some of your words" })).toBeVisible();
  const status = page.getByRole("status");
  await expect(status).toContainText(`${sentence}. 17 releases, `);
  expect((await status.textContent()).split("some")).toHaveLength(2);
  await searchBox(page).fill("shelter");
  await expect(found(page)).toHaveText("3 releases found");
  await expect(listed(page)).toHaveText(SHELTERS);
});

test("the border falls within a page, or between two", async ({ page, demo, host }) => {
  await open(page, demo, host, { attributes: 'route="" page-size="2"' });
  const element = page.locator("dateline-archive");
  const next = page.getByRole("link", { name: "Next" });
  await searchBox(page).fill("flood shelter");
  await expect(listed(page)).toHaveText(SHELTERS.slice(0, 2));
  await next.click();
  await expect(listed(page)).toHaveText(["Flood shelter 3", "Some of your words", REPORTS[0]]);
  const numbers = await page
    .locator("[part~=hits]")
    .evaluateAll((lists) => lists.map(({ start }) => start));
  expect(numbers).toEqual([3, 4]);
  await next.click();
  await expect(listed(page)).toHaveText(["Some of your words", ...REPORTS.slice(1, 3)]);

  await element.evaluate((archive) => (archive.pageSize = 3));
  await searchBox(page).fill("shelter flood");
  await expect(listed(page)).toHaveText(SHELTERS);
  await next.click();
  await expect(listed(page)).toHaveText(["Some of your words", ...REPORTS.slice(0, 3)]);
});

for (const [lang, sentence, divider] of [
  ["en", "No release has all your words; 7 have some", "Some of your words"],
  [
    "es",
    "Ningún comunicado tiene todas las palabras; 7 tienen algunas",
    "Algunas de las palabras",
  ],
  ["fr", "Aucun communiqué n’a tous les mots ; 7 en ont une partie", "Une partie des mots"],
]) {
  test(`none has all words, said in ${lang}`, async ({ page, demo, host }) => {
    await open(page, demo, host, { lang });
    await searchBox(page).fill("shelter matter report");
    await expect(found(page)).toHaveText(sentence);
    await expect(listed(page).first()).toHaveText(divider);
    await expect(titles(page)).toHaveCount(7);
  });
}

test("other spellings are said, and one button asks for just what was typed", async ({
  page,
  demo,
  host,
}) => {
  await open(page, demo, host);
  await searchBox(page).fill("floood shelterr");
  await expect(notes(page)).toHaveText([
    /^No release has “floood”\. These are the results for “flood”\.$/i,
    /^No release has “shelterr”\. These are the results for “shelter”\.$/i,
    "Search for just “floood”, “shelterr”",
  ]);
  await expect(titles(page).first()).toHaveText("Flood shelter 1");
  await expect(page.getByRole("status")).toContainText("These are the results for “shelter”");
  await page.getByRole("button", { name: "Search for just" }).click();
  await expect(searchBox(page)).toHaveValue('"floood" "shelterr"');
  await expect(page).toHaveURL(/\?q=%22floood%22\+%22shelterr%22$/);
  await expect(found(page)).toHaveText("0 releases found");
  await expect(found(page)).toBeFocused();
  await expect(notes(page)).toHaveText([
    "No release has “floood”.",
    "No release has “shelterr”.",
  ]);
  await expect(page.getByRole("button", { name: "Search for just" })).toHaveCount(0);
  await page.goBack();
  await expect(searchBox(page)).toHaveValue("floood shelterr");
});

test("what is typed to the end is not called unfinished before typing rests", async ({
  page,
  demo,
  host,
}) => {
  await page.clock.install();
  await open(page, demo, host);
  await page.clock.pauseAt(Date.now() + 60_000);
  const unread = "“date:20” was passed over. Write dates like 2021, 2021-02 or 2021-02-23.";
  await searchBox(page).fill("flood date:20");
  await expect(found(page)).toHaveText("7 releases found");
  await page.clock.runFor(900);
  await expect(notes(page)).toHaveCount(0);
  await page.clock.runFor(200);
  await expect(notes(page)).toHaveText(unread);
  await expect(page.getByRole("status")).toContainText(unread);

  // What it says of the middle stands while typing goes on at the end.
  await searchBox(page).fill('flood date:20 "shel');
  await expect(found(page)).toHaveText(/^3 releases/);
  await expect(notes(page)).toHaveText(unread);
  await searchBox(page).press("Enter");
  await expect(notes(page)).toHaveText([unread, "The quotation mark before “shel” is not closed."]);
});

test("a quotation mark alone is passed over, no more", async ({ page, demo, host }) => {
  await open(page, demo, host);
  await searchBox(page).fill('flood "');
  await searchBox(page).press("Enter");
  await expect(notes(page)).toHaveText("“\"” was passed over.");
});

for (const [lang, name] of [
  ["en", "Search help"],
  ["es", "Ayuda para buscar"],
  ["fr", "Aide à la recherche"],
  ["pt", "Ajuda para pesquisar"],
  ["ht", "Èd pou chèche"],
  ["nl", "Hulp bij het zoeken"],
  ["ar", "مساعدة في البحث"],
]) {
  test(`the help in ${lang}: every example can be tried, and is understood`, async ({
    page,
    demo,
    host,
  }) => {
    const body = pageWith({ ...demo.publisher, lang, attributes: 'route=""' });
    await page.goto(host.add("/", { body }));
    await expect(titles(page)).not.toHaveCount(0);
    const help = page.locator("[part~=help]");
    const examples = help.getByRole("button");
    await expect(examples.first()).toBeHidden();
    await help.getByText(name).click();
    await expect(examples).toHaveCount(10);
    await page.evaluate(() => {
      window.answers = 0;
      addEventListener("dateline-results", () => ++window.answers);
    });
    // Nothing was passed over: a word may be unknown here, and one example only excludes.
    const harmless = new RegExp(
      "^(No release has|Ningún comunicado contiene|Aucun communiqué ne contient|" +
        "Everything without|Se muestra todo lo que no tiene|Tout ce qui n’a pas|" +
        "Nenhum comunicado contém|Mostra-se tudo o que não tem|Okenn kominike pa gen|" +
        "Tout sa ki pa gen|Geen persbericht bevat|Alles zonder|لا بيان فيه|يظهر كل ما ليس فيه) ",
    );
    for (const [index, example] of (await examples.all()).entries()) {
      const text = await example.textContent();
      await example.click();
      await expect(searchBox(page)).toHaveValue(text);
      await expect.poll(() => page.evaluate(() => window.answers)).toBe(index + 1);
      for (const note of await notes(page).all()) {
        if (await note.getByRole("button").count()) continue;
        await expect(note, text).toHaveText(harmless);
      }
    }
    await expect(examples.last()).toBeVisible();
  });
}

test("releases like one are links below it, in their own language", async ({ page, demo, host }) => {
  const id =
    "2021-07-01-the-regional-conference-on-migration-launches-training-program-for-its-member-countries-on-protection-and-assistance-to-vulnerable-migrants";
  const body = pageWith({ ...demo.publisher, attributes: 'route=""' });
  await page.goto(host.add("/", { body }) + `?open=${id}-es`);
  const release = page.locator("[part~=release]");
  const related = page.getByRole("region", { name: "Related releases" });
  const link = related.getByRole("link").first();
  await expect(link).toHaveAttribute("lang", "es");
  await expect(related.locator("[part~=language]").first()).toHaveText("Spanish");
  await expect(related.locator("time").first()).toHaveText(/2021$/);
  const title = await link.textContent();
  await link.click();
  await expect(release.getByRole("heading", { level: 2 })).toHaveText(title);
  await expect(release.getByRole("heading", { level: 2 })).toBeFocused();
  await expect(related.getByText(title)).toHaveCount(0);
  await page.goBack();
  await expect(release.getByRole("heading", { level: 2 })).toHaveText(/^La Conferencia Regional/);
});

test("nothing found: what was searched, and whether the filters are to blame", async ({
  page,
  demo,
  host,
}) => {
  const body = pageWith({ ...demo.publisher, attributes: 'route=""' });
  await page.goto(host.add("/", { body }) + "?q=competition&place=Afghanistan");
  const notice = page.locator("[part~=notice]");
  await expect(notice).toHaveText(
    "No release matches.Without filters there is 1 release.Remove all filters",
  );
  await searchBox(page).fill("xylophone");
  await expect(notice).toHaveText(/^No release matches\.Try fewer .*Remove all filters$/);
  await expect(notes(page)).toHaveText("No release has “xylophone”.");
  const scope = "9 releases, 4 February 2021 to 17 August 2021, in English, Spanish and French";
  await expect(page.locator("[part~=scope]")).toContainText(scope);
  await expect(page.getByRole("status")).toContainText(
    `0 releases found. No release has “xylophone”. ${scope}`,
  );
});
