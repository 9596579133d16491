// What a search in a pack fetches, and how that grows with the archive: the engine of packs in Node reads parts from the disk
// and joins them into requests as the element does. Nothing here depends on the machine but the times.
//
// All archives have releases of the same length, of which the newest have the same words whatever the size, so that from 10,000
// releases on the queries are the same. docs/SCALE.md says what follows.

import { spawnSync } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, readSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { inflateRawSync } from "node:zlib";
import { load } from "../web/load.mjs";
import { archiveFile, archiveName, FOLDER, newestReleases, ROOT } from "./archives.mjs";
import { KINDS } from "./conversation.mjs";
import { misspeltWords } from "./generate.mjs";
import { duration, median, table, time } from "./measure.mjs";
import { answer, openPackEngine } from "./node_engine.mjs";
import { columnSizes } from "./scale_columns.mjs";
import { fit, SHAPES as GROWTH } from "./scale_fit.mjs";
import { SHAPES, typicalQueries } from "./typical_queries.mjs";

const { joinParts, readPart } = await load("pack/ranges.ts");

const WORDS = 120;
const SIZES = [1000, 10_000, 30_000, 100_000];
const MILLION = 1_000_000;
const FAR = 100_000_000;

/** In less, queries are others, and many find fewer than ten hits. */
const LEAST_TO_FIT = 10_000;

/** Each is the first of one reader; and ten in turn are those of another. */
const QUERIES = 40;
const IN_TURN = 10;
const MISSPELT = 10;

/** As the element has it: a query that wants more rounds is none. */
const MOST_ROUNDS = 20;

/** Fetched between parts that are joined, and kept by nobody. */
const BETWEEN = "between";
const ALL_KINDS = ["root", ...KINDS, BETWEEN];

/**
 * `million` adds a million releases; `reuse` takes packs of an earlier run. { archives, growth }: what was fetched in bytes by
 * kind, and how the kinds of a first query grow.
 */
export async function scale({ million = false, reuse = false } = {}) {
  const archives = [];
  for (const releases of million ? [...SIZES, MILLION] : SIZES) {
    const archive = await measureArchive(releases, makePack(releases, reuse));
    archives.push(archive);
    print(archive);
  }
  return { words: WORDS, archives, growth: printGrowth(archives) };
}

/** The folder of the pack. */
function makePack(releases, reuse) {
  const folder = `${FOLDER}scale/${archiveName(releases, WORDS)}`;
  if (reuse && existsSync(folder)) return folder;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(`${FOLDER}scale`, { recursive: true });
  const command = ["pack", archiveFile(releases, WORDS), "-o", `${folder}.part`, "-q"];
  const { status, error } = spawnSync(`${ROOT}build/native/dateline`, command, { stdio: "inherit" });
  if (status !== 0) throw new Error(`dateline pack ends with ${error ?? status}`);
  renameSync(`${folder}.part`, folder);
  return folder;
}

// --- readers ---

/** Somebody with an empty cache and the root of the pack in `folder`. */
class Reader {
  /** The part, once it has come. */
  columns = null;
  #pack;
  #engine;

  static async open(folder) {
    const reader = new Reader();
    reader.#pack = folder;
    reader.#engine = await openPackEngine(inflateRawSync(readFileSync(`${folder}/root.dateline`)));
    return reader;
  }

  /** What `query` fetches beyond what is here: { rounds, requests, parts, bytes, total }, parts and bytes by kind. */
  ask(query) {
    const zeros = () => Object.fromEntries(ALL_KINDS.map((kind) => [kind, 0]));
    const cost = { rounds: 0, requests: 0, parts: zeros(), bytes: zeros() };
    for (; cost.rounds <= MOST_ROUNDS; cost.rounds++) {
      const response = answer(this.#engine.run(requestOf(query)));
      if (!response.parts) return { ...cost, total: response.total };
      for (const range of joinParts(response.parts.map(readPart))) this.#fetch(range, cost);
    }
    throw new Error(`"${query}" wants ever more parts`);
  }

  #fetch(range, cost) {
    const stored = readRange(`${this.#pack}/${range.file}`, range.begin, range.end);
    cost.requests++;
    cost.bytes[BETWEEN] += stored.length;
    for (const { name, begin, end } of range.parts) {
      const part = unpack(stored.subarray(begin - range.begin, end - range.begin));
      const kind = kindOf(part);
      if (kind === "columns") this.columns = part.subarray(0, -4);
      cost.parts[kind]++;
      cost.bytes[kind] += end - begin;
      cost.bytes[BETWEEN] -= end - begin;
      this.#engine.input(part.length).set(part);
      answer(this.#engine.supply(name));
    }
  }

  /** Milliseconds of an answer for which all is here. */
  time(query) {
    return time(() => this.#engine.run(requestOf(query)));
  }

  /** Bytes of the engine's memory. It never shrinks. */
  memory() {
    return this.#engine.input(1).buffer.byteLength;
  }
}

/** As the element asks. */
const requestOf = (query) => new URLSearchParams({ q: query, size: "10", prefer: "en", now: "1735689600" }).toString();

function readRange(path, begin, end) {
  const bytes = Buffer.alloc(end - begin);
  const file = openSync(path, "r");
  if (readSync(file, bytes, 0, bytes.length, begin) !== bytes.length) throw new Error(`${path} is cut short`);
  closeSync(file);
  return bytes;
}

/** A part as it is stored: deflated, zeros, and a last byte that tells how many. */
const unpack = (stored) => inflateRawSync(stored.subarray(0, -1 - stored.at(-1)));

/** Told by the checksum at its end, FNV-1a, begun with the kind's number. */
function kindOf(part) {
  const body = part.subarray(0, -4);
  const checksum = part.readUInt32LE(body.length);
  const kind = KINDS.findIndex((_, number) => {
    let hash = 0x811c9dc5 ^ number;
    for (const byte of body) hash = Math.imul(hash ^ byte, 0x01000193);
    return hash >>> 0 === checksum;
  });
  return KINDS[kind];
}

// --- one archive ---

async function measureArchive(releases, folder) {
  const sizes = readdirSync(folder).map((name) => statSync(`${folder}/${name}`).size);
  const items = newestReleases(releases, WORDS);
  const queries = typicalQueries(items, QUERIES);
  const firsts = await askFirst(folder, queries);
  const shapes = [...new Set(queries.map((_, i) => shapeOf(i)))].sort();
  return {
    releases,
    size: sizes.reduce((sum, size) => sum + size, 0),
    files: sizes.length,
    root: statSync(`${folder}/root.dateline`).size,
    first: mean(firsts),
    byShape: Object.fromEntries(
      shapes.map((shape) => [shape, mean(firsts.filter((_, i) => shapeOf(i) === shape))]),
    ),
    misspelt: mean(await askFirst(folder, misspeltWords(items, MISSPELT))),
    ...(await askInTurn(folder, queries, releases)),
  };
}

/** Each by a reader of its own. */
async function askFirst(folder, queries) {
  const costs = [];
  for (const query of queries) costs.push((await Reader.open(folder)).ask(query));
  return costs;
}

/** "rare", or "2 words": what kind of query the i-th of typicalQueries() is. */
function shapeOf(i) {
  const shape = SHAPES[i % SHAPES.length];
  return shape.length === 1 ? shape[0] : `${shape.length} words`;
}

async function askInTurn(folder, queries, releases) {
  const further = [];
  const times = [];
  const memory = [];
  let columns;
  for (let begin = 0; begin < queries.length; begin += IN_TURN) {
    const reader = await Reader.open(folder);
    const own = queries.slice(begin, begin + IN_TURN);
    further.push(...own.map((query) => reader.ask(query)).slice(1));
    times.push(...own.map((query) => reader.time(query)));
    memory.push(reader.memory());
    columns ??= columnSizes(reader.columns, releases);
  }
  return { further: mean(further), time: median(times), memory: Math.max(...memory), columns };
}

const sum = (values) => values.reduce((total, value) => total + value, 0);
const bytesOf = ({ bytes }) => sum(Object.values(bytes));

/** Means of the costs, and the most bytes that one of them had. */
function mean(costs) {
  const of = (pick) => sum(costs.map(pick)) / costs.length;
  const byKind = (what) => Object.fromEntries(ALL_KINDS.map((kind) => [kind, of((cost) => cost[what][kind])]));
  return {
    rounds: of(({ rounds }) => rounds),
    requests: of(({ requests }) => requests),
    found: of(({ total }) => total),
    parts: byKind("parts"),
    bytes: byKind("bytes"),
    most: Math.max(...costs.map(bytesOf)),
  };
}

// --- what is printed ---

const count = (number) => number.toLocaleString("en");
const KB = 1024;

/** "9.5 KB", "1,234 KB"; nothing where there is nothing. */
function kb(bytes) {
  const digits = bytes < 100 * KB ? 1 : 0;
  return bytes === 0 ? "" : `${(bytes / KB).toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits })} KB`;
}

function print({ releases, size, files, root, first, byShape, further, misspelt, time, memory, columns }) {
  console.log(
    `scale: ${count(releases)} releases of ${WORDS} words: ${kb(size)} in ${files} files, root ${kb(root)}; ` +
      `an answer takes ${duration(time)}, memory ${kb(memory)}\n`,
  );
  const kinds = [...KINDS, BETWEEN].filter((kind) => first.bytes[kind] + misspelt.bytes[kind] > 0);
  const row = (name, cost) => [
    name, cost.rounds.toFixed(1), cost.requests.toFixed(1), kb(bytesOf(cost)), kb(cost.most), count(Math.round(cost.found)),
    ...kinds.map((kind) => kb(cost.bytes[kind])),
  ];
  console.log(table(["beyond the root, means", "rounds", "requests", "bytes", "at most", "found", ...kinds], [
    row("first query", first),
    ...Object.entries(byShape).map(([shape, cost]) => row(`  ${shape}`, cost)),
    row("further query", further),
    row("first, misspelt", misspelt),
  ]));
  const listed = (sizes) => Object.entries(sizes).map(([name, bytes]) => `${name} ${kb(bytes)}`).join(", ");
  const fetched = Object.fromEntries(
    KINDS.filter((kind) => kinds.includes(kind)).map((kind) => [
      kind, (first.bytes[kind] + misspelt.bytes[kind]) / (first.parts[kind] + misspelt.parts[kind]),
    ]),
  );
  console.log(`\n  a part that was fetched has, on average: ${listed(fetched)}`);
  console.log(`  columns, each deflated for itself: ${listed(columns)}\n`);
}

/** How the kinds of a first query grow, and what follows; where there is a million, what it was said to be beside what it is. */
function printGrowth(archives) {
  const curve = (known, pick) => fit(known.map((archive) => [archive.releases, pick(archive)]));
  const fitted = archives.filter(({ releases }) => releases >= LEAST_TO_FIT);
  const small = fitted.filter(({ releases }) => releases < MILLION);
  const million = archives.find(({ releases }) => releases === MILLION);
  const quantities = {
    root: ({ root }) => root,
    ...Object.fromEntries(
      KINDS.map((kind) => [kind, ({ first }) => first.bytes[kind]]).filter(([, pick]) => fitted.every(pick)),
    ),
    memory: ({ memory }) => memory,
  };
  const growth = {};
  const rows = Object.entries(quantities).map(([name, pick]) => {
    const all = curve(fitted, pick);
    growth[name] = { ...all, million: all.at(MILLION), far: all.at(FAR), at: undefined };
    return [
      name, formula(all), kb(curve(small, pick).at(MILLION)), million ? kb(pick(million)) : "", kb(all.at(FAR)),
    ];
  });
  console.log(`scale: first queries, as they grow with the number of releases n, from ${count(LEAST_TO_FIT)} on\n`);
  console.log(table(["bytes", "grow as", "a million, from less", "measured", "100 million, from all"], rows));
  return growth;
}

function formula({ shape, base, slope }) {
  const { name } = GROWTH[shape];
  return shape === "constant" ? kb(base) : `${kb(base)} + ${slope.toPrecision(2)} ${name}`;
}
