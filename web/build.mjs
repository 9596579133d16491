// Builds what users take: node web/build.mjs [FOLDER], build/dist unless told. The WebAssembly
// modules must be in build/wasm. Same source, same bytes, from any folder; docs/EMBED.md tells what
// the files are for.

import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { buildApp } from "./build/app.mjs";
import { declarations } from "./build/declarations.mjs";
import { buildDemo } from "./build/demo.mjs";
import { buildEmbed } from "./build/embed.mjs";
import { integrityOf, sha256 } from "./build/hash.mjs";
import { notices } from "./build/notices.mjs";
import { LANGUAGES, ROOT, STEMMERS, bundle, moduleOf, wordsFile } from "./build/scripts.mjs";

const out = resolve(process.argv[2] ?? join(ROOT, "build/dist"));
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

/** Everything beside app/, demo/ and embed/, by name; each gets a line in integrity.json. */
const files = new Map();

/** Their hashes, as the scripts know them: DATELINE_FILES in web/src/build.d.ts. */
const hashes = {};

/** Takes a file in that the scripts fetch, under the hash of its content. */
function add(kind, extension, body) {
  const hash = sha256(body);
  hashes[`${kind}.${extension}`] = hash;
  files.set(`dateline-${kind}-${hash.slice(0, 16)}.${extension}`, body);
}

for (const kind of ["simd", "scalar", "pack", ...STEMMERS])
  add(kind, "wasm", readFileSync(join(ROOT, `build/wasm/dateline-${kind}.wasm`)));
for (const kind of ["more", "pack"]) add(kind, "js", await moduleOf(kind));
for (const code of LANGUAGES) add(code, "json", await wordsFile(code));
files.set("dateline.js", await bundle({ entry: "web/src/index.ts", format: "iife", hashes }));
files.set("dateline.mjs", await bundle({ entry: "web/src/module.ts", format: "esm", hashes }));
for (const [name, text] of Object.entries(declarations())) files.set(name, text);

const integrity = {};
for (const name of [...files.keys()].sort()) integrity[name] = integrityOf(files.get(name));
for (const [name, body] of files) writeFileSync(join(out, name), body);
writeFileSync(join(out, "integrity.json"), `${JSON.stringify(integrity, null, 2)}\n`);
writeFileSync(join(out, "NOTICES.txt"), notices());
cpSync(join(ROOT, "LICENSE"), join(out, "LICENSE"));
buildDemo(join(out, "demo"), { integrity: integrity["dateline.js"] });
await buildApp(join(out, "app"), files);
await buildEmbed(out, { integrity: integrity["dateline.js"], hashes });
