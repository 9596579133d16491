// The engine's WebAssembly files: which ones, from where, each compiled once for all elements of the page.

import { addressOf, fetchBeside } from "./beside";
import { FailureError } from "./failure";

/** "\0asm", version 1: the smallest module. */
const EMPTY_MODULE = [0, 97, 115, 109, 1, 0, 0, 0];

/** () -> v128 { i8x16.popcnt(i8x16.splat(0)) }: valid where SIMD is as it was standardised. */
const SIMD_MODULE = [
  ...[...EMPTY_MODULE, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0], // one type, one function of it
  ...[10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11], // its code
];

const compiled = new Map<string, Promise<WebAssembly.Module>>();

/** The file for archives that come as JSON. */
export const feedEngine = () =>
  WebAssembly.validate(new Uint8Array(SIMD_MODULE)) ? "simd.wasm" : "scalar.wasm";

/**
 * Fails with "wasm-refused" or "wasm-missing". A failure is not kept: the next call tries again.
 */
export function compileModule(file: string): Promise<WebAssembly.Module> {
  let module = compiled.get(file);
  if (!module) {
    module = compile(file);
    compiled.set(file, module);
    module.catch(() => compiled.delete(file));
  }
  return module;
}

/** Lets go of the compiled modules, when no engine needs them any more. */
export function forgetEngine(): void {
  compiled.clear();
}

async function compile(file: string): Promise<WebAssembly.Module> {
  try {
    // A Content-Security-Policy without 'wasm-unsafe-eval' refuses any module: better known before
    // the download.
    new WebAssembly.Module(new Uint8Array(EMPTY_MODULE));
  } catch (error) {
    throw new FailureError({ code: "wasm-refused", message: String(error) });
  }
  try {
    const response = await fetchBeside(file);
    // Streaming wants the right type; a host that does not know it costs a little time, no more.
    const streams = /^application\/wasm\b/.test(response.headers.get("content-type") ?? "");
    return streams
      ? await WebAssembly.compileStreaming(response)
      : await WebAssembly.compile(await response.arrayBuffer());
  } catch (error) {
    const url = addressOf(file);
    throw new FailureError({ code: "wasm-missing", message: `${url}: ${String(error)}`, url });
  }
}
