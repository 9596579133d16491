// The engine's JavaScript: Emscripten's glue and serve.ts. It stands once in the file that readers
// download: the build bundles this file as ONE self-contained function, "dateline:engine", which
// the main thread calls, and whose source text makes the worker.
//
//   "dateline:engine"   function () { <this file and the glue as an IIFE>; return { serve } }
//                       It reaches nothing outside itself: String(it) runs alone in a Blob worker.
//   "dateline:glue"     build/wasm/dateline-simd.js, Emscripten's MODULARIZE factory, without its
//                       UMD footer
//
// Both are default exports. host.ts is the only file that imports the first, this one the only file
// that imports the second.

import glue from "dateline:glue";
import type { EngineModule } from "./protocol";
import { serveEngine, type Port } from "./serve";

/** An instance of the compiled module, or the error that its start gave. */
function create(module: WebAssembly.Module): Promise<EngineModule> {
  return new Promise((resolve, reject) => {
    glue({
      // Emscripten's hook for starting from a compiled module; it tells nobody of a failure.
      instantiateWasm(imports, started) {
        WebAssembly.instantiate(module, imports).then(
          (instance) => started(instance, module),
          reject,
        );
        return {};
      },
    }).then(resolve, reject);
  });
}

export function serve(port: Port): void {
  serveEngine(port, create);
}
