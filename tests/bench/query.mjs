// How long one query takes, in Node: Dateline's engine in WebAssembly beside MiniSearch and SQLite FTS5 on the same text,
// and Dateline alone on ten times as many short releases.
//
// Each query is one to three words, all of which must match in the peers, the last as a prefix. The peers give the ids of the
// ten best. Dateline does so too (ranked), and answers as it does a reader (whole): ten hits with snippets and marks, all
// facets' counts, the histogram. Either is one JSON text.

import { readFileSync } from "node:fs";
import { archiveFile, RELEASES, SHORT_RELEASES, SHORT_WORDS, WORDS } from "./archives.mjs";
import { queries } from "./generate.mjs";
import { duration, Noise, quantile, table, time, times, verdict } from "./measure.mjs";
import { answer, openEngine } from "./node_engine.mjs";
import { nodePeers } from "./node_peers.mjs";

const QUERIES = 200;
const ROUNDS = 5;

const RANKED = "Dateline, ranked";
const WHOLE = "Dateline, whole";

// The 95th of 100 queries, in ms.
const TARGETS = { [RANKED]: 0.5, [WHOLE]: 1.5 };
const SHORT_TARGETS = { [WHOLE]: 10 };

/** { queries, archives: [{ releases, words, noise, contenders: { name: { p50, p95 } } }] }, in ms */
export async function query() {
  const archives = [
    await measure(RELEASES, WORDS, nodePeers, TARGETS),
    await measure(SHORT_RELEASES, SHORT_WORDS, () => ({}), SHORT_TARGETS),
  ];
  return { queries: QUERIES, archives };
}

async function measure(releases, words, startPeers, targets) {
  const bytes = readFileSync(archiveFile(releases, words));
  const { items } = JSON.parse(bytes.toString("utf8"));
  const texts = queries(items, QUERIES);
  const searches = datelineSearches(await openEngine(bytes));
  for (const [name, peer] of Object.entries(await startPeers())) {
    peer.ready(items);
    searches[name] = peer.search;
  }

  const noise = new Noise();
  const runs = Object.fromEntries(Object.keys(searches).map((name) => [name, texts.map(() => [])]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, search] of Object.entries(searches)) {
      noise.sample();
      texts.forEach((text, i) => runs[name][i].push(time(() => search(text))));
    }
  }
  // A query's time is its median, so that what is left is the spread between queries, not that of the machine.
  const contenders = Object.fromEntries(
    Object.entries(runs).map(([name, byQuery]) => {
      const medians = byQuery.map((values) => quantile(values, 0.5));
      return [name, { p50: quantile(medians, 0.5), p95: quantile(medians, 0.95) }];
    }),
  );

  const count = releases.toLocaleString("en");
  console.log(`query: ${QUERIES} queries on ${count} releases of ${words} words, in Node; medians of ${ROUNDS} rounds\n`);
  const own = contenders[WHOLE];
  console.log(
    table(
      ["", "p50", "p95", "p50 of whole", "p95 of whole"],
      Object.entries(contenders).map(([name, { p50, p95 }]) => [
        name, duration(p50), duration(p95), times(p50 / own.p50), times(p95 / own.p95),
      ]),
    ),
  );
  console.log(`\n${noise}`);
  for (const [name, target] of Object.entries(targets)) {
    const p95 = contenders[name]?.p95;
    if (p95 !== undefined) console.log(verdict(`${name}, p95 at most ${duration(target)}: ${duration(p95)}`, p95 <= target));
  }
  console.log("");
  return { releases, words, noise: noise.result(), contenders };
}

/** An engine that does not know `parts` gives whole answers only. */
function datelineSearches(engine) {
  const ask = (text, more) => engine.run(`q=${encodeURIComponent(text)}&size=10${more}`);
  const searches = { [WHOLE]: (text) => ask(text, "") };
  answer(ask("a", ""));
  const ranked = JSON.parse(ask("a", "&parts=hits"));
  if (ranked.error?.code === "bad-request") {
    console.log(`${RANKED}: left out, this engine does not know parts=hits\n`);
    return searches;
  }
  return { [RANKED]: (text) => ask(text, "&parts=hits"), ...searches };
}
