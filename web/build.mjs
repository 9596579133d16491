// Builds what users take: node web/build.mjs [FOLDER], build/dist unless told. The WebAssembly
// modules must be in build/wasm. Same source, same bytes, from any folder; docs/EMBED.md tells what
// the files are for.

import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { buildApp } from "./build/app.mjs";
import { declarations } from "./build/declarations.mjs";
import { buildDemo } from "./build/demo.mjs";
import { integrityOf, shortHash } from "./build/hash.mjs";
import { notices } from "./build/notices.mjs";
import { LANGUAGES, ROOT, bundle, wordsFile } from "./build/scripts.mjs";

const out = resolve(process.argv[2] ?? join(ROOT, "build/dist"));
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

/** Everything beside app/ and demo/, by name; each gets a line in integrity.json. */
const files = new Map();

/** Takes a file in that the scripts fetch, under the hash of its content. */
function add(prefix, body, extension) {
  const name = `${prefix}-${shortHash(body)}.${extension}`;
  files.set(name, body);
  return { name, integrity: integrityOf(body) };
}

const module = (variant) =>
  add("dateline", readFileSync(join(ROOT, `build/wasm/dateline-${variant}.wasm`)), "wasm");
const wasm = { simd: module("simd"), scalar: module("scalar") };
const words = {};
for (const code of LANGUAGES) words[code] = add(`dateline-${code}`, await wordsFile(code), "json");
const beside = { wasm, words };
files.set("dateline.js", await bundle({ entry: "web/src/index.ts", format: "iife", ...beside }));
files.set("dateline.mjs", await bundle({ entry: "web/src/module.ts", format: "esm", ...beside }));
files.set("dateline.d.mts", declarations());

const integrity = {};
for (const name of [...files.keys()].sort()) integrity[name] = integrityOf(files.get(name));
for (const [name, body] of files) writeFileSync(join(out, name), body);
writeFileSync(join(out, "integrity.json"), `${JSON.stringify(integrity, null, 2)}\n`);
writeFileSync(join(out, "NOTICES.txt"), notices());
cpSync(join(ROOT, "LICENSE"), join(out, "LICENSE"));
buildDemo(join(out, "demo"), { integrity: integrity["dateline.js"] });
await buildApp(join(out, "app"), files);
