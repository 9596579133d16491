// What the build (web/build.mjs) puts in place of these names.

/** The engine as one self-contained function; see engine/factory.ts. */
declare module "dateline:engine" {
  const engine: () => { serve(port: import("./engine/serve").Port): void };
  export default engine;
}

/** Emscripten's factory; see engine/factory.ts. */
declare module "dateline:glue" {
  const glue: (start: {
    wasm: WebAssembly.Module;
  }) => Promise<import("./engine/serve").EngineModule>;
  export default glue;
}

/** For a module without a Preact of its own; see moduleOf in web/build/scripts.mjs. */
declare module "dateline:jsx" {
  export function takeJsx(
    runtime: Pick<typeof import("preact/jsx-runtime"), "jsx" | "jsxs" | "Fragment">,
  ): void;
}

/** A style sheet as minified text: esbuild's css transform, then its text loader. */
declare module "*.css" {
  const text: string;
  export default text;
}

/**
 * The files beside the script: SHA-256 in hex by what they hold, "simd.wasm", "scalar.wasm", "pack.wasm", "stem-en.wasm" and
 * its like, "pack.js", "more.js", and the words of the languages other than English, "es.json". A file's name has the hash's beginning.
 */
declare const DATELINE_FILES: Readonly<Record<string, string>>;
