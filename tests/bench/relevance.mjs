// How good the order of the hits is: judged collections, Dateline beside its peers and plain BM25 on the same text.
// docs/BENCH.md tells what is measured. The collections are those of ../shared/corpora, where it is there.

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { ROOT } from "./archives.mjs";
import { table, verdict } from "./measure.mjs";
import { HITS, MAX_TEXT, rankers } from "./rankers.mjs";
import { figure, mean, OWN, README, referenceTargets, signed, typoTargets, TYPO_SETS } from "./relevance_targets.mjs";

const SHARED = fileURLToPath(new URL("../../../shared/", import.meta.url));
const CORPORA = `${SHARED}corpora/`;
const DATELINE_PROGRAM = `${ROOT}build/native/dateline`;

const SETS = [
  ...Object.keys(README), "xquad-ar", "scifact", ...TYPO_SETS.flatMap((name) => [name, `${name}-clean`]),
];
/** The set whose archive the queries of `set` are asked of. */
const archiveOf = (set) => set.replace(/-typo(-clean)?$/, "");
const isTypo = (set) => set !== archiveOf(set);

const MEASURES = { ndcg10: "nDCG@10", map100: "MAP@100", recall100: "recall@100" };
const EXACT = "&spelling=off";

/**
 * `only`: the names of the contenders to run, `sets`: of the sets; all unless given. `native` asks Dateline's command line
 * instead of WebAssembly. { scores: { set: { contender: { ndcg10, map100, recall100, … } } }, typos, targets }, null where
 * there are no collections.
 */
export async function relevance({ only = [], sets = [], native = false } = {}) {
  if (!existsSync(CORPORA)) {
    console.log("relevance: left out, the collections of ../shared/corpora are not here");
    return null;
  }
  const { evaluate, readQrels } = await import(pathToFileURL(`${SHARED}tools/relevance.mjs`));
  const contenders = await rankers();
  const names = only.length > 0 ? only : native ? [OWN] : Object.keys(contenders);
  known(names, Object.keys(contenders), "contender");
  known(sets, SETS, "set");

  const chosen = SETS.filter((set) => sets.length === 0 || sets.includes(set));
  const scores = Object.fromEntries(chosen.map((set) => [set, {}]));
  const typos = {};
  const cut = [];
  for (const name of new Set(chosen.map(archiveOf))) {
    const archive = readArchive(name);
    const asked = chosen.filter((set) => archiveOf(set) === name).map((set) => readSet(set, readQrels));
    for (const contender of names) {
      process.stderr.write(`${name}, ${contender}\n`);
      const search = native && contender === OWN ? null : await contenders[contender](archive);
      for (const one of asked) {
        const { set, queries, qrels } = one;
        scores[set][contender] = evaluate(qrels, search ? run(queries, search) : nativeRun(archive, set));
        if (contender === OWN && search && isTypo(set)) typos[set] = compareWithExact(one, search, evaluate);
      }
    }
    const long = asked.flatMap(({ queries }) => queries).filter(({ text }) => text.length > MAX_TEXT).length;
    if (long > 0 && !native && names.includes(OWN)) cut.push(`${long} of ${name}`);
  }

  print(names, scores);
  if (cut.length > 0) {
    console.log(`  the search box takes ${MAX_TEXT} characters, so Dateline gets the first ${MAX_TEXT} of longer queries: ${cut.join(", ")}\n`);
  }
  const targets = [...referenceTargets(scores), ...typoTargets(scores, typos)];
  for (const { target, met } of targets) console.log(verdict(target, met));
  if (Object.values(typos).includes(null)) {
    console.log("  spelling correction is not compared with exact search: this engine does not know spelling=off");
  }
  return { native, scores, typos, targets };
}

function known(names, all, what) {
  const unknown = names.find((name) => !all.includes(name));
  if (unknown === undefined) return;
  console.error(`no such ${what}: ${unknown}; there are ${all.join(", ")}`);
  process.exit(2);
}

// --- the collections ---

const jsonLines = (path) => readFileSync(path, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));

function readArchive(name) {
  const path = `${CORPORA}${name}/archive.ndjson`;
  const items = jsonLines(path);
  return { path, bytes: readFileSync(path), items, language: items[0].language ?? "en" };
}

/** The judged ones of a set's queries. */
function readSet(set, readQrels) {
  const qrels = readQrels(`${CORPORA}${set}/qrels.tsv`);
  const queries = jsonLines(`${CORPORA}${set}/queries.jsonl`).filter(({ id }) => qrels.has(id));
  return { set, qrels, queries };
}

// --- the runs: query's id → ids of its hits ---

const run = (queries, search) => new Map(queries.map(({ id, text }) => [id, search(text)]));

function nativeRun(archive, set) {
  const queries = `${CORPORA}${set}/queries.jsonl`;
  const run = execFileSync(DATELINE_PROGRAM, ["search", archive.path, "--queries", queries, "--trec"], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  const hits = new Map();
  for (const line of run.split("\n").filter(Boolean)) {
    const [query, , item] = line.split(" ");
    if (!hits.has(query)) hits.set(query, []);
    hits.get(query).push(item);
  }
  return hits;
}

/**
 * Dateline without spelling correction: its scores, and the texts of the queries whose hits or their scores differ. null
 * where the engine cannot search exactly.
 */
function compareWithExact({ queries, qrels }, search, evaluate) {
  if (!search.knows(`q=a${EXACT}`)) return null;
  const exact = new Map(queries.map(({ id, text }) => [id, search.hits(text, EXACT)]));
  const ranking = (hits) => hits.map(({ id, score }) => `${id} ${score}`).join("\n");
  const changed = queries.filter(({ id, text }) => ranking(search.hits(text)) !== ranking(exact.get(id)));
  const ids = new Map([...exact].map(([id, hits]) => [id, hits.map((hit) => hit.id)]));
  return { exact: evaluate(qrels, ids), changed: changed.map(({ text }) => text) };
}

// --- what is printed ---

function print(names, scores) {
  const judged = Object.keys(scores);
  const tens = judged.filter((set) => set in README);
  console.log(`relevance: ${judged.length} sets of queries, ${HITS} hits each, any of the words\n`);
  for (const [measure, title] of Object.entries(MEASURES)) {
    const withReadme = measure === "ndcg10";
    const compared = withReadme && names.includes(OWN);
    const head = [title, ...names];
    if (withReadme) head.push("reference (README)");
    if (compared) head.push(`${OWN}'s lead`);
    const row = (name, sets) => {
      const of = (contender) => mean(sets.map((set) => scores[set][contender][measure]));
      const cells = [name, ...names.map((contender) => figure(of(contender)))];
      const known = withReadme && sets.every((set) => set in README);
      const readme = known ? mean(sets.map((set) => README[set])) : null;
      if (withReadme) cells.push(known ? figure(readme) : "");
      if (compared) cells.push(known ? signed(of(OWN) - readme) : "");
      return cells;
    };
    const rows = judged.map((set) => row(set, [set]));
    if (tens.length > 1) rows.splice(tens.length, 0, row("mean of these", tens));
    console.log(`${table(head, rows)}\n`);
  }
}
