import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./load.mjs";

const { countPeriods } = await load("state/periods.ts");
const { EMPTY_QUERY, toggled, withRange, withText } = await load("state/query.ts");

/** An engine over months: { "2020-03": [all, of which "flood"] }. */
function engine(months) {
  const asked = [];
  const years = [...new Set(Object.keys(months).map((month) => month.slice(0, 4)))].sort();
  const count = (query, period) =>
    Object.entries(months)
      .filter(([month]) => month.startsWith(period))
      .reduce((sum, [, [all, flood]]) => sum + (query.text ? flood : all), 0);
  const answer = (query) => ({
    total: count(query, query.from),
    histogram: years.map((period) => ({ period, count: count(query, period) })),
  });
  const run = async (query, totalOnly) => {
    asked.push([query.from, totalOnly]);
    return answer(query);
  };
  return { asked, ask: (query, wide = false) => countPeriods(query, answer(query), wide, run) };
}

const MONTHS = { "2018-05": [4, 2], "2019-01": [2, 0], "2020-03": [6, 1], "2020-12": [2, 2] };
const lines = (periods) => periods.map(({ period, count, all }) => [period, count, all]);

test("many years are shown by year, and cost no request of their own", async () => {
  const { asked, ask } = engine(MONTHS);
  assert.deepEqual(lines(await ask(EMPTY_QUERY)), [
    ["2018", 4, null],
    ["2019", 2, null],
    ["2020", 8, null],
  ]);
  assert.deepEqual(asked, []);
});

test("a search is told beside all there is, by one more request", async () => {
  const { asked, ask } = engine(MONTHS);
  assert.deepEqual(lines(await ask(withText(EMPTY_QUERY, "flood"))), [
    ["2018", 2, 4],
    ["2019", 0, 2],
    ["2020", 3, 8],
  ]);
  assert.deepEqual(asked, [["", false]]);
});

test("a range of a year or two is shown by month, whatever its exactness", async () => {
  for (const [from, to, count] of [
    ["2020", "2020", 12],
    ["2020-03", "2020-03-15", 12],
    ["2019-12", "2020", 24],
    ["2020", "", 12],
    ["", "2019", 24],
  ]) {
    const periods = await engine(MONTHS).ask(withRange(EMPTY_QUERY, from, to));
    assert.equal(periods.length, count, `${from}..${to}`);
  }
  const { asked, ask } = engine(MONTHS);
  const periods = await ask(withRange(withText(EMPTY_QUERY, "flood"), "2020", "2020"));
  const shown = lines(periods).filter(([, , all]) => all);
  assert.deepEqual(shown, [
    ["2020-03", 1, 6],
    ["2020-12", 2, 2],
  ]);
  assert.equal(asked.length, 24);
  assert.ok(asked.every(([, totalOnly]) => totalOnly));
});

test("all years stay where the reader wants them, and where the range has none of them", async () => {
  assert.equal((await engine(MONTHS).ask(withRange(EMPTY_QUERY, "2020", "2020"), true)).length, 3);
  assert.equal((await engine(MONTHS).ask(withRange(EMPTY_QUERY, "1990", "1991"))).length, 3);
});

test("an archive of one year is shown by month, one without dates not at all", async () => {
  assert.equal((await engine({ "2020-03": [1, 1] }).ask(EMPTY_QUERY)).length, 12);
  assert.deepEqual(await engine({}).ask(EMPTY_QUERY), []);
});

test("months that would have to be fetched give way to their years", async () => {
  const query = withRange(withText(EMPTY_QUERY, "flood"), "2019", "2020");
  const histogram = [
    { period: "2019", count: 0 },
    { period: "2020", count: 3 },
  ];
  const asked = [];
  const periods = await countPeriods(query, { histogram }, false, async (each, totalOnly) => {
    asked.push(each.from);
    return totalOnly ? null : { histogram: [{ period: "2020", count: 8 }] };
  });
  assert.deepEqual(lines(periods), [
    ["2019", 0, 0],
    ["2020", 3, 8],
  ]);
  assert.deepEqual(asked, ["2019-01", ""]);
  const nothing = await countPeriods(query, { histogram }, false, async () => null);
  assert.deepEqual(lines(nothing), [
    ["2019", 0, null],
    ["2020", 3, null],
  ]);
});

test("the timeline is not cut by the year filter, as the engine's is not", async () => {
  const requests = [];
  const query = toggled(withRange(EMPTY_QUERY, "2020", "2020"), "year", "2019");
  const response = { histogram: [{ period: "2020", count: 8 }] };
  await countPeriods(query, response, false, async (asked) => {
    requests.push(asked.filters.year);
    return { total: 1, histogram: [] };
  });
  assert.ok(requests.length > 0);
  assert.ok(requests.every((years) => years.length === 0));
});
