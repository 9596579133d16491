// The peers in Node, by name.

import { readFileSync } from "node:fs";
import { Document } from "flexsearch";
import MiniSearch from "minisearch";
import { ROOT } from "./archives.mjs";
import { flexSearch, miniSearch, sqlite } from "./peers.mjs";

export const SQLITE_FOLDER = `${ROOT}node_modules/@sqlite.org/sqlite-wasm/sqlite-wasm/jswasm/`;

/** SQLite's glue is made for pages and asks for a page's globals while it starts. */
export async function startSqlite() {
  globalThis.self = globalThis;
  globalThis.location = new URL("http://localhost/");
  globalThis.sqlite3ApiConfig = { warn() {} }; // that Node has no OPFS
  try {
    const { default: start } = await import(`${SQLITE_FOLDER}sqlite3.mjs`);
    return await start({
      wasmBinary: readFileSync(`${SQLITE_FOLDER}sqlite3.wasm`),
      print() {},
      printErr() {},
    });
  } finally {
    delete globalThis.self;
    delete globalThis.location;
    delete globalThis.sqlite3ApiConfig;
  }
}

/** Takes half a minute for what others do in ten seconds, so it is not among those of nodePeers(). */
export const nodeFlexSearch = () => flexSearch(Document);

export async function nodePeers() {
  return { MiniSearch: miniSearch(MiniSearch), "SQLite FTS5": sqlite(await startSqlite()) };
}
