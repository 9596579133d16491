// The engine's JavaScript: Emscripten's glue and serve.ts. It stands once in the file that readers
// download: the build bundles this file as ONE self-contained function, "dateline:engine", which
// the main thread calls, and whose source text makes the worker.
//
//   "dateline:engine"   function () { <this file and the glue>; return { serve } }
//                       It reaches nothing outside itself: String(it) runs alone in a Blob worker.
//   "dateline:glue"     build/wasm/dateline-simd.js, Emscripten's MODULARIZE factory
//
// Both are default exports. host.ts is the only file that imports the first, this one the only file
// that imports the second.

import glue from "dateline:glue";
import { serveEngine, type Port } from "./serve";

export function serve(port: Port): void {
  serveEngine(port, (module) => glue({ wasm: module }));
}
