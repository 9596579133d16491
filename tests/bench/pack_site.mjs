// The web site that the pack bench reads: Dateline's code, packs and indexes of the peers, and a page for each.
//
//   code/                           dist/, as far as readers fetch it
//   libraries/                      the peers' code
//   10000x450-0123456789/           of one archive, named as its file
//     Dateline.html, Pagefind.html, …
//     Dateline/, Pagefind/, …       pack or index
//
// A page sets window.bench: search(query) resolves to the number of releases found, once ten hits can be shown;
// newest() resolves once the newest ten can be shown, where that is possible without a query.

import {
  copyFileSync, createReadStream, createWriteStream, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { brotliCompressSync, constants, createBrotliCompress } from "node:zlib";
import { FOLDER, ROOT } from "./archives.mjs";
import { SQLITE_FOLDER } from "./node_peers.mjs";

export const SITE = `${FOLDER}site/`;

const LIBRARIES = [
  `${ROOT}tests/bench/peers.mjs`,
  `${ROOT}node_modules/minisearch/dist/es/index.js`,
  `${ROOT}node_modules/flexsearch/dist/flexsearch.bundle.module.min.mjs`,
  `${SQLITE_FOLDER}sqlite3.mjs`,
  `${SQLITE_FOLDER}sqlite3.wasm`,
];

/** An index is compressed as a host does that compresses while it sends; code once, and well. */
const INDEX_QUALITY = 5;

/** What all archives share. */
export function writeCode() {
  const dist = `${ROOT}build/dist/`;
  const files = readdirSync(dist).filter((name) => /\.(js|wasm)$/.test(name)).map((name) => dist + name);
  for (const [folder, sources] of [["code", files], ["libraries", LIBRARIES]]) {
    rmSync(SITE + folder, { recursive: true, force: true });
    mkdirSync(SITE + folder, { recursive: true });
    for (const source of sources) {
      const copy = join(SITE, folder, source.split("/").at(-1));
      copyFileSync(source, copy);
      compressCode(copy);
    }
  }
}

/** Puts the file's brotli beside it. */
export function compressCode(path) {
  const bytes = readFileSync(path);
  writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }));
}

export function compressIndex(path) {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: INDEX_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: statSync(path).size,
  };
  return pipeline(createReadStream(path), createBrotliCompress({ params }), createWriteStream(`${path}.br`));
}

export function writePage(folder, name) {
  writeFileSync(`${folder}/${name}.html`, `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${name}</title><link rel="icon" href="data:,"></head><body>
${PAGES[name]}
</body></html>
`);
}

const whole = (name, prepare) => `
<script type="module">
  ${prepare}
  peer.open(new Uint8Array(await (await fetch("${name}/index")).arrayBuffer()));
  window.bench = { search: async (query) => peer.search(query).length };
</script>`;

const PAGES = {
  Dateline: `
<style>dateline-archive { display: block; min-block-size: 40rem }</style>
<script async crossorigin src="/code/dateline.js"></script>
<dateline-archive src="Dateline/"></dateline-archive>
<script>
  const answers = []; // { text, total, time }
  let heard = () => {};
  document.addEventListener("dateline-results", ({ detail }) => {
    answers.push({ text: detail.query.text, total: detail.total, time: performance.now() });
    heard();
  });
  const answer = async (text) => {
    for (;;) {
      const last = answers.at(-1);
      if (last?.text === text) return last;
      await new Promise((resolve) => (heard = resolve));
    }
  };
  window.bench = {
    newest: () => answer(""),
    box: () => document.querySelector("dateline-archive").shadowRoot.querySelector("input[type=search]"),
    async search(text) {
      const box = bench.box();
      box.value = text;
      box.dispatchEvent(new Event("input"));
      return (await answer(text)).total;
    },
    answer,
  };
</script>`,

  Pagefind: `
<script type="module">
  import * as pagefind from "./Pagefind/pagefind.js";
  pagefind.init();
  const show = async ({ results }) => {
    await Promise.all(results.slice(0, 10).map((hit) => hit.data()));
    return results.length;
  };
  window.bench = {
    newest: async () => show(await pagefind.search(null, { sort: { date: "desc" } })),
    search: async (text) => show(await pagefind.search(text)),
  };
</script>`,

  MiniSearch: whole("MiniSearch", `
  import MiniSearch from "/libraries/index.js";
  import { miniSearch } from "/libraries/peers.mjs";
  const peer = miniSearch(MiniSearch);`),

  FlexSearch: whole("FlexSearch", `
  import { Document } from "/libraries/flexsearch.bundle.module.min.mjs";
  import { flexSearch } from "/libraries/peers.mjs";
  const peer = flexSearch(Document);`),

  "SQLite FTS5": whole("SQLite FTS5", `
  import startSqlite from "/libraries/sqlite3.mjs";
  import { sqlite } from "/libraries/peers.mjs";
  const peer = sqlite(await startSqlite({ print() {}, printErr() {} }));`),
};
