// What a reader downloads beside the archive, part by part, raw and in brotli: node web/size.mjs
// [FOLDER], build/dist unless told. Fails above the budget, which is for all that comes without
// being asked for, of an archive in English; one in all languages that have stems is told, too. A
// part of the script is what the script grows by with it.

import { readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { LANGUAGES, ROOT, bundle } from "./build/scripts.mjs";

/**
 * Bytes, in brotli, of the script, and of all for an archive that comes as JSON and for a pack: what
 * it is to come down to, and what it must not grow above until then.
 */
const TARGETS = { "dateline.js": 17 * 1024, "JSON archive": 85 * 1024, pack: 60 * 1024 };
const LIMITS = { "dateline.js": 25 * 1024, "JSON archive": 104 * 1024, pack: 90 * 1024 };

const out = resolve(process.argv[2] ?? join(ROOT, "build/dist"));
const script = readFileSync(join(out, "dateline.js"));
// A reader gets one of the modules.
const module = largest(/-(simd|scalar)-\w+\.wasm$/);
const packModule = largest(/-pack-\w+\.wasm$/);
const packScript = largest(/-pack-\w+\.js$/);
const stemmer = largest(/-stem-en-\w+\.wasm$/);
const stemmers = filesOf(/-stem-\w\w-\w+\.wasm$/).reduce(plus);
const words = largest(/-\w+\.json$/);

const whole = measure(script);
const noEngine = measure(await scriptWithout(["dateline:engine"]));
const element = measure(await scriptWithout(["dateline:engine", "preact"]));

// Words of another language than English are not counted.
const more = largest(/-more-\w+\.js$/);
const engines = { "JSON archive": module, pack: plus(packModule, packScript) };
const all = { "dateline.js": whole };
const first = {}; // to the first answer
const allLanguages = {};
for (const [kind, engine] of Object.entries(engines)) {
  first[kind] = [whole, engine, stemmer].reduce(plus);
  all[kind] = plus(first[kind], more);
  allLanguages[kind] = [whole, engine, stemmers, more].reduce(plus);
}

const rows = [
  ["element", element],
  ["Preact", minus(noEngine, element)],
  ["engine's JavaScript", minus(whole, noEngine)],
  ["dateline.js", whole],
  ["behind the first page", more],
  ["stemmer for English", stemmer],
  ["engine's WebAssembly", module],
  ["to the first answer", first["JSON archive"]],
  ["in all", all["JSON archive"]],
  ["in all, all languages", allLanguages["JSON archive"]],
  ["for packs: WebAssembly", packModule],
  ["for packs: JavaScript", packScript],
  ["to the first answer", first.pack],
  ["in all", all.pack],
  ["in all, all languages", allLanguages.pack],
  ["words, if not English", words],
];
const kb = (bytes) => (bytes / 1024).toFixed(1).padStart(8);
console.log(`${"".padEnd(24)}  raw KB  brotli`);
for (const [name, size] of rows) console.log(`${name.padEnd(22)}${kb(size.raw)}${kb(size.brotli)}`);

for (const [kind, { brotli }] of Object.entries(all)) {
  const limit = LIMITS[kind];
  console.log(`\n${kind}: target ${kb(TARGETS[kind]).trim()}, limit ${kb(limit).trim()}`);
  if (brotli <= limit) continue;
  console.error(`The download is ${kb(brotli - limit).trim()} KB over its limit.`);
  process.exitCode = 1;
}

function filesOf(names) {
  return readdirSync(out)
    .filter((name) => names.test(name))
    .map((name) => measure(readFileSync(join(out, name))));
}

/** Of the files with such names. */
function largest(names) {
  return filesOf(names).reduce((a, b) => (a.brotli > b.brotli ? a : b));
}

function measure(body) {
  const bytes = Buffer.from(body);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return { raw: bytes.length, brotli: brotliCompressSync(bytes, { params }).length };
}

function plus(a, b) {
  return { raw: a.raw + b.raw, brotli: a.brotli + b.brotli };
}

function minus(a, b) {
  return { raw: a.raw - b.raw, brotli: a.brotli - b.brotli };
}

/** The script with these imports left out: it would not run, but tells what they weigh. */
function scriptWithout(names) {
  const empty = {
    name: "left out",
    setup(build) {
      const filter = new RegExp(`^(${names.join("|")})(/|$)`);
      build.onResolve({ filter }, ({ path }) => ({ path, namespace: "empty" }));
      build.onLoad({ filter: /./, namespace: "empty" }, () => ({
        contents: "module.exports = {}",
      }));
    },
  };
  return bundle({
    entry: "web/src/index.ts",
    format: "iife",
    hashes: Object.fromEntries(LANGUAGES.map((code) => [`${code}.json`, ""])),
    more: { plugins: [empty] },
  });
}
