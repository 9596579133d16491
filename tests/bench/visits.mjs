// Readers in Chromium, each with nothing in the cache, on the pages of pack_site.mjs.

import { chromium } from "@playwright/test";
import { bytesByKind, listen } from "./conversation.mjs";
import { quantile } from "./measure.mjs";
import { isCode, roundTrips, total, Traffic } from "./traffic.mjs";

const PATIENCE_MS = 300_000;
const KEY_MS = 80;
/** The news that a request has ended may come so much later than the answer that it made possible; it is less than a round trip. */
const NEWS_MS = 20;
/** As many queries are asked once, so that what they need is here, and then timed. */
const WARM_BLOCK = 10;
const WARM_ROUNDS = 3;

export const startBrowser = () => chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });

/** Calls `work(page, traffic)` with the page `url` open and at rest. */
async function visit(browser, url, work, prepare = null) {
  const context = await browser.newContext();
  context.setDefaultTimeout(PATIENCE_MS);
  try {
    const page = await context.newPage();
    let failure = null;
    page.on("pageerror", (error) => (failure ??= error));
    if (prepare) await page.addInitScript(prepare);
    const traffic = new Traffic(page);
    await page.goto(url, { waitUntil: "commit" });
    await page.waitForFunction(() => window.bench);
    await traffic.atRest();
    const result = await work(page, traffic);
    if (failure) throw failure;
    return result;
  } finally {
    await context.close();
  }
}

const found = (page, query) => page.evaluate((text) => window.bench.search(text), query);

/** { requests, bytes, roundTrips } of what comes before the newest releases can be shown, code included; `archive`: without. */
export function newestVisit(browser, url) {
  return visit(browser, url, async (page, traffic) => {
    await page.evaluate(() => window.bench.newest());
    const all = await traffic.atRest();
    return { ...total(all), roundTrips: roundTrips(all), archive: total(all.filter(({ path }) => !isCode(path))) };
  });
}

/**
 * The first query of a reader, typed letter by letter if `typed`. { requests, bytes, code: bytes, more, roundTrips, answer }:
 * `more` is { requests, bytes } since the query was asked; the round trips are those of them that the hits waited for; `answer`
 * is ms from the last letter to the hits.
 */
export function firstQueryVisit(browser, url, query, { typed = false } = {}) {
  return visit(browser, url, async (page, traffic) => {
    const before = await traffic.atRest();
    const answer = await (typed ? typeQuery : askQuery)(page, query);
    const answered = performance.now() + NEWS_MS;
    const all = await traffic.atRest();
    const since = all.slice(before.length);
    return {
      ...total(all),
      code: total(all.filter(({ path }) => isCode(path))).bytes,
      more: total(since),
      roundTrips: roundTrips(since.filter(({ end }) => end <= answered)),
      answer,
    };
  });
}

async function askQuery(page, query) {
  const { hits, ms } = await page.evaluate(async (text) => {
    const start = performance.now();
    const hits = await window.bench.search(text);
    return { hits, ms: performance.now() - start };
  }, query);
  mustFind(hits, query);
  return ms;
}

async function typeQuery(page, query) {
  await page.evaluate(() => {
    window.bench.box().addEventListener("input", () => (window.lastKey = performance.now()));
  });
  await page.getByRole("searchbox").first().pressSequentially(query, { delay: KEY_MS });
  const { hits, ms } = await page.evaluate(async (text) => {
    const { total: hits, time } = await window.bench.answer(text);
    return { hits, ms: time - window.lastKey };
  }, query);
  mustFind(hits, query);
  return ms;
}

function mustFind(hits, query) {
  if (!(hits > 0)) throw new Error(`nothing found for "${query}"`);
}

/**
 * One reader who asks all of `queries` in turn; then `warmQueries` are timed. { totals: [{ requests, bytes }] up to each query,
 * code included; warm: { p50, p95, fetched }; where `ofPack` also warm.engine: { p50, p95 }, and kinds, as bytesByKind() says }
 */
export function longVisit(browser, url, queries, warmQueries, { ofPack = false } = {}) {
  return visit(browser, url, async (page, traffic) => {
    const totals = [];
    for (const query of queries) {
      mustFind(await found(page, query), query);
      totals.push(total(await traffic.atRest()));
    }
    const requests = await traffic.atRest();
    return {
      totals,
      kinds: ofPack ? bytesByKind(requests, await page.evaluate(() => window.heard.parts)) : null,
      warm: await warmTimes(page, warmQueries),
    };
  }, ofPack ? listen : null);
}

/**
 * Times of queries for which nothing has to be fetched, in ms, and how many requests there were all the same. A query's time
 * is the median of its rounds. `engine` is what of them the engine took, where the page listens.
 */
async function warmTimes(page, queries) {
  const { times, engine, fetched } = await page.evaluate(timeWarm, { queries, block: WARM_BLOCK, rounds: WARM_ROUNDS });
  const spread = (values) => ({ p50: quantile(values, 0.5), p95: quantile(values, 0.95) });
  return { ...spread(times), fetched, engine: engine.length > 0 ? spread(engine) : null };
}

/** In the page. */
async function timeWarm({ queries, block, rounds }) {
  // Until the page has painted, and done what follows an answer.
  const rest = async () => {
    do await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 20)));
    while (window.heard && !window.heard.isQuiet());
  };
  performance.setResourceTimingBufferSize(1e6);
  const requests = () => performance.getEntriesByType("resource").length;
  const middle = (values) => values.sort((a, b) => a - b)[Math.floor(rounds / 2)];
  const times = [];
  const engine = [];
  let fetched = 0;
  for (let begin = 0; begin < queries.length; begin += block) {
    const some = queries.slice(begin, begin + block);
    for (const query of some) {
      await window.bench.search(query);
      await rest();
    }
    const before = requests();
    const runs = some.map(() => []);
    const engineRuns = some.map(() => []);
    for (let round = 0; round < rounds; round++) {
      for (const [i, query] of some.entries()) {
        const heardBefore = window.heard?.runs.length;
        const start = performance.now();
        await window.bench.search(query);
        runs[i].push(performance.now() - start);
        if (window.heard) engineRuns[i].push(window.heard.runs[heardBefore]);
        await rest();
      }
    }
    fetched += requests() - before;
    times.push(...runs.map(middle));
    if (window.heard) engine.push(...engineRuns.map(middle));
  }
  return { times, engine, fetched };
}
