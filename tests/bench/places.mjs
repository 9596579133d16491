// How well places and datelines are found: Reuters-21578, whose 21,578 texts editors labelled with the countries that each is
// about, beside a plain dictionary of names. docs/BENCH.md tells what is measured. Left out where ../shared is not there.

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { FOLDER, ROOT } from "./archives.mjs";
import { table, verdict } from "./measure.mjs";
import { figure } from "./relevance_targets.mjs";

const CORPUS = fileURLToPath(new URL("../../../shared/corpora/reuters21578/archive.ndjson", import.meta.url));
const PROGRAM = `${ROOT}build/native/tests/bench/places_bench`;
const HOME = "United States";

/** The last of the texts that weights and lists were tuned on (the training part of the collection's ModApte split, by time). */
const LAST_TUNED = 14818;
const TARGET = { precision: 0.75, recall: 0.7 };

/** Labels whose countries have another name with us; those of states that are no more are joined with what they became. */
const LABELS = {
  uk: ["United Kingdom"], usa: ["United States"], ussr: ["Russia", "Soviet Union"], "west-germany": ["Germany"],
  uae: ["United Arab Emirates"], turkey: ["Türkiye"], "ivory-coast": ["Côte d'Ivoire"], zaire: ["Democratic Republic of the Congo"],
  "yemen-arab-republic": ["Yemen"], "yemen-demo-republic": ["Yemen"], kampuchea: ["Cambodia"], burma: ["Myanmar"],
  "trinidad-tobago": ["Trinidad and Tobago"], antigua: ["Antigua and Barbuda"], swaziland: ["Eswatini"], macao: ["Macao"],
};
const labelOf = new Map(Object.entries(LABELS).flatMap(([label, names]) => names.map((name) => [name, label])));
labelOf.set("Yemen", "yemen");
const asLabel = (name) => labelOf.get(name) ?? name.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/[^a-z]+/g, "-");
const goldLabel = (label) => (label.startsWith("yemen") ? "yemen" : label);

const PARTS = { "tuned on": (id) => id <= LAST_TUNED, "held out": (id) => id > LAST_TUNED, all: () => true };

/** { places: { variant: { contender: { part: { precision, recall, f1 } } } }, datelines, seconds, targets } or null */
export function places() {
  if (!existsSync(CORPUS)) {
    console.log("places: left out, ../shared/corpora/reuters21578 is not here");
    return null;
  }
  if (!existsSync(PROGRAM)) {
    console.log("places: left out, places_bench is not built");
    return null;
  }
  const items = readFileSync(CORPUS, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));
  const gold = items.map(({ id, _labels }) => ({
    id: Number(id),
    dateline: _labels?.dateline ?? "",
    places: new Set((_labels?.places ?? []).map(goldLabel)),
  }));
  const variants = {
    "title and text": items,
    "with the dateline": items.map((item) => {
      const dateline = item._labels?.dateline;
      return dateline ? { ...item, content_text: `${dateline} ${item.content_text ?? ""}` } : item;
    }),
  };

  const results = { places: {}, seconds: 0, targets: [] };
  const found = {};
  for (const [variant, archive] of Object.entries(variants)) {
    const { lines, seconds } = run(variant, archive);
    found[variant] = lines;
    results.seconds = Math.max(results.seconds, seconds);
    const contender = (column) => (id) => new Set((lines.get(id)?.[column] ?? []).map(asLabel));
    const scored = (column) => Object.fromEntries(
      Object.entries(PARTS).map(([part, has]) => [part, score(gold.filter(({ id }) => has(id)), contender(column))]),
    );
    results.places[variant] = {
      "plain dictionary": scored("dictionary"), Dateline: scored("places"), [`Dateline, home ${HOME}`]: scored("home"),
    };
  }
  results.datelines = judgeDatelines(gold, found);
  results.targets = targets(results.places);
  print(results);
  return results;
}

/** Both figures, on the texts as they are, on all and on those that nothing was tuned on. */
function targets(places) {
  return ["all", "held out"].map((part) => {
    const { precision, recall } = places["title and text"].Dateline[part];
    return {
      target: `title and text, ${part}: precision at least ${figure(TARGET.precision)}, recall at least ${figure(TARGET.recall)}`,
      met: precision >= TARGET.precision && recall >= TARGET.recall,
    };
  });
}

function run(variant, archive) {
  mkdirSync(FOLDER, { recursive: true });
  const path = `${FOLDER}places-${variant.replaceAll(" ", "-")}.ndjson`;
  writeFileSync(path, archive.map(({ _labels, ...item }) => `${JSON.stringify(item)}\n`).join(""));
  const { status, stdout, stderr } = spawnSync(PROGRAM, [path, HOME], { encoding: "utf8", maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(stderr);
  const list = (cell) => cell.split("|").filter(Boolean);
  const lines = new Map();
  for (const line of stdout.split("\n").filter(Boolean)) {
    const [id, dateline, found, home, dictionary] = line.split("\t");
    lines.set(Number(id), { dateline, places: list(found), home: list(home), dictionary: list(dictionary) });
  }
  return { lines, seconds: Number(stderr) };
}

/** Precision and recall over all labels of all texts (micro-averaged). */
function score(gold, find) {
  let hits = 0, found = 0, wanted = 0;
  for (const { id, places } of gold) {
    const answer = find(id);
    found += answer.size;
    wanted += places.size;
    for (const place of answer) hits += places.has(place) ? 1 : 0;
  }
  return figures(hits, found, wanted);
}

function figures(hits, found, wanted) {
  const precision = hits / found, recall = hits / wanted;
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}

const MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*";
/** The place of a label, which may go on into the text: "SAO PAULO, Brazil, March 3 - Half" → "sao paulo brazil". */
function placeOf(label) {
  return letters(label.replace(new RegExp(`[,.\\s]*\\b(${MONTH}\\.?,?\\s*\\d|\\d+\\s*${MONTH}).*$`, "is"), ""));
}
const letters = (text) => text.toLowerCase().replace(/[^a-z]+/g, " ").trim();

function judgeDatelines(gold, found) {
  let right = 0, given = 0, labelled = 0, withoutReason = 0;
  for (const { id, dateline } of gold) {
    if (dateline) {
      ++labelled;
      const answer = found["with the dateline"].get(id)?.dateline ?? "";
      given += answer ? 1 : 0;
      right += answer && letters(answer) === placeOf(dateline) ? 1 : 0;
    }
    withoutReason += found["title and text"].get(id)?.dateline ? 1 : 0;
  }
  return { ...figures(right, given, labelled), labelled, texts: gold.length, withoutReason };
}

function print({ places, datelines, seconds, targets }) {
  console.log("places: Reuters-21578, countries found in each text against its editors' labels\n");
  const rows = [];
  for (const [variant, contenders] of Object.entries(places)) {
    for (const [contender, parts] of Object.entries(contenders)) {
      for (const [part, { precision, recall, f1 }] of Object.entries(parts)) {
        rows.push([variant, contender, part, figure(precision), figure(recall), figure(f1)]);
      }
    }
  }
  console.log(`${table(["read", "contender", "texts", "precision", "recall", "F1"], rows)}\n`);
  const { precision, recall, f1, labelled, texts, withoutReason } = datelines;
  console.log(`datelines: of ${labelled} texts that open with one: precision ${figure(precision)}, recall ${figure(recall)}, F1 ${figure(f1)}`);
  console.log(`  of ${texts} texts as they are, nearly all cut of theirs, ${withoutReason} are said to open with one`);
  console.log(`  ${texts} texts took ${seconds.toFixed(1)} s\n`);
  for (const { target, met } of targets) console.log(verdict(target, met));
}
