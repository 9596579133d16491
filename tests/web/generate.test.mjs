// The benches' archives: the same everywhere, and shaped as the benches say.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import test from "node:test";
import { archive, misspeltWords, queries, releases } from "../bench/generate.mjs";

const items = [...releases(400, 120)];

test("the same arguments give the same bytes", () => {
  const hash = createHash("sha256");
  for (const piece of archive(200, 60)) hash.update(piece);
  assert.equal(hash.digest("hex").slice(0, 16), "fee172ac3af79bc2");
  assert.notDeepEqual([...releases(3, 20, 1)], [...releases(3, 20, 2)]);
});

test("an archive is JSON Feed, or NDJSON", () => {
  const feed = JSON.parse([...archive(5, 20)].join(""));
  assert.equal(feed.version, "https://jsonfeed.org/version/1.1");
  assert.equal(feed.items.length, 5);
  const lines = [...archive(5, 20, { ndjson: true })].join("").trimEnd().split("\n");
  assert.deepEqual(lines.map((line) => JSON.parse(line)), feed.items);
});

test("texts have the number of words asked for, behind their dateline", () => {
  for (const item of items) {
    const [, body] = item.content_text.split(" – ");
    // What stands between no-break spaces is a quotation mark, not a word.
    const words = body.split(/[ \n]+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
    assert.equal(words.length, 120, item.id);
  }
});

test("releases come newest first, in three languages, some as translations of one before", () => {
  const days = items.map((item) => item.date_published.slice(0, 10));
  assert.deepEqual(days, [...days].sort().reverse());
  assert.deepEqual([...new Set(items.map((item) => item.language))].sort(), ["en", "es", "fr"]);
  const byId = new Map(items.map((item) => [item.id, item]));
  const translations = items.filter((item) => item._dateline.translation_of);
  assert.ok(translations.length > 40 && translations.length < 100, `${translations.length}`);
  for (const item of translations) {
    const original = byId.get(item._dateline.translation_of);
    assert.notEqual(original.language, item.language, item.id);
    assert.deepEqual(original._dateline.places, item._dateline.places, item.id);
    assert.deepEqual(original.tags, item.tags, item.id);
  }
});

test("every query has a release with all of its words", () => {
  const words = items.map(
    (item) =>
      new Set(`${item.title} ${item.summary} ${item.content_text}`.toLowerCase().match(/\p{L}+/gu)),
  );
  for (const query of queries(items, 100)) {
    const wanted = query.split(" ");
    assert.ok(wanted.length >= 1 && wanted.length <= 3, query);
    assert.ok(words.some((set) => wanted.every((word) => set.has(word))), query);
  }
});

test("a misspelt word is not known, nor does a known one begin with it", () => {
  const texts = items.map((item) => `${item.title} ${item.summary} ${item.content_text}`.toLowerCase());
  const known = [...new Set(texts.join(" ").match(/\p{L}+/gu))];
  const misspelt = misspeltWords(items, 50);
  assert.equal(misspelt.length, 50);
  for (const wrong of misspelt) {
    assert.equal(known.find((word) => word.startsWith(wrong)), undefined, wrong);
    const letters = [...wrong].sort().join("");
    assert.ok(known.some((word) => [...word].sort().join("") === letters), wrong);
  }
});
