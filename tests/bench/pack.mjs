// Archives prepared on the publisher's disk and read piece by piece: Dateline's packs beside Pagefind, and beside engines whose
// index a reader loads whole. What it takes to build them, and what readers fetch and wait for in Chromium, against nginx.
// docs/BENCH.md tells how it is measured.

import { createReadStream, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { createGzip } from "node:zlib";
import { startNginx } from "../hosting/nginx.mjs";
import { archiveFile, archiveName, newestReleases, ROOT } from "./archives.mjs";
import { startDelay } from "./delay.mjs";
import { duration, median, Noise, table, verdict } from "./measure.mjs";
import { compressCode, compressIndex, SITE, writeCode, writePage } from "./pack_site.mjs";
import { kb, OWN, packTargets } from "./pack_targets.mjs";
import { measureProgram } from "./program.mjs";
import { total } from "./traffic.mjs";
import { typicalQueries } from "./typical_queries.mjs";
import { firstQueryVisit, longVisit, newestVisit, startBrowser } from "./visits.mjs";

const ARCHIVES = [
  { releases: 1000, words: 450 },
  { releases: 10_000, words: 450 },
  { releases: 100_000, words: 120 },
  { releases: 1_000_000, words: 120 },
];
const MILLION = 1_000_000;

/** The most releases that a peer gets: beyond, it takes minutes, or more memory than there is. */
const PEERS = { Pagefind: 10_000, MiniSearch: 10_000, FlexSearch: 10_000, "SQLite FTS5": 100_000 };
const MOST_OF_ALL_PEERS = 100_000;

/** These are read piece by piece, the others whole. */
const IN_PIECES = [OWN, "Pagefind"];

const COLD_QUERIES = 10;
const WARM_QUERIES = 100;

/** Of a connection in town. */
const ROUND_TRIP_MS = 40;

const DATELINE_PROGRAM = `${ROOT}build/native/dateline`;
const BUILD_INDEX = `${ROOT}tests/bench/build_index.mjs`;

/**
 * `only`: the names of the contenders to run, `sets`: of the archives ("10000x450"); all unless given. `million` adds a million
 * releases, `allPeers` gives the peers the 100,000, too, and `reuse` takes their indexes of an earlier run, with what they took
 * then. { roundTrip, noise, archives: { "10000x450": { releases, words, json, gzip, contenders } }, targets }; bytes, ms
 */
export async function pack({ only = [], sets = [], million = false, allPeers = false, reuse = false } = {}) {
  const noise = new Noise();
  const archives = {};
  const wanted = ({ releases, words }) =>
    sets.length > 0 ? sets.includes(`${releases}x${words}`) : releases < MILLION || million;
  writeCode();
  for (const { releases, words } of ARCHIVES.filter(wanted)) {
    const most = (peer) => (allPeers ? Math.max(PEERS[peer], MOST_OF_ALL_PEERS) : PEERS[peer]);
    const peers = Object.keys(PEERS).filter((peer) => releases <= most(peer));
    const names = [OWN, ...peers].filter((name) => only.length === 0 || only.includes(name));
    const archive = await measureArchive({ releases, words, names, reuse, noise });
    archives[`${releases}x${words}`] = archive;
    print(archive);
  }
  console.log(`${noise}`);
  const targets = packTargets(archives);
  for (const { target, met } of targets) console.log(verdict(target, met));
  return { roundTrip: ROUND_TRIP_MS, noise: noise.result(), archives, targets };
}

async function measureArchive({ releases, words, names, reuse, noise }) {
  const archive = archiveFile(releases, words);
  const folder = SITE + archiveName(releases, words);
  mkdirSync(folder, { recursive: true });
  const contenders = {};
  for (const name of names) {
    noise.sample();
    progress(`${releases} releases: building ${name}`);
    contenders[name] = name === OWN ? buildPack(archive, folder) : await buildPeer(name, archive, folder, reuse);
  }

  const queries = typicalQueries(newestReleases(releases, words), WARM_QUERIES);
  const nginx = await startNginx({ root: SITE });
  const delay = await startDelay(new URL(nginx.url).port, ROUND_TRIP_MS);
  const browser = await startBrowser();
  try {
    for (const name of names.filter((name) => !contenders[name].failed)) {
      noise.sample();
      progress(`${releases} releases: reading with ${name}`);
      writePage(folder, name);
      const page = `${basename(folder)}/${encodeURIComponent(name)}.html`;
      const near = `${nginx.url}/${page}`;
      const far = `http://localhost:${delay.port}/${page}`;
      const read = IN_PIECES.includes(name) ? readInPieces : readWhole;
      Object.assign(contenders[name], await read({ browser, nginx, name, near, far, queries }));
    }
  } finally {
    await browser.close();
    await delay.close();
    await nginx.stop();
  }
  return { releases, words, json: statSync(archive).size, gzip: await gzipSize(archive), contenders };
}

// --- the publisher ---

/** { oneCore, build, size, files }: on one core, and on all there are. */
function buildPack(archive, folder) {
  const pack = join(folder, OWN);
  const build = (options) => {
    rmSync(pack, { recursive: true, force: true });
    return measureProgram([DATELINE_PROGRAM, "pack", archive, "-o", pack, "-q"], options);
  };
  return { oneCore: build({ oneCore: true }), build: build(), ...extent(pack) };
}

/** The same, on all cores; { failed } where it cannot. */
async function buildPeer(name, archive, folder, reuse) {
  const index = join(folder, name);
  const figures = `${index}.json`;
  if (reuse && existsSync(figures)) return JSON.parse(readFileSync(figures, "utf8"));
  rmSync(index, { recursive: true, force: true });
  rmSync(figures, { force: true });
  const command = [process.execPath, "--max-old-space-size=16000", BUILD_INDEX, name, archive, index];
  let result;
  try {
    result = { build: measureProgram(command), ...extent(index) };
  } catch (error) {
    return { failed: error.message };
  }
  if (name === "Pagefind") for (const file of ["pagefind.js", "pagefind-worker.js"]) compressCode(join(index, file));
  else await compressIndex(join(index, "index"));
  writeFileSync(figures, JSON.stringify(result));
  return result;
}

/** What lies in a folder: { size: bytes, files }. */
function extent(folder) {
  const files = readdirSync(folder, { recursive: true }).map((name) => statSync(join(folder, name)));
  const sizes = files.filter((file) => file.isFile()).map((file) => file.size);
  return { size: sizes.reduce((sum, size) => sum + size, 0), files: sizes.length };
}

async function gzipSize(path) {
  let bytes = 0;
  for await (const chunk of createReadStream(path).pipe(createGzip({ level: 6 }))) bytes += chunk.length;
  return bytes;
}

// --- the reader ---

async function readInPieces({ browser, nginx, name, near, far, queries }) {
  /** What the server's log has of `visits`: bytes of bodies, without heads, of what was given up, too. */
  const logged = async (visits) => {
    const before = nginx.requests().length;
    const result = await visits();
    return [result, total(nginx.requests().slice(before).filter(({ path }) => !path.endsWith(".html")))];
  };
  const cold = queries.slice(0, COLD_QUERIES);
  const newest = await newestVisit(browser, far);
  const [firsts, log] = await logged(async () => {
    const visits = [];
    for (const query of cold) visits.push(await firstQueryVisit(browser, far, query));
    return visits;
  });
  const long = await longVisit(browser, near, cold, queries, { ofPack: name === OWN });
  const result = {
    newest,
    first: middle(firsts),
    worst: { requests: Math.max(...firsts.map((one) => one.requests)), bytes: Math.max(...firsts.map((one) => one.bytes)) },
    counted: { browser: total(firsts), log },
    five: long.totals[4],
    ten: long.totals[9],
    warm: long.warm,
    kinds: long.kinds,
  };
  if (name !== OWN) return result;
  const [typed, typedLog] = await logged(() => firstQueryVisit(browser, far, queries[0], { typed: true }));
  return { ...result, typed: { ...typed, log: typedLog } };
}

/** The medians of visits. */
function middle(firsts) {
  const of = (pick) => median(firsts.map(pick));
  return {
    requests: of((first) => first.requests),
    bytes: of((first) => first.bytes),
    more: of((first) => first.more.bytes),
    code: of((first) => first.code),
    roundTrips: of((first) => first.roundTrips),
    answer: of((first) => first.answer),
  };
}

/** Whatever is asked, it is all there after the first query. */
async function readWhole({ browser, far, near, queries }) {
  const first = await firstQueryVisit(browser, far, queries[0]);
  const { warm } = await longVisit(browser, near, queries.slice(0, 1), queries);
  const { requests, bytes, code } = first;
  return { first: { requests, bytes, code }, five: first, ten: first, warm };
}

// --- what is printed ---

const progress = (text) => process.stderr.isTTY && process.stderr.write(`${text}\n`);
const count = (number) => number.toLocaleString("en");
const mb = (bytes) => (bytes >= 1e9 ? `${(bytes / 1e9).toPrecision(3)} GB` : `${(bytes / 1e6).toPrecision(3)} MB`);
const cost = ({ requests, bytes }) => `${requests}: ${kb(bytes)}`;

function print({ releases, words, json, gzip, contenders }) {
  console.log(`pack: ${count(releases)} releases of ${words} words, ${mb(json)} of JSON, ${mb(gzip)} by gzip -6\n`);
  const done = Object.entries(contenders).filter(([, { failed }]) => !failed);
  console.log(`${buildTable(done, gzip)}\n`);
  console.log(`${readTable(done)}\n`);
  for (const [name, one] of done.filter(([, { newest }]) => newest)) console.log(inPieces(name, one));
  for (const [name, { failed }] of Object.entries(contenders)) if (failed) console.log(`  ${name} failed: ${failed}`);
  console.log("");
}

function buildTable(contenders, gzip) {
  const row = (name, { size, files }, { wall, cpu, memory }) => [
    name, duration(wall), duration(cpu), mb(memory), mb(size), (size / gzip).toFixed(2), count(files),
  ];
  return table(
    ["to build", "time", "processor", "memory", "on disk", "of gzip", "files"],
    contenders.flatMap(([name, one]) => [
      ...(one.oneCore ? [row(`${name}, one core`, one, one.oneCore)] : []),
      row(name, one, one.build),
    ]),
  );
}

function readTable(contenders) {
  return table(
    ["to read", "newest page", "first query", "of it code", "at most", "five", "ten", "answer p50", "p95"],
    contenders.map(([name, { newest, first, worst, five, ten, warm }]) => {
      const { p50, p95 } = warm.engine ?? warm;
      return [
        name, newest ? cost(newest) : "", cost(first), kb(first.code), worst ? cost(worst) : "", cost(five), cost(ten),
        duration(p50), duration(p95),
      ];
    }),
  );
}

/** What more there is to tell of a contender that is read piece by piece. */
function inPieces(name, { newest, first, typed, counted: { browser, log }, warm, kinds }) {
  const lines = [
    `${ROUND_TRIP_MS} ms a round trip: newest page after ${newest.roundTrips}, without code ${cost(newest.archive)}; ` +
      `first query after ${first.roundTrips} and ${kb(first.more)} more, answered in ${duration(first.answer)}`,
    `all first queries together ${kb(browser.bytes)}; by the server's log ${cost(log)} without heads`,
  ];
  if (typed) {
    lines.push(
      `first query typed letter by letter ${cost(typed)}, by the log ${cost(typed.log)} without heads; ` +
        `answered ${duration(typed.answer)} after the last letter`,
    );
  }
  if (warm.engine) {
    lines.push(`from a letter typed to the element's event, drawing included: p50 ${duration(warm.p50)}, p95 ${duration(warm.p95)}`);
  }
  if (warm.fetched > 0) lines.push(`${warm.fetched} requests while queries were timed that should need none`);
  if (kinds) {
    const cells = Object.entries(kinds).map(([kind, { pieces, bytes }]) => `${kind} ${pieces ? `${pieces}: ` : ""}${kb(bytes)}`);
    lines.push(`ten queries by what they fetch: ${cells.join(", ")}`);
  }
  return lines.map((line) => `  ${name}, ${line}`).join("\n");
}
