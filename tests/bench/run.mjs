// Speed and size, beside what else a page could use. Called by ./dev bench, which has built everything.
//
//   node tests/bench/run.mjs [load] [felt] [parse] [query] [native] [relevance] [places] [pack] [scale] [size]
//
// All of them unless named.
//
// For relevance and pack also, each as often as wanted: --only CONTENDER, --set NAME. For relevance --native, for Dateline's
// command line; for pack --million, --all-peers, --reuse; for scale --million, --reuse.
//
// Figures are good for ratios within one run: machines differ, and so do their neighbours. Each bench prints how noisy the
// machine was. build/bench/results.json has it all. docs/BENCH.md tells how it is measured.

import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { FOLDER, ROOT } from "./archives.mjs";
import { felt } from "./felt.mjs";
import { load } from "./load.mjs";
import { native } from "./native.mjs";
import { pack } from "./pack.mjs";
import { parse } from "./parse.mjs";
import { places } from "./places.mjs";
import { query } from "./query.mjs";
import { relevance } from "./relevance.mjs";
import { scale } from "./scale.mjs";

const run = (command, ...args) => spawnSync(command, args, { cwd: ROOT, stdio: "inherit" }).status === 0;

const { values: options, positionals: names } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: "string", multiple: true },
    set: { type: "string", multiple: true },
    native: { type: "boolean" },
    million: { type: "boolean" },
    "all-peers": { type: "boolean" },
    reuse: { type: "boolean" },
  },
});

const BENCHES = {
  size() {
    console.log("size: what a reader downloads before the archive\n");
    if (!run(process.execPath, "web/size.mjs", "build/dist")) process.exitCode = 1;
  },
  parse() {
    if (!run("cmake", "--build", "build/wasm", "--target", "parse-simd")) throw new Error("parse-simd does not build");
    return parse();
  },
  query,
  native,
  relevance: () => relevance({ only: options.only, sets: options.set, native: options.native }),
  places,
  pack: () =>
    pack({
      only: options.only,
      sets: options.set,
      million: options.million,
      allPeers: options["all-peers"],
      reuse: options.reuse,
    }),
  scale: () => scale({ million: options.million, reuse: options.reuse }),
  load: () => load(),
  felt: () => felt(),
};

const unknown = names.find((name) => !(name in BENCHES));
if (unknown !== undefined) {
  console.error(`no such bench: ${unknown}; there are ${Object.keys(BENCHES).join(", ")}`);
  process.exit(2);
}

const path = `${FOLDER}results.json`;
mkdirSync(FOLDER, { recursive: true });
let results = {};
try {
  results = JSON.parse(readFileSync(path, "utf8"));
} catch {
  // none yet
}
for (const name of names.length > 0 ? names : Object.keys(BENCHES)) {
  console.log("");
  const result = await BENCHES[name]();
  if (!result) continue;
  const machine = `${cpus().length} × ${cpus()[0].model}, Node ${process.version}`;
  results[name] = { when: new Date().toISOString(), machine, ...result };
  writeFileSync(path, `${JSON.stringify(results, null, 2)}\n`);
}
