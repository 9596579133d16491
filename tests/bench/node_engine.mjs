// Dateline's engine in Node, from build/wasm.

import { readFileSync } from "node:fs";
import { STEMMERS } from "../../web/build/scripts.mjs";
import { ROOT } from "./archives.mjs";

/** An instance of a module of wasm/CMakeLists.txt. Its glue is a classic script, so it runs here as a function's body. */
export function startModule(script, wasm) {
  const glue = readFileSync(`${ROOT}build/wasm/${script}`, "utf8");
  const factory = new Function(`${glue}; return createDateline;`)();
  const module = new WebAssembly.Module(readFileSync(`${ROOT}build/wasm/${wasm}`));
  return factory({ wasm: module });
}

/** An answer of the engine, parsed; an error ends the bench. */
export function answer(json) {
  const result = JSON.parse(json);
  if (result.error) throw new Error(`Dateline: ${result.error.message}`);
  return result;
}

/** The engine with the feed `bytes` open in it, and all stemmers. */
export async function openEngine(bytes) {
  const engine = await startModule("dateline-simd.js", "dateline-simd.wasm");
  engine.input(bytes.length).set(bytes);
  answer(engine.addFeed(""));
  answer(engine.open());
  await addStemmers(engine);
  return engine;
}

/** The engine with the pack of that root, decompressed, open in it, and all stemmers. */
export async function openPackEngine(root) {
  const engine = await startModule("dateline-simd.js", "dateline-pack.wasm");
  engine.input(root.length).set(root);
  answer(engine.openPack());
  await addStemmers(engine);
  return engine;
}

async function addStemmers(engine) {
  for (const [language, name] of STEMMERS.entries()) {
    const bytes = readFileSync(`${ROOT}build/wasm/dateline-${name}.wasm`);
    await engine.addStemmer(language, new WebAssembly.Module(bytes));
  }
}
