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
  }) => Promise<import("./engine/protocol").EngineModule>;
  export default glue;
}

/** A style sheet as minified text: esbuild's css transform, then its text loader. */
declare module "*.css" {
  const text: string;
  export default text;
}

interface BuiltFile {
  /** With content hash; beside the script. */
  name: string;
  /** "sha384-…" */
  integrity: string;
}

declare const DATELINE_WASM_SIMD: BuiltFile;
declare const DATELINE_WASM_SCALAR: BuiltFile;

/** The files of the languages other than English, by their codes. */
declare const DATELINE_WORDS: Readonly<Record<string, BuiltFile>>;
