import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./load.mjs";

const { EMPTY_QUERY, MAX_TEXT, ...step } = await load("state/query.ts");
const { readSettings } = await load("state/settings.ts");
const { buildRequest, effectiveSort } = await load("state/request.ts");
const { readRoute, writeRoute } = await load("state/routes.ts");

const settings = (attributes = {}) => readSettings((name) => attributes[name] ?? null);
const reader = { languages: ["en"], now: 1000 };
const request = (query, attributes) =>
  new URLSearchParams(buildRequest(query, settings(attributes), reader));

test("a new question starts at the first page and closes what is open", () => {
  const query = { ...EMPTY_QUERY, page: 3, open: "a" };
  const steps = [
    step.withText(query, "art"),
    step.toggled(query, "place", "Haiti"),
    step.withRange(query, "2021", ""),
    step.withSort(query, "oldest"),
    step.withoutFilters(query),
  ];
  for (const { page, open } of steps) assert.deepEqual({ page, open }, { page: 1, open: null });
  assert.equal(step.atPage(query, 5).page, 5);
  assert.equal(step.opened(query, "b").page, 3);
});

test("a value is toggled and the query before is left as it was", () => {
  const one = step.toggled(EMPTY_QUERY, "place", "Haiti");
  const two = step.toggled(one, "place", "Cuba");
  assert.deepEqual(two.filters.place, ["Haiti", "Cuba"]);
  assert.deepEqual(step.toggled(two, "place", "Haiti").filters.place, ["Cuba"]);
  assert.deepEqual(EMPTY_QUERY.filters.place, []);
  assert.equal(step.countFilters(step.withRange(two, "2020", "")), 3);
  assert.equal(step.countFilters(step.withoutFilters(two)), 0);
});

test("a range typed the wrong way round is turned", () => {
  const { from, to } = step.withRange(EMPTY_QUERY, "2021", "2019-03");
  assert.deepEqual([from, to], ["2019-03", "2021"]);
  const within = step.withRange(EMPTY_QUERY, "2021-05", "2021");
  assert.deepEqual([within.from, within.to], ["2021-05", "2021"]);
});

test("text is cut to what the engine takes", () => {
  assert.equal(step.withText(EMPTY_QUERY, "x".repeat(MAX_TEXT + 1)).text.length, MAX_TEXT);
});

test("the request has the names that the engine knows", () => {
  let query = step.withText(EMPTY_QUERY, " art & craft ");
  query = step.toggled(step.toggled(query, "place", "Port-of-Spain, Trinidad"), "place", "Haiti");
  query = step.withRange(query, "2021-02", "2021");
  query = { ...query, page: 2, open: "id 1", sort: "newest" };
  const asked = request(query, { "page-size": "20", languages: "es fr" });
  assert.equal(asked.get("q"), "art & craft "); // the space says that the last word is whole
  assert.deepEqual(asked.getAll("place"), ["Port-of-Spain, Trinidad", "Haiti"]);
  assert.deepEqual(asked.getAll("prefer"), ["es", "fr", "en"]);
  const { from, to, sort, page, size, now, open } = Object.fromEntries(asked);
  assert.deepEqual(
    { from, to, sort, page, size, now, open },
    {
      from: "2021-02",
      to: "2021",
      sort: "newest",
      page: "2",
      size: "20",
      now: "1000",
      open: "id 1",
    },
  );
});

test("nothing but spaces asks for nothing", () => {
  assert.equal(request(step.withText(EMPTY_QUERY, "  ")).get("q"), null);
  assert.equal(request(step.withText(EMPTY_QUERY, "  art")).get("q"), "art");
});

test("what is not asked is not in the request", () => {
  assert.equal(buildRequest(EMPTY_QUERY, settings(), reader), "size=10&prefer=en&now=1000");
});

test("what the page has fixed, the reader cannot widen", () => {
  const query = step.withRange(step.toggled(EMPTY_QUERY, "place", "Cuba"), "2019", "2025-06");
  const asked = request(query, { place: "Haiti; Jamaica", from: "2020-05", to: "2024" });
  assert.deepEqual(asked.getAll("place"), ["Haiti", "Jamaica"]);
  assert.deepEqual([asked.get("from"), asked.get("to")], ["2020-05", "2024"]);
  const inside = request(step.withRange(EMPTY_QUERY, "2021", "2022"), {
    from: "2020-05",
    to: "2024",
  });
  assert.deepEqual([inside.get("from"), inside.get("to")], ["2021", "2022"]);
});

test("relevance needs words", () => {
  const query = step.withSort(EMPTY_QUERY, "relevance");
  assert.equal(request(query).get("sort"), null);
  assert.equal(effectiveSort(query, settings()), "newest");
  const words = step.withText(query, "art");
  assert.equal(request(words).get("sort"), "relevance");
  assert.equal(effectiveSort(step.withText(EMPTY_QUERY, "art"), settings()), "relevance");
  assert.equal(
    effectiveSort(step.withText(EMPTY_QUERY, "art"), settings({ sort: "oldest" })),
    "oldest",
  );
});

test("attributes are valid whatever they hold", () => {
  const bad = settings({
    layout: "huge",
    theme: "pink",
    sort: "up",
    "page-size": "-3",
    from: "soon",
    to: "2021-13",
    facets: "place nonsense",
  });
  assert.deepEqual(
    [bad.layout, bad.theme, bad.sort, bad.pageSize, bad.from, bad.to, bad.facets],
    ["full", "auto", null, 10, "", "", ["place"]],
  );
  assert.equal(settings({ "page-size": "1000" }).pageSize, 100);
  assert.equal(settings({ "page-size": "2.5" }).pageSize, 10);
  assert.equal(settings({ "new-since": " 2021-08-17" }).newSince, "2021-08-17");
  assert.equal(settings({ "new-since": "yesterday" }).newSince, "");
  assert.equal(settings({ layout: " Compact " }).layout, "compact");
  assert.deepEqual(settings({ facets: "" }).facets, []);
  assert.deepEqual(settings({ facets: "topic, place topic" }).facets, ["topic", "place"]);
  assert.deepEqual(settings().facets, ["place", "topic", "language", "source", "year"]);
  assert.deepEqual(settings({ src: " a.json\n b.json " }).src, ["a.json", "b.json"]);
  assert.equal(settings().route, null);
  assert.equal(settings({ route: "" }).route, "");
});

test("a query comes back from the address as it went in", () => {
  let query = step.withText(EMPTY_QUERY, "«été» & 100 % + 1");
  query = step.toggled(step.toggled(query, "place", "Port-of-Spain, Trinidad"), "year", "2021");
  query = step.withRange(step.withSort(query, "oldest"), "2021-02", "2021-03-04");
  query = { ...query, page: 7, open: "https://example.org/a?b=c&d" };
  for (const prefix of ["news", ""])
    assert.deepEqual(readRoute(writeRoute("", prefix, query), prefix), query);
  assert.equal(writeRoute("", "news", EMPTY_QUERY), "");
});

test("the page's own parameters stay letter for letter", () => {
  const own = "?b=%7e+x&a&=&q=theirs&other-q=2&x=a%20b";
  const query = step.withText(EMPTY_QUERY, "art");
  const kept = "?b=%7e+x&a&=&q=theirs&other-q=2&x=a%20b";
  assert.equal(writeRoute(own, "news", query), kept + "&news-q=art");
  assert.equal(
    writeRoute(own + "&news-q=old&news-place=Haiti&news%2Dpage=3", "news", EMPTY_QUERY),
    kept,
  );
});

test("elements with different prefixes do not meet", () => {
  const query = step.withText(EMPTY_QUERY, "one");
  const both = writeRoute(writeRoute("", "a", query), "a-b", step.withText(EMPTY_QUERY, "two"));
  assert.equal(readRoute(both, "a").text, "one");
  assert.equal(readRoute(both, "a-b").text, "two");
  assert.equal(readRoute(writeRoute(both, "a", EMPTY_QUERY), "a-b").text, "two");
});

test("a hostile address gives a valid query", () => {
  const hostile = new URLSearchParams({
    "n-page": "-1",
    "n-from": "yesterday",
    "n-sort": "x",
    "n-q": "y".repeat(10000),
    "n-open": "z".repeat(10000),
  });
  for (let i = 0; i < 500; i++) hostile.append("n-place", `p${i}`);
  const query = readRoute("?" + hostile, "n");
  assert.deepEqual([query.page, query.from, query.sort, query.open], [1, "", null, null]);
  assert.equal(query.text.length, MAX_TEXT);
  assert.equal(query.filters.place.length, 50);
  for (const page of ["1e9", "NaN", "1.5", "0", ""])
    assert.equal(readRoute(`?n-page=${page}`, "n").page, 1);
  assert.equal(readRoute("?n-q=%E0%A4%A", "n").text.length > 0, true);
});
