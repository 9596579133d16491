import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { load } from "./load.mjs";

const { readHeadlines } = await load("engine/headlines.ts");
const { readSettings } = await load("state/settings.ts");

const read = (
  text,
  { attributes = {}, languages = ["en"], now = Date.parse("2021-09-01") / 1000 } = {},
) =>
  readHeadlines([text].flat(), {
    settings: readSettings((name) => attributes[name] ?? null),
    languages,
    now,
  });
const titles = (...args) => read(...args).map(({ title }) => title);

const ITEMS = [
  { id: "1", title: "Old", date_published: "2020-01-05T23:00:00-06:00", tags: ["Water"] },
  {
    id: "2",
    title: "New",
    date_published: "2021-08",
    url: "https://example.org/2",
    _dateline: { places: ["Haiti"] },
  },
  { id: "3", title: "Undated", url: "javascript:alert(1)" },
];

test("a feed, an array and lines of JSON give the same, newest first, undated last", () => {
  const forms = [
    JSON.stringify({ items: ITEMS }),
    JSON.stringify(ITEMS),
    ITEMS.map((item) => JSON.stringify(item)).join("\n"),
  ];
  for (const form of forms) assert.deepEqual(titles(form), ["New", "Old", "Undated"]);
  assert.deepEqual(titles("\uFEFF" + forms[0]), ["New", "Old", "Undated"]);
});

test("dates stay as they were printed and links are http(s)", () => {
  const found = read(JSON.stringify(ITEMS));
  assert.deepEqual(
    found.map(({ date }) => date),
    ["2021-08", "2020-01-05", ""],
  );
  assert.deepEqual(
    found.map(({ url }) => url),
    ["https://example.org/2", null, null],
  );
});

test("an embargoed release waits for its hour, a withdrawn one is a notice", () => {
  const items = [
    {
      id: "e",
      title: "Early",
      _dateline: { status: "embargoed", embargo_until: "2021-09-01T12:00:00Z" },
    },
    { id: "n", title: "Never", _dateline: { status: "embargoed" } },
    { id: "w", title: "Secret", _dateline: { status: "withdrawn", note: "Wrong figures." } },
  ];
  const text = JSON.stringify(items);
  const [tombstone, ...rest] = read(text);
  assert.equal(rest.length, 0);
  assert.deepEqual(
    [tombstone.title, tombstone.withdrawn, tombstone.note],
    ["", true, "Wrong figures."],
  );
  assert.ok(titles(text, { now: Date.parse("2021-09-01T12:00:00Z") / 1000 }).includes("Early"));
});

test("what the page has fixed holds here too", () => {
  const text = JSON.stringify(ITEMS);
  assert.deepEqual(titles(text, { attributes: { place: "Haiti; Cuba" } }), ["New"]);
  assert.deepEqual(titles(text, { attributes: { topic: "Water" } }), ["Old"]);
  assert.deepEqual(titles(text, { attributes: { from: "2021" } }), ["New"]);
  assert.deepEqual(titles(text, { attributes: { to: "2020" } }), ["Old"]);
});

test("of a release in several languages one is shown, the reader's", () => {
  const sample = readFileSync(new URL("../../web/sample/archive.json", import.meta.url), "utf8");
  for (const [language, word] of [
    ["en", "Jamaica"],
    ["es-MX", "arte"],
    ["fr", "art"],
  ]) {
    const found = read(sample, { languages: [language, "en"] });
    assert.equal(found.length, 9, language);
    assert.ok(
      found.every((headline) => headline.language === language.slice(0, 2)),
      language,
    );
    assert.ok(
      found.some(({ title }) => title.includes(word)),
      language,
    );
  }
});

test("no text gives anything but headlines", () => {
  for (const text of [
    "",
    "null",
    "42",
    "[1, null, [], {}]",
    '{"items":{}}',
    "{",
    "<!doctype html>",
    "[[[[",
    '{"items":[{"title":7}]}',
  ]) {
    assert.deepEqual(read(text), [], text);
  }
});
