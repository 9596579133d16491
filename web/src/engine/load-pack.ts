// A pack: the engine's file, what only packs need, and the pack's root come side by side.

import { addressOf, importBeside } from "./beside";
import { FailureError } from "./failure";
import { fetchArchive, fetchFrom, sizeOf } from "./fetch-archive";
import { connectEngine } from "./host";
import type { Loaded } from "./load";
import { compileModule } from "./wasm";

/** A pack whose root is as large has tens of thousands of releases: a worker searches it. */
const WORKER_ROOT_BYTES = 24 * 1024;

/** `url` is that of the root. Fails with a FailureError. */
export async function loadPack(url: string, signal: AbortSignal): Promise<Loaded> {
  const code = Promise.all([compileModule("pack.wasm"), importPack()]);
  code.catch(() => {}); // comes up again below, when the root is here
  const root = await fetchArchive(url, signal, () => {}, "no-cache");
  const [module, { Pack }] = await code;
  const engine = await connectEngine(sizeOf(root) >= WORKER_ROOT_BYTES);
  try {
    await engine.start(module);
    const { pack, scope, files } = await Pack.open(engine, root, { fetchFrom, FailureError });
    signal.throwIfAborted();
    return {
      engine: pack,
      scope,
      files,
      reports: [],
      failures: [],
      updated: root.updated,
      canExport: false,
    };
  } catch (error) {
    engine.close();
    throw error;
  }
}

async function importPack(): Promise<typeof import("../pack")> {
  try {
    return (await importBeside("pack.js")) as typeof import("../pack");
  } catch (error) {
    const url = addressOf("pack.js");
    throw new FailureError({ code: "wasm-missing", message: `${url}: ${String(error)}`, url });
  }
}
