// Bundles a TypeScript file of web/src and imports it: load("state/query.ts").

import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const src = fileURLToPath(new URL("../../web/src/", import.meta.url));

/** The languages that the element speaks, English first. */
export const LANGUAGES = [
  "en",
  ...readdirSync(`${src}words`).flatMap((name) => /^(?!en)([a-z]{2})\.ts$/.exec(name)?.[1] ?? []),
];

/** For `modules`: an engine whose every instance is a fake one. */
export const FAKE_ENGINE = {
  "dateline:engine": `
    import { serveEngine } from "./engine/serve.ts";
    import { fakeModule } from "../../tests/web/fake-engine.mjs";
    export default () => ({ serve: (port) => serveEngine(port, async () => fakeModule()) });`,
};

/** `modules` stand in for what the build provides: { "dateline:engine": source text }. */
export async function load(path, modules = {}) {
  const provided = {
    name: "provided",
    setup(build) {
      build.onResolve({ filter: /^dateline:/ }, ({ path }) => ({ path, namespace: "provided" }));
      build.onLoad({ filter: /.*/, namespace: "provided" }, ({ path }) => ({
        contents: modules[path] ?? `throw new Error("${path} is not provided to this test")`,
        resolveDir: src,
      }));
    },
  };
  const { outputFiles } = await build({
    entryPoints: [src + path],
    bundle: true,
    write: false,
    format: "esm",
    platform: "neutral",
    mainFields: ["module", "main"],
    jsx: "automatic",
    jsxImportSource: "preact",
    loader: { ".css": "text" },
    plugins: [provided],
    define: {
      DATELINE_FILES: JSON.stringify(
        Object.fromEntries(
          ["simd.wasm", "scalar.wasm", "pack.wasm", "stem-en.wasm", "stem-es.wasm", "pack.js", "more.js", ...LANGUAGES.slice(1).map((code) => `${code}.json`)].map(
            (file) => [file, "00".repeat(32)],
          ),
        ),
      ),
      "import.meta.url": "'https://example.org/dateline.mjs'",
    },
    logLevel: "error",
  });
  return import(
    `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`
  );
}
