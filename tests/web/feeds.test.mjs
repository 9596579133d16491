import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./load.mjs";

const { readFeeds, feedFor } = await load("more/feeds.ts");
const { fileName } = await load("more/export-menu.tsx");

const BASE = "https://office.example/feeds/feeds.json";
const LIST = readFeeds(
  {
    feeds: [
      { title: "News", rss: "rss/all.xml", json: "json/all.json" },
      { facet: "place", value: "Haiti", title: "Haiti", rss: "rss/place/haiti.xml" },
      { facet: "language", value: "es", title: "español", json: "//cdn.example/es.json" },
    ],
  },
  BASE,
);

const model = (filters = {}, fixed = {}) => ({
  settings: { fixed },
  state: {
    load: { phase: "ready", opened: { reports: [{ title: "" }, { title: "IOM: News!" }] } },
    feeds: { url: BASE, feeds: LIST },
    query: {
      text: "",
      from: "",
      to: "",
      filters: { place: [], topic: [], language: [], source: [], year: [], ...filters },
    },
  },
});

test("a list of feeds: addresses are of the list's place, and of the web", () => {
  assert.equal(LIST[0].rss, "https://office.example/feeds/rss/all.xml");
  assert.deepEqual(
    [LIST[2].rss, LIST[2].json],
    [null, "https://cdn.example/es.json"],
  );
  const hostile = [null, 3, "x", [], {}, { rss: "javascript:1", json: "file:///etc" }, { rss: 7 }];
  assert.deepEqual(readFeeds({ feeds: hostile }, BASE), []);
  for (const list of [null, 1, "feeds", [], {}, { feeds: { length: 9 } }])
    assert.throws(() => readFeeds(list, BASE));
});

test("the feed of the only value that is chosen, by the reader or the page; else that of all", () => {
  const titleFor = (...args) => feedFor(model(...args))?.title;
  assert.equal(titleFor(), "News");
  assert.equal(titleFor({ place: ["Haiti"] }), "Haiti");
  assert.equal(titleFor({ place: ["Haiti"], year: ["2021"] }), "Haiti");
  assert.equal(titleFor({}, { place: ["Haiti"] }), "Haiti");
  assert.equal(titleFor({ language: ["es"] }), "español");
  assert.equal(titleFor({ place: ["Haiti"], language: ["es"] }), "News");
  assert.equal(titleFor({ place: ["Haiti", "Cuba"] }), "News");
  assert.equal(titleFor({ place: ["Cuba"] }), "News");
  assert.equal(feedFor({ ...model(), state: { ...model().state, feeds: null } }), undefined);
});

test("a file's name is letters and digits of any script, and not long", () => {
  assert.equal(fileName(model({ place: ["São Tomé"] })), "IOM-News-São-Tomé");
  assert.equal(fileName(model({ topic: ["../../x"] })), "IOM-News-x");
  assert.equal(fileName({ ...model(), state: { ...model().state, load: { phase: "loading" } } }), "releases");
  assert.equal(fileName(model({ topic: ["x".repeat(500)] })).length, 80);
});
