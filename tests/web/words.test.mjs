import assert from "node:assert/strict";
import test from "node:test";
import { LANGUAGES, load } from "./load.mjs";

const { createSay, chooseLanguage } = await load("words/say.ts");
const { moreWords } = await load("words/more-words.ts");
const says = await Promise.all(
  LANGUAGES.map(async (code) => {
    const say = createSay(code, (await load(`words/${code}.ts`))[code]);
    return { ...say, words: moreWords(say) };
  }),
);
const sayOf = (code) => says.find(({ language }) => language === code);

test("a month is never shown as a day, nor a year as a month", () => {
  const en = createSay("en-GB");
  assert.deepEqual(["2021-08-17", "2021-08", "2021", ""].map(en.date), [
    "17 August 2021",
    "August 2021",
    "2021",
    "",
  ]);
  const [es, fr, pt, nl, ht, ar] = ["es", "fr", "pt", "nl", "ht", "ar"].map(sayOf);
  assert.equal(es.date("2021-08"), "agosto de 2021");
  assert.equal(fr.date("2021-08-01"), "1 août 2021");
  assert.equal(pt.date("2021-08-17"), "17 de agosto de 2021");
  assert.equal(nl.date("2021-08"), "augustus 2021");
  assert.equal(ar.date("2021-08-17"), "17 أغسطس 2021");
  assert.deepEqual(["2021-08-17", "2021-08", "2021"].map(ht.date), [
    "17 out 2021",
    "out 2021",
    "2021",
  ]);
  assert.equal(ht.day(new Date("2021-02-03T12:00:00Z")), "3 fevriye 2021");
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
  assert.deepEqual(phrases.pt.slice(1), ["1 comunicado", "2 comunicados", "1.000.000 de comunicados"]);
  assert.deepEqual(phrases.nl, [
    "0 persberichten",
    "1 persbericht",
    "2 persberichten",
    "1.000.000 persberichten",
  ]);
  assert.deepEqual(phrases.ht, ["0 kominike", "1 kominike", "2 kominike", "1 000 000 kominike"]);
  const { words, count } = sayOf("ar");
  const bare = (n) => count(words.releases, n).replace(/[\u2068\u2069]/g, "");
  assert.deepEqual([0, 1, 2, 3, 11, 100].map(bare), [
    "لا بيانات",
    "بيان واحد",
    "بيانان",
    "3 بيانات",
    "11 بيانًا",
    "100 بيان",
  ]);
});

test("what has all words and what has some, in one sentence", () => {
  const sentences = Object.fromEntries(
    says.slice(0, 1).concat(sayOf("es"), sayOf("fr")).map(({ language, words, count, fill }) => [
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
  const slots = (text) => [...text.matchAll(/\{\w+\}/g)].map(String).sort().join();
  const members = (object) => Object.keys(object).sort();
  const compare = (a, b, path) => {
    if (typeof a === "string") {
      assert.ok(b.trim(), path);
      assert.equal(slots(b), slots(a), path);
    } else if (a.other) {
      compare(a.other, b.other, path); // plural forms: the others may say "two" for {n}
    } else {
      assert.deepEqual(members(b), members(a), path);
      for (const key of Object.keys(a)) compare(a[key], b[key], `${path}.${key}`);
    }
  };
  const [{ words: en }, ...others] = says;
  for (const { language, words } of others) {
    const { own: _, ...rest } = words;
    compare(en, rest, language);
  }
});

test("every counted phrase has the plural forms of its language, and no more", () => {
  for (const { language, words } of says) {
    const categories = words.own
      ? ["other"]
      : new Intl.PluralRules(language).resolvedOptions().pluralCategories.slice().sort();
    for (const [name, forms] of Object.entries(words)) {
      if (forms.other) assert.deepEqual(Object.keys(forms).sort(), categories, `${language} ${name}`);
    }
  }
});

test("what may run the other way is kept apart from the sentence around it", () => {
  const [en] = says;
  assert.equal(en.fill("“{text}” is", { text: "فيضان" }), "“\u2068فيضان\u2069” is");
  assert.equal(en.fill("“{text}” is", { text: "flood" }), "“flood” is");
  assert.equal(sayOf("ar").fill("«{text}»", { text: "flood" }), "«\u2068flood\u2069»");
});

test("Haitian Creole has names, lists and numbers of its own", () => {
  const ht = sayOf("ht");
  assert.equal(ht.languageName("en-GB"), "angle");
  assert.equal(ht.languageName("sv"), "suédois"); // French stands in for what it has no name of
  assert.equal(ht.list(["a", "b", "c"]), "a, b ak c");
  assert.equal(ht.list(["a", "b"]), "a ak b");
  assert.equal(ht.number(1234.5).replace(/\s/g, " "), "1 234,5");
  assert.equal(says[0].ownName("ht"), "kreyòl ayisyen");
});

test("the first language that is spoken, with a region where one is known", () => {
  assert.equal(chooseLanguage(["de", "fr-CA", "en"]), "fr-CA");
  assert.equal(chooseLanguage(["en", "es-MX", "en-GB"]), "en-GB");
  assert.equal(chooseLanguage(["ES"]), "es");
  assert.equal(chooseLanguage(["ht-HT", "fr"]), "ht-HT");
  assert.equal(chooseLanguage(["de", "no such tag!", "en_US"]), "en");
  assert.equal(chooseLanguage([]), "en");
});

test("languages have names, and what is no tag is shown as it is", () => {
  const [en, fr] = [says[0], sayOf("fr")];
  assert.equal(en.languageName("es"), "Spanish");
  assert.equal(fr.languageName("en"), "anglais");
  assert.equal(fr.ownName("es"), "español");
  assert.equal(en.languageName("not a tag"), "not a tag");
});

test("a value that looks like a slot is not filled in again", () => {
  assert.equal(says[0].fill("{a} {b} {c}", { a: "{b}", b: "x" }), "{b} x {c}");
});
