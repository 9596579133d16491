// How long one query takes, in Node: Dateline's engine in WebAssembly beside MiniSearch and SQLite FTS5 on the same text.
//
// Each query is one to three words, all of which must match, the last as a prefix. The peers give the ids of the ten best. Dateline
// answers as it does a reader: ten hits with snippets and marks, all facets' counts, the histogram, as one JSON text.

import { readFileSync } from "node:fs";
import { RELEASES, standardArchive, WORDS } from "./archives.mjs";
import { queries } from "./generate.mjs";
import { duration, Noise, quantile, table, time, times } from "./measure.mjs";
import { openEngine } from "./node_engine.mjs";
import { nodePeers } from "./node_peers.mjs";

const QUERIES = 200;
const ROUNDS = 5;

/** { releases, words, queries, noise, contenders: { name: { p50, p95 } } }, in ms */
export async function query() {
  const bytes = readFileSync(standardArchive());
  const { items } = JSON.parse(bytes.toString("utf8"));
  const texts = queries(items, QUERIES);
  const engine = await openEngine(bytes);
  const searches = { Dateline: (text) => engine.run(`q=${encodeURIComponent(text)}`) };
  for (const [name, peer] of Object.entries(await nodePeers())) {
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

  console.log(`query: ${QUERIES} queries on ${RELEASES} releases of ${WORDS} words, in Node; medians of ${ROUNDS} rounds.
Dateline's answers hold snippets, facets and histogram, the others' ten ids\n`);
  const own = contenders.Dateline;
  console.log(
    table(
      ["", "p50", "p95", "p50 of Dateline's", "p95 of Dateline's"],
      Object.entries(contenders).map(([name, { p50, p95 }]) => [
        name, duration(p50), duration(p95), times(p50 / own.p50), times(p95 / own.p95),
      ]),
    ),
  );
  console.log(`\n${noise}`);
  return { releases: RELEASES, words: WORDS, queries: QUERIES, noise: noise.result(), contenders };
}
