// How good the order of the hits is: judged collections, Dateline beside its peers and plain BM25 on the same text.
// docs/BENCH.md tells what is measured. The collections are those of ../shared/corpora, where it is there.

import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { promisify } from "node:util";
import { ROOT } from "./archives.mjs";
import { table, verdict } from "./measure.mjs";
import { HITS, rankers } from "./rankers.mjs";

const SHARED = new URL("../shared/", `file://${ROOT}`);
const DATELINE_PROGRAM = `${ROOT}build/native/dateline`;

// nDCG@10 of the BM25 reference, as ../shared/corpora/README.md gives it.
const README = {
  "adi": 0.486, "cranfield": 0.51, "cisi": 0.383, "cacm": 0.479, "bbc-ki": 0.843, "piaf-fr": 0.806, "squad-es": 0.815,
  "xquad-en": 0.965, "xquad-es": 0.959, "xquad-zh": 0.965,
};

const TYPO_SETS = ["bbc-ki-typo", "cranfield-typo"];
const SETS = [
  ...Object.keys(README), "xquad-ar", "scifact", ...TYPO_SETS.flatMap((name) => [name, `${name}-clean`]),
];
/** The set whose archive a set asks. */
const archiveOf = (set) => set.replace(/-typo(-clean)?$/, "");
const isTypo = (set) => set !== archiveOf(set);

const MEASURES = { ndcg10: "nDCG@10", map100: "MAP@100", recall100: "recall@100" };
const EXACT = "&spelling=off";
const OWN = "Dateline";

/**
 * `only`: the names of the contenders to run, `sets`: of the sets; all unless given. `native` asks Dateline's command line
 * instead of WebAssembly. { scores: { set: { contender: { ndcg10, map100, recall100, … } } }, typos, met }, null where there
 * are no collections.
 */
export async function relevance({ only = [], sets = [], native = false } = {}) {
  if (!existsSync(new URL("corpora/", SHARED))) {
    console.log("relevance: left out, the collections of ../shared/corpora are not here");
    return null;
  }
  const { evaluate, readQrels } = await import(new URL("tools/relevance.mjs", SHARED));
  const contenders = await rankers();
  const names = only.length > 0 ? only : native ? [OWN] : Object.keys(contenders);
  known(names, Object.keys(contenders), "contender");
  known(sets, SETS, "set");

  const chosen = SETS.filter((set) => sets.length === 0 || sets.includes(set));
  const scores = Object.fromEntries(chosen.map((set) => [set, {}]));
  const typos = {};
  for (const name of new Set(chosen.map(archiveOf))) {
    const archive = readArchive(name);
    const asked = chosen.filter((set) => archiveOf(set) === name).map((set) => readSet(set, readQrels));
    for (const contender of names) {
      process.stderr.write(`${name}, ${contender}\n`);
      if (native && contender === OWN) {
        for (const { set, qrels } of asked) scores[set][OWN] = evaluate(qrels, await nativeRun(archive.path, set));
        continue;
      }
      const search = await contenders[contender](archive);
      for (const { set, queries, qrels } of asked) {
        scores[set][contender] = evaluate(qrels, run(queries, search));
      }
      if (contender === OWN) {
        for (const one of asked) {
          if (isTypo(one.set)) typos[one.set] = compareWithExact(one, search, evaluate);
        }
      }
    }
  }

  print(names, scores);
  const met = { ...referenceVerdicts(scores), ...typoVerdicts(scores, typos) };
  return { native, scores, typos, met };
}

function known(names, all, what) {
  const unknown = names.find((name) => !all.includes(name));
  if (unknown !== undefined) throw new Error(`no such ${what}: ${unknown}; there are ${all.join(", ")}`);
}

// --- the collections ---

const jsonLines = (path) => readFileSync(path, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));

function readArchive(name) {
  const path = new URL(`corpora/${name}/archive.ndjson`, SHARED);
  const items = jsonLines(path);
  return { path, bytes: readFileSync(path), items, language: items[0].language ?? "en" };
}

/** The judged ones of a set's queries. */
function readSet(set, readQrels) {
  const folder = new URL(`corpora/${set}/`, SHARED);
  const qrels = readQrels(new URL("qrels.tsv", folder));
  const queries = jsonLines(new URL("queries.jsonl", folder)).filter(({ id }) => qrels.has(id));
  return { set, qrels, queries };
}

// --- the runs: query's id → ids of its hits ---

const run = (queries, search) => new Map(queries.map(({ id, text }) => [id, search(text)]));

async function nativeRun(archive, set) {
  const queries = new URL(`corpora/${set}/queries.jsonl`, SHARED);
  const { stdout } = await promisify(execFile)(
    DATELINE_PROGRAM,
    ["search", archive.pathname, "--queries", queries.pathname, "--trec"],
    { maxBuffer: 1 << 28 },
  );
  const hits = new Map();
  for (const line of stdout.split("\n").filter(Boolean)) {
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

/** ".486", "1.000", "-.012" */
const figure = (value) => value.toFixed(3).replace(/^(-?)0\./, "$1.");
const signed = (value) => (value >= 0 ? "+" : "") + figure(value);
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

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

function referenceVerdicts(scores) {
  const sets = Object.keys(scores).filter((set) => set in README && scores[set][OWN]);
  if (sets.length === 0) return {};
  const leads = sets.map((set) => scores[set][OWN].ndcg10 - README[set]);
  const low = sets.filter((_, i) => leads[i] < -0.005);
  const met = { eachSet: low.length === 0 };
  const which = low.length > 0 ? `: ${low.join(", ")}` : "";
  console.log(verdict(`no collection below the reference by more than .005${which}`, met.eachSet));
  if (sets.length === Object.keys(README).length) {
    met.mean = mean(leads) >= 0.01;
    console.log(verdict(`the mean above it by .010, it is ${signed(mean(leads))}`, met.mean));
  }
  if (sets.includes("xquad-zh")) {
    const chinese = figure(scores["xquad-zh"][OWN].ndcg10);
    met.chinese = Number(chinese) >= README["xquad-zh"];
    console.log(verdict(`Chinese as good as the reference, .965; it is ${chinese}`, met.chinese));
  }
  return met;
}

const NAMED = 5;

function typoVerdicts(scores, typos) {
  const met = {};
  for (const set of TYPO_SETS) {
    const clean = `${set}-clean`;
    if (typos[set] === null || typos[clean] === null) {
      console.log(`  ${set}: spelling is not compared, since the engine does not take ${EXACT.slice(1)}`);
      continue;
    }
    if (typos[set] && typos[clean]) {
      const best = typos[clean].exact.ndcg10;
      const lost = best - typos[set].exact.ndcg10;
      const left = best - scores[set][OWN].ndcg10;
      met[set] = left <= lost / 3;
      const shares = `exact search loses ${figure(lost)} of ${figure(best)}, with correction ${figure(left)}`;
      console.log(verdict(`${set}, at most a third of the loss left: ${shares}, ${((100 * left) / lost).toFixed(0)} %`, met[set]));
    }
    if (typos[clean]) {
      const { changed } = typos[clean];
      met[clean] = changed.length === 0;
      console.log(verdict(`${clean}, nothing changes: ${changed.length} queries do`, met[clean]));
      for (const text of changed.slice(0, NAMED)) console.log(`    ${text}`);
    }
  }
  return met;
}
