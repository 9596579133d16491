// From a JSON archive on a server to the first query answered, in Chromium, each contender in a fresh page.
//
// The clock starts when the archive is asked for, once the page is at rest, and stops when the ten best releases for a
// query are known. The peers' own code is loaded and started before the clock; Dateline runs as readers get it: the
// element from dist/, whose worker and WebAssembly start while the archive comes.

import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname } from "node:path";
import { chromium } from "@playwright/test";
import { RELEASES, ROOT, standardArchive, WORDS } from "./archives.mjs";
import { queries, releases } from "./generate.mjs";
import { duration, median, Noise, table, times, verdict } from "./measure.mjs";
import { SQLITE_FOLDER } from "./node_peers.mjs";

const ROUNDS = 5;
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".json": "application/json", ".mjs": "text/javascript", ".wasm": "application/wasm" };

const AT_REST = "await new Promise((resolve) => setTimeout(resolve, 500));";

/** Each page leaves window.result = { ready, downloaded, hits }, in ms since the archive was asked for; Dateline's also `stages`. */
const PAGES = {
  Dateline: (query) => `
    <style>dateline-archive { display: block; min-block-size: 40rem }</style>
    <script>
      // Listens in on the conversation with the worker: when each call was made and answered.
      const calls = [];
      window.Worker = class extends Worker {
        #byId = new Map();
        constructor(url) {
          super(url);
          this.addEventListener("message", ({ data }) => {
            const call = this.#byId.get(data.id);
            if (call) call.end = performance.now();
          });
        }
        postMessage(message, transfer) {
          const call = { name: message.call, start: performance.now() };
          this.#byId.set(message.id, call);
          calls.push(call);
          super.postMessage(message, transfer);
        }
      };
      document.addEventListener("dateline-results", (event) => {
        const [archive] = performance.getEntriesByName(new URL("/archive.json", location).href);
        const since = (time) => time - archive.fetchStart;
        window.result ??= {
          ready: since(performance.now()),
          downloaded: since(archive.responseEnd),
          hits: event.detail.total,
          stages: calls.map(({ name, start, end }) => ({ name, start: since(start), end: since(end) })),
        };
      });
      history.replaceState(null, "", "?q=${encodeURIComponent(query)}");
    </script>
    <script src="/dist/dateline.js"></script>
    <dateline-archive route=""></dateline-archive>
    <script type="module">
      ${AT_REST}
      document.querySelector("dateline-archive").src = "/archive.json";
    </script>`,

  "JSON.parse": () => peerPage(`
    const text = new TextDecoder().decode(bytes);
    const hits = JSON.parse(text).items.length;`),

  MiniSearch: (query) => peerPage(`
    const items = JSON.parse(new TextDecoder().decode(bytes)).items;
    peer.ready(items);
    const hits = peer.search(${JSON.stringify(query)}).length;`, `
    import MiniSearch from "/minisearch.js";
    import { miniSearch } from "/peers.mjs";
    const peer = miniSearch(MiniSearch);`),

  "SQLite FTS5": (query) => peerPage(`
    const items = JSON.parse(new TextDecoder().decode(bytes)).items;
    peer.ready(items);
    const hits = peer.search(${JSON.stringify(query)}).length;`, `
    import startSqlite from "/sqlite/sqlite3.mjs";
    import { sqlite } from "/peers.mjs";
    const peer = sqlite(await startSqlite({ print() {}, printErr() {} }));`),
};

const peerPage = (work, prepare = "") => `
  <script type="module">
    ${prepare}
    ${AT_REST}
    const start = performance.now();
    const bytes = await (await fetch("/archive.json")).arrayBuffer();
    const downloaded = performance.now() - start;
    ${work}
    window.result = { ready: performance.now() - start, downloaded, hits };
  </script>`;

function firstReleases(count) {
  const items = [];
  for (const item of releases(RELEASES, WORDS)) {
    if (items.push(item) === count) break;
  }
  return items;
}

/** Files by address; everything else is a 404. */
function locate(path) {
  if (path === "/peers.mjs") return `${ROOT}tests/bench/peers.mjs`;
  if (path === "/minisearch.js") return `${ROOT}node_modules/minisearch/dist/es/index.js`;
  if (/^\/sqlite\/[\w.-]+$/.test(path)) return SQLITE_FOLDER + path.slice("/sqlite/".length);
  if (/^\/dist\/[\w.-]+$/.test(path)) return `${ROOT}build/${path.slice(1)}`;
  return null;
}

async function serve(archive, query) {
  const server = createServer((request, response) => {
    const path = new URL(request.url, "http://localhost").pathname;
    const page = PAGES[decodeURIComponent(path.slice(1))];
    if (page) {
      return response.setHeader("Content-Type", "text/html; charset=utf-8").end(`<!doctype html>${page(query)}`);
    }
    const file = locate(path);
    const body = path === "/archive.json" ? archive : file && existsSync(file) && readFileSync(file);
    if (!body) return response.writeHead(404).end();
    response.writeHead(200, { "Content-Type": TYPES[extname(path)], "Content-Length": body.length }).end(body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

/** One contender in a browser of its own. */
async function visit(origin, name) {
  const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage();
    let failure = null;
    page.on("pageerror", (error) => (failure = error));
    await page.goto(`${origin}/${encodeURIComponent(name)}`);
    for (const start = Date.now(); Date.now() - start < 120_000 && !failure; ) {
      const result = await page.evaluate(() => window.result);
      if (result) return result;
      await page.waitForTimeout(50);
    }
    throw new Error(`${name} did not answer: ${failure?.message ?? "no result in 120 s"}`);
  } finally {
    await browser.close();
  }
}

/** { releases, words, bytes, rounds, noise, contenders: { name: { ready, downloaded, all } } }, in ms */
export async function load({ rounds = ROUNDS } = {}) {
  const archive = readFileSync(standardArchive());
  const [query] = queries(firstReleases(1000), 1);
  const server = await serve(archive, query);
  const noise = new Noise();
  const runs = Object.fromEntries(Object.keys(PAGES).map((name) => [name, []]));
  try {
    // Round by round, so that a busy minute hits all of them.
    for (let round = 0; round < rounds; round++) {
      for (const name of Object.keys(PAGES)) {
        noise.sample();
        const run = await visit(server.origin, name);
        if (!(run.hits > 0)) throw new Error(`${name} found nothing for "${query}"`);
        runs[name].push(run);
      }
    }
  } finally {
    server.close();
  }
  const contenders = Object.fromEntries(
    Object.entries(runs).map(([name, all]) => [
      name,
      {
        ready: median(all.map((run) => run.ready)),
        downloaded: median(all.map((run) => run.downloaded)),
        all: all.map((run) => run.ready),
      },
    ]),
  );
  const bytes = archive.length;
  print(contenders, { bytes, rounds, noise });
  return { releases: RELEASES, words: WORDS, bytes, rounds, noise: noise.result(), contenders };
}

function print(contenders, { bytes, rounds, noise }) {
  const own = contenders.Dateline.ready;
  console.log(`load: ${RELEASES} releases of ${WORDS} words, ${(bytes / 1e6).toFixed(1)} MB of JSON, from the fetch to the
first query answered, in Chromium; medians of ${rounds} fresh browsers each\n`);
  console.log(
    table(
      ["", "ready", "of Dateline's", "of it download", "quickest", "slowest"],
      Object.entries(contenders).map(([name, { ready, downloaded, all }]) => [
        name === "JSON.parse" ? "TextDecoder + JSON.parse alone" : name,
        duration(ready),
        times(ready / own),
        duration(downloaded),
        duration(Math.min(...all)),
        duration(Math.max(...all)),
      ]),
    ),
  );
  const peer = Math.min(contenders.MiniSearch.ready, contenders["SQLite FTS5"].ready);
  console.log(`\n${noise}`);
  console.log(verdict("ready within 1 s", own <= 1000));
  console.log(verdict("at most a third of the faster of MiniSearch and SQLite FTS5", own <= peer / 3));
}
