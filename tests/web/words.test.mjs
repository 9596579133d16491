import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./load.mjs";

const { createSay, chooseLanguage } = await load("words/say.ts");
const says = await Promise.all(
  ["en", "es", "fr"].map(async (code) => createSay(code, (await load(`words/${code}.ts`))[code])),
);

test("a month is never shown as a day, nor a year as a month", () => {
  const en = createSay("en-GB");
  assert.deepEqual(["2021-08-17", "2021-08", "2021", ""].map(en.date), [
    "17 August 2021",
    "August 2021",
    "2021",
    "",
  ]);
  const [, es, fr] = says;
  assert.equal(es.date("2021-08"), "agosto de 2021");
  assert.equal(fr.date("2021-08-01"), "1 août 2021");
  assert.equal(en.date("0099-01-01"), "1 January 99");
});

test("a day is the publisher's, in every time zone of the reader", () => {
  const zone = process.env.TZ;
  try {
    for (const each of ["Pacific/Kiritimati", "Pacific/Pago_Pago", "America/Costa_Rica"]) {
      process.env.TZ = each;
      assert.equal(createSay("en-GB").date("2021-08-17"), "17 August 2021", each);
    }
  } finally {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  }
});

test("plurals are those of the language", () => {
  const phrases = Object.fromEntries(
    says.map(({ language, words, count }) => [
      language,
      [0, 1, 2, 1_000_000].map((n) => count(words.releases, n).replace(/\s/g, " ")),
    ]),
  );
  assert.deepEqual(phrases.en, ["0 releases", "1 release", "2 releases", "1,000,000 releases"]);
  assert.deepEqual(phrases.es, [
    "0 comunicados",
    "1 comunicado",
    "2 comunicados",
    "1.000.000 de comunicados",
  ]);
  assert.deepEqual(phrases.fr, [
    "0 communiqué",
    "1 communiqué",
    "2 communiqués",
    "1 000 000 de communiqués",
  ]);
});

test("what has all words and what has some, in one sentence", () => {
  const sentences = Object.fromEntries(
    says.map(({ language, words, count, fill }) => [
      language,
      [
        [1, 1],
        [3, 41],
      ].map(([all, some]) =>
        fill(count(words.moreHaveSome, some), { all: count(words.haveAll, all) }),
      ),
    ]),
  );
  assert.deepEqual(sentences, {
    en: [
      "1 release has all your words, 1 more has some",
      "3 releases have all your words, 41 more have some",
    ],
    es: [
      "1 comunicado tiene todas las palabras y 1 más, algunas",
      "3 comunicados tienen todas las palabras y 41 más, algunas",
    ],
    fr: [
      "1 communiqué a tous les mots, 1 autre en a une partie",
      "3 communiqués ont tous les mots, 41 autres en ont une partie",
    ],
  });
});

test("the help shows as many examples in every language, each with what it finds", () => {
  for (const { language, words } of says) {
    assert.equal(words.helpRows.length, says[0].words.helpRows.length, language);
    for (const row of words.helpRows) assert.equal(row.filter(Boolean).length, 2, language);
  }
});

test("every phrase of every language has the same values to fill in", () => {
  const [en, ...others] = says.map(({ words }) => words);
  const slots = (text) => [...text.matchAll(/\{\w+\}/g)].map(String).sort().join();
  const compare = (a, b, path) => {
    assert.deepEqual(
      Object.keys(a)
        .filter((key) => key !== "many")
        .sort(),
      Object.keys(b)
        .filter((key) => key !== "many")
        .sort(),
      path,
    );
    for (const key of Object.keys(a)) {
      if (typeof a[key] === "object") compare(a[key], b[key], `${path}.${key}`);
      else {
        assert.ok(b[key].trim(), `${path}.${key}`);
        assert.equal(slots(b[key]), slots(a[key]), `${path}.${key}`);
      }
    }
  };
  for (const other of others) compare(en, other, "words");
});

test("the first language that is spoken, with a region where one is known", () => {
  assert.equal(chooseLanguage(["de", "fr-CA", "en"]), "fr-CA");
  assert.equal(chooseLanguage(["en", "es-MX", "en-GB"]), "en-GB");
  assert.equal(chooseLanguage(["ES"]), "es");
  assert.equal(chooseLanguage(["de", "no such tag!", "en_US"]), "en");
  assert.equal(chooseLanguage([]), "en");
});

test("languages have names, and what is no tag is shown as it is", () => {
  const [en, , fr] = says;
  assert.equal(en.languageName("es"), "Spanish");
  assert.equal(fr.languageName("en"), "anglais");
  assert.equal(fr.ownName("es"), "español");
  assert.equal(en.languageName("not a tag"), "not a tag");
});

test("a value that looks like a slot is not filled in again", () => {
  assert.equal(says[0].fill("{a} {b} {c}", { a: "{b}", b: "x" }), "{b} x {c}");
});
