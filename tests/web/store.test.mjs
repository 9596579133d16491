import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./load.mjs";

const { EMPTY_QUERY, withText, opened } = await load("state/query.ts");
const { isBusy, openRelease, takeDates, typedDate, INITIAL_STATE } = await load("state/state.ts");
const { Store, FailureError } = await load("../../tests/web/storing.ts");
const { Latest } = await load("state/latest.ts");

/** Calls that are answered by hand. */
function manual() {
  const calls = [];
  const call = (question) =>
    new Promise((resolve, reject) => calls.push({ question, resolve, reject }));
  return { calls, call };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));
const READY = { phase: "ready", opened: {} };

test("one question is under way, the newest waits, those between are dropped", async () => {
  const { calls, call } = manual();
  const done = [];
  const latest = new Latest(call, (question, answer) => done.push([question, answer]), assert.fail);
  for (const question of ["a", "ar", "art"]) latest.ask(question);
  assert.deepEqual(
    calls.map(({ question }) => question),
    ["a"],
  );
  calls[0].resolve("late");
  await turn();
  assert.deepEqual(
    calls.map(({ question }) => question),
    ["a", "art"],
  );
  calls[1].resolve("right");
  await turn();
  assert.deepEqual(done, [["art", "right"]]);
});

test("a question under way is told that a newer one waits, or that nobody does", async () => {
  const signals = [];
  const ask = (question, signal) => {
    signals.push(signal);
    return new Promise((_, reject) => signal.addEventListener("abort", () => reject(new Error())));
  };
  const latest = new Latest(ask, assert.fail, assert.fail);
  latest.ask("a");
  latest.ask("ar");
  await turn();
  assert.deepEqual(signals.map(({ aborted }) => aborted), [true, false]);
  latest.stop();
  await turn();
  assert.deepEqual(signals.map(({ aborted }) => aborted), [true, true]);
});

test("a failure that is no longer of interest is not told", async () => {
  const { calls, call } = manual();
  const failed = [];
  const latest = new Latest(
    call,
    () => {},
    (question) => failed.push(question),
  );
  latest.ask("a");
  latest.ask("b");
  calls[0].reject(new Error());
  await turn();
  calls[1].reject(new Error());
  await turn();
  assert.deepEqual(failed, ["b"]);
  latest.ask("c");
  latest.stop();
  calls[2].reject(new Error());
  await turn();
  assert.deepEqual(failed, ["b"]);
});

test("what is asked before there is an engine is answered once there is one", async () => {
  const { calls, call } = manual();
  const store = new Store(
    ({ text }) => text,
    () => {},
  );
  store.load();
  store.ask(withText(EMPTY_QUERY, "art"));
  assert.equal(calls.length, 0);
  store.ready(READY, { run: call }, assert.fail);
  assert.deepEqual(
    calls.map(({ question }) => question),
    ["art"],
  );
  assert.ok(isBusy(store.state));
  calls[0].resolve({ total: 1, histogram: [], hits: [] });
  await turn();
  assert.equal(store.state.response.total, 1);
  assert.ok(!isBusy(store.state));
});

test("an answer stands until the next one is here", async () => {
  const { calls, call } = manual();
  const store = new Store(
    ({ text }) => text,
    () => {},
  );
  store.ready(READY, { run: call }, assert.fail);
  calls[0].resolve({ total: 1, histogram: [], hits: [] });
  await turn();
  store.ask(withText(EMPTY_QUERY, "x"));
  assert.equal(store.state.response.total, 1);
  assert.ok(isBusy(store.state));
});

test("a page that is not there gives the first one", async () => {
  const { calls, call } = manual();
  const store = new Store(
    ({ text, page }) => `${text} ${page}`,
    () => {},
  );
  store.ask({ ...EMPTY_QUERY, text: "art", page: 9 });
  store.ready(READY, { run: call }, assert.fail);
  calls[0].resolve({ total: 12, histogram: [], hits: [] });
  await turn();
  assert.deepEqual(
    calls.map(({ question }) => question),
    ["art 9", "art 1"],
  );
  calls[1].resolve({ total: 12, histogram: [], hits: [{ id: "a" }] });
  await turn();
  assert.equal(store.state.query.page, 1);
  assert.equal(store.state.response.hits.length, 1);
});

test("a request that is refused is shown, a crash ends the engine", async () => {
  const { calls, call } = manual();
  const crashes = [];
  const store = new Store(
    ({ text }) => text,
    () => {},
  );
  store.ready(READY, { run: call }, (failure) => crashes.push(failure.code));
  calls[0].reject(Object.assign(new Error("out of memory")));
  await turn();
  assert.deepEqual(crashes, ["crashed"]);
  assert.equal(store.state.failure, null);
});

test("nothing of an archive that was left arrives later", async () => {
  const { calls, call } = manual();
  const store = new Store(
    ({ text }) => text,
    () => {},
  );
  store.ready(READY, { run: call }, assert.fail);
  store.end({ phase: "waiting" });
  calls[0].resolve({ total: 1, histogram: [], hits: [] });
  await turn();
  assert.equal(store.state.response, null);
  assert.equal(store.state.load.phase, "waiting");
});

test("every change is told once, with the state before", () => {
  const before = [];
  const store = new Store(
    () => "",
    (state) => before.push(state),
  );
  store.set(store.state);
  assert.equal(before.length, 0);
  store.ask(withText(EMPTY_QUERY, "x"));
  assert.deepEqual(
    before.map(({ query }) => query.text),
    [""],
  );
});

test("a release is open once its answer is here", () => {
  const query = opened(EMPTY_QUERY, "b");
  const state = { ...INITIAL_STATE, query, response: { release: { id: "a" } } };
  assert.equal(openRelease(state), null);
  assert.equal(openRelease({ ...state, response: { release: { id: "b" } } }).id, "b");
  assert.equal(openRelease({ ...state, query: EMPTY_QUERY }), null);
});

test("a date that is none keeps the query as it is and says which", () => {
  const typed = typedDate(typedDate(INITIAL_STATE, "from", "3/2021"), "to", "soon");
  const { state, query } = takeDates(typed);
  assert.equal(query, null);
  assert.equal(state.badDate, "to");
  assert.equal(state.dates.from, "3/2021");
  const { query: right } = takeDates(typedDate(typed, "to", ""));
  assert.deepEqual([right.from, right.to], ["2021-03", ""]);
});

test("a query's text is being typed until something else is asked", () => {
  const store = new Store(
    ({ text }) => text,
    () => {},
  );
  store.ask(withText(EMPTY_QUERY, "flo"), true);
  assert.equal(store.state.typing, true);
  store.askAgain();
  assert.equal(store.state.typing, false);
  assert.equal(store.state.query.text, "flo");
});

test("the timeline's months follow the answer, and give way to the next question", async () => {
  const { calls, call } = manual();
  const store = new Store((query) => `q=${query.text}&page=${query.page}`, () => {});
  store.ready(READY, { run: call }, assert.fail);
  const answer = { total: 3, hits: [{}], histogram: [{ period: "2021", count: 3 }] };
  calls[0].resolve(answer);
  await turn();
  assert.equal(store.state.response, answer);
  assert.deepEqual(store.state.periods, []);
  for (let month = 1; month <= 12; month++) {
    assert.equal(calls.length, month + 1); // one at a time
    assert.match(calls[month].question, /&parts=hits$/);
    calls[month].resolve({ total: month });
    await turn();
  }
  assert.deepEqual(
    store.state.periods.map(({ count }) => count),
    Array.from({ length: 12 }, (_, i) => i + 1),
  );
  assert.equal(store.state.counted, store.state.query);

  store.ask(withText(EMPTY_QUERY, "a"));
  calls[13].resolve(answer);
  await turn();
  calls[14].resolve({ total: 1 });
  store.ask(withText(EMPTY_QUERY, "ab"));
  await turn();
  assert.equal(calls.length, 16); // the new question, and no further month
  assert.match(calls[15].question, /^q=ab&page=1$/);
  assert.equal(store.state.periods[11].count, 12);
});

test("months that must be fetched come when they are asked for; where not, it is said", async () => {
  const { calls, call } = manual();
  const store = new Store(({ page }) => `page=${page}`, () => {});
  let here = null;
  store.ready(READY, { run: call, runHere: async () => here }, assert.fail);
  calls[0].resolve({ total: 3, hits: [{}], histogram: [{ period: "2021", count: 3 }] });
  await turn();
  assert.deepEqual(
    store.state.periods.map(({ period, count }) => [period, count]),
    [["2021", 3]],
  );
  assert.equal(calls.length, 1);

  store.countMonths();
  await turn();
  assert.equal(calls.length, 2);
  calls[1].reject(new FailureError({ code: "offline", message: "" }));
  await turn();
  assert.equal(store.state.monthsFailure.code, "offline");
  assert.equal(store.state.months, false);
  assert.equal(store.state.periods.length, 1);

  here = { total: 2 };
  store.countMonths();
  assert.equal(store.state.monthsFailure, null);
  for (let month = 1; month <= 12; month++) {
    await turn();
    calls[month + 1].resolve({ total: month });
  }
  await turn();
  assert.equal(store.state.periods.length, 12);
});

test("a question that failed and is asked again is busy, and its failure stays until then", async () => {
  const { calls, call } = manual();
  const store = new Store(({ text }) => text, () => {});
  store.ready(READY, { run: call }, assert.fail);
  calls[0].reject(new FailureError({ code: "network", message: "" }));
  await turn();
  assert.ok(!isBusy(store.state));
  store.askAgain();
  assert.ok(isBusy(store.state));
  assert.equal(store.state.failure.code, "network");
  await turn();
  calls[1].resolve({ total: 1, histogram: [], hits: [] });
  await turn();
  assert.equal(store.state.failure, null);
  assert.ok(!isBusy(store.state));
});
