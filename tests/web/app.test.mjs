// What the app works out by itself: what is new, what was shared, how it speaks.

import assert from "node:assert/strict";
import test from "node:test";
import { LANGUAGES, load } from "./load.mjs";

const { visitAt, withNewest } = await load("../app/visit.ts");
const { sharedSearch } = await load("../app/share.ts");
const { speak } = await load("../app/words.ts");
const { contentName } = await load("../app/content-name.ts");
const { PIECE_BYTES, pieceBegins, pieceUrl, readRange } = await load("../app/pieces.ts");

const at = (time) => Date.parse(time);

test("new is what came since the last visit, never less", () => {
  const first = withNewest(visitAt(at("2021-08-18T14:00Z"), null), "2021-08-17");
  assert.equal(first.since, "");
  // Of the 18th there may be more to come after this visit.
  assert.equal(first.next, "2021-08-18");

  // A minute later it is the same visit, a day later another one.
  assert.equal(visitAt(at("2021-08-18T14:01Z"), first).since, "");
  const second = withNewest(visitAt(at("2021-08-19T14:00Z"), first), "2021-08-18");
  assert.equal(second.since, "2021-08-18");
  assert.equal(visitAt(at("2021-08-19T14:10Z"), second).since, "2021-08-18");
  assert.equal(visitAt(at("2021-08-20T14:00Z"), second).since, "2021-08-19");
});

test("a release that is published later than it is dated is new all the same", () => {
  const visit = withNewest(visitAt(at("2021-08-18T14:00Z"), null), "2021-08-10");
  assert.equal(visit.next, "2021-08-11");
});

test("days begin where they begin last, ends of months and leap days included", () => {
  const next = (time, newest) => withNewest(visitAt(at(time), null), newest).next;
  assert.equal(next("2021-08-18T11:00Z", "2021-08-18"), "2021-08-17");
  assert.equal(next("2024-06-01T12:00Z", "2024-02-28"), "2024-02-29");
  assert.equal(next("2024-06-01T12:00Z", "2023-12-31"), "2024-01-01");
  // Announced for later, or not exact, or not there at all.
  assert.equal(next("2024-06-01T12:00Z", "2024-07-01"), "2024-06-01");
  assert.equal(next("2024-06-01T12:00Z", "2024-05"), "2024-05");
  assert.equal(next("2024-06-01T12:00Z", ""), "2024-06-01");
});

test("whatever is remembered of the last visit, there is one now", () => {
  for (const last of [null, {}, { at: "x", next: 7 }, { at: 0, next: "<b>", since: [] }, []])
    assert.equal(visitAt(at("2021-08-18T14:00Z"), last).since, "");
});

test("what is shared is searched for: its title, its text, the end of its address", () => {
  const query = (shared) => {
    const entries = Object.entries(shared).map(([name, text]) => [`shared-${name}`, text]);
    const search = sharedSearch(`?${new URLSearchParams(entries)}`);
    return new URLSearchParams(search).get("q");
  };
  assert.equal(query({ title: "Art competition", text: "other", url: "" }), "Art competition");
  assert.equal(query({ text: "An art competition https://example.org/x?y" }), "An art competition");
  const address = "https://example.org/news/art_competition-2021.html?a=b#c";
  for (const name of ["text", "url"])
    assert.equal(query({ [name]: address }), "art competition 2021");
  assert.equal(query({ url: "https://example.org/" }), "");
  assert.equal(query({ url: "https://example.org/%E0%A4%A" }), "");
  assert.equal(query({ title: "" }), "");
});

test("nothing shared is read as the language of queries", () => {
  const query = (title) => {
    const search = sharedSearch(`?${new URLSearchParams({ "shared-title": title })}`);
    return new URLSearchParams(search).get("q");
  };
  assert.equal(query('"Open -closed (OR) place:Haiti'), "Open closed place Haiti");
  assert.equal(query("Haiti’s São-Tomé اللاجئون"), "Haiti’s São-Tomé اللاجئون");
  assert.equal(query(Array(100).fill("word").join(" ")).split(" ").length, 12);
});

test("an address without a share is none", () => {
  for (const search of ["", "?q=art", "?title=x", "?shared=x"])
    assert.equal(sharedSearch(search), null);
});

test("the app speaks every language of the element, and fills its words", () => {
  for (const language of LANGUAGES) {
    const speech = speak(["xx", language, "en"]);
    assert.equal(speech.language, language);
    assert.equal(speech.words.direction === "rtl", language === "ar");
    const kept = speech.fill(speech.words.kept, { size: speech.size(2_500_000) });
    assert.doesNotMatch(kept, /[{}]/);
    assert.match(kept, /[2٢][.,٫][5٥]/);
    for (const name of ["copyOf", "stale"]) assert.match(speech.words[name], /\{when\}/);
    assert.ok(speech.when(at("2024-02-03T10:00Z")));
  }
  assert.equal(speak(["xx"]).language, "en");
  assert.equal(speak(["en-GB"]).size(1), "1 kB");
  assert.equal(speak(["es-419"]).language, "es-419");
});

test("a file's name tells what is in it, however it is cut", () => {
  const bytes = (text) => new TextEncoder().encode(text);
  // FNV-1a of "foobar", as its authors tell it.
  assert.match(contentName([bytes("foobar")]), /^bf9cf968[0-9a-f]{8}\.bin$/);
  assert.equal(contentName([bytes("foo"), bytes(""), bytes("bar")]), contentName([bytes("foobar")]));
  assert.notEqual(contentName([bytes("foobaz")]).slice(8), contentName([bytes("foobar")]).slice(8));
  const hash = [...bytes("foobar")].reduce(
    (so, byte) => ((so ^ BigInt(byte)) * 0x01000193n) & 0xffffffffn,
    (6n * 0x9e3779b1n) & 0xffffffffn,
  );
  assert.equal(contentName([bytes("foobar")]).slice(8), `${hash.toString(16).padStart(8, "0")}.bin`);
});

test("any range of a file is read from its pieces, where all of them are here", async () => {
  const url = "https://example.org/a.bin";
  const file = new Uint8Array(2 * PIECE_BYTES + 5).map((_, i) => i % 251);
  const begins = pieceBegins(file.length);
  assert.deepEqual(begins, [0, PIECE_BYTES, 2 * PIECE_BYTES]);
  const pieces = new Map(
    begins.map((begin) => [pieceUrl(url, begin), file.slice(begin, begin + PIECE_BYTES)]),
  );
  const cache = { match: async (key) => pieces.has(key) && new Response(pieces.get(key)) };
  const read = async (begin, end) => {
    const blob = await readRange(cache, url, begin, end);
    return blob && Buffer.from(await blob.arrayBuffer());
  };
  const places = [0, 1, PIECE_BYTES - 1, PIECE_BYTES, PIECE_BYTES + 1, 2 * PIECE_BYTES, file.length];
  for (const begin of places)
    for (const end of places.filter((place) => place > begin))
      assert.ok((await read(begin, end)).equals(file.subarray(begin, end)), `${begin}-${end}`);
  assert.equal(await read(file.length - 1, file.length + 1), null);
  pieces.delete(pieceUrl(url, PIECE_BYTES));
  assert.equal(await read(PIECE_BYTES - 1, PIECE_BYTES + 1), null);
  assert.ok(await read(0, PIECE_BYTES));
});
