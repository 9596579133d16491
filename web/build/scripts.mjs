// The scripts, by esbuild and Terser. The engine's JavaScript stands once in each: a pass of its own
// makes it one function that reaches nothing outside itself (web/src/engine/factory.ts), and the
// second pass takes that function as it is.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import { minify } from "terser";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** Those whose words are a file of their own; English is in the script. */
export const LANGUAGES = readdirSync(join(ROOT, "web/src/words"))
  .flatMap((name) => /^([a-z]{2})\.ts$/.exec(name)?.[1] ?? [])
  .filter((code) => code !== "en");

/** The stemmers, a module each: STEM_LANGUAGES in web/src/engine/protocol.ts. */
export const STEMMERS = ["stem-en", "stem-es", "stem-fr", "stem-pt", "stem-nl"];

/** Browsers without WebAssembly SIMD are among them: they get the scalar module. */
const COMMON = {
  absWorkingDir: ROOT,
  bundle: true,
  minify: true,
  write: false,
  target: ["chrome91", "edge91", "firefox90", "safari15"],
  charset: "utf8",
  legalComments: "none",
  jsx: "automatic",
  jsxImportSource: "preact",
  logLevel: "warning",
};

const BANNER = "/*! Dateline, Apache-2.0. Third-party code: see NOTICES.txt */";

/**
 * The script that starts at `entry`, as text. `hashes` are those of the files beside it, see
 * DATELINE_FILES in web/src/build.d.ts. `more` are further options of esbuild's; size.mjs leaves
 * parts out with them.
 */
export async function bundle({ entry, format, hashes, more = {} }) {
  const result = await esbuild.build({
    ...COMMON,
    entryPoints: [entry],
    format,
    banner: { js: BANNER },
    // What bundlers read beside an import() would go with the white space.
    minifyWhitespace: format !== "esm",
    minify: false,
    minifyIdentifiers: true,
    minifySyntax: true,
    define: {
      DATELINE_FILES: JSON.stringify(hashes),
    },
    ...more,
    plugins: [...(more.plugins ?? []), engine, styles],
  });
  return shorter(result.outputFiles[0].text, format === "esm");
}

/** esbuild's output, made a little smaller still. */
async function shorter(code, module) {
  const { code: short } = await minify(code, {
    module,
    toplevel: true,
    ecma: 2020,
    compress: { passes: 3 },
    format: { comments: /^!|webpackIgnore|vite-ignore/ },
  });
  return short;
}

/**
 * What comes when it is needed, as a module: web/src/more behind the first page of results, web/src/pack
 * where the archive is one.
 */
export async function moduleOf(folder) {
  const result = await esbuild.build({
    ...COMMON,
    entryPoints: [`web/src/${folder}/index.ts`],
    format: "esm",
    banner: { js: BANNER },
    plugins: [jsxOfScript, styles],
  });
  return shorter(result.outputFiles[0].text, true);
}

/** The module has no Preact of its own: it takes what JSX stands for from the script. */
const jsxOfScript = {
  name: "dateline:jsx",
  setup(build) {
    build.onResolve({ filter: /^(dateline:jsx|preact\/jsx-runtime)$/ }, () => ({
      path: "jsx",
      namespace: "dateline",
    }));
    build.onLoad({ filter: /^jsx$/, namespace: "dateline" }, () => ({
      contents: `export let jsx, jsxs, Fragment;
        export function takeJsx(runtime) { ({ jsx, jsxs, Fragment } = runtime); }`,
    }));
  },
};

/** The words of a language of web/src/words, as JSON. */
export async function wordsFile(code) {
  const result = await esbuild.build({
    ...COMMON,
    entryPoints: [`web/src/words/${code}.ts`],
    format: "esm",
  });
  const module = Buffer.from(result.outputFiles[0].contents).toString("base64");
  return JSON.stringify((await import(`data:text/javascript;base64,${module}`))[code]);
}

/** A script with nothing of the engine in it, for the app. */
export async function bundlePlain(entry, define = {}) {
  const result = await esbuild.build({ ...COMMON, entryPoints: [entry], format: "iife", define });
  return result.outputFiles[0].text;
}

/** The text of a function without arguments that returns what factory.ts exports: { serve }. */
export async function engineFunction() {
  const result = await esbuild.build({
    ...COMMON,
    entryPoints: ["web/src/engine/factory.ts"],
    format: "esm",
    plugins: [glue],
  });
  const [, body, serve] = /^([^]*)export\{(\w+) as serve\};\s*$/.exec(result.outputFiles[0].text);
  return `function () { "use strict"; ${body} return { serve: ${serve} }; }`;
}

const engine = {
  name: "dateline:engine",
  setup(build) {
    build.onResolve({ filter: /^dateline:engine$/ }, () => ({
      path: "engine",
      namespace: "dateline",
    }));
    build.onLoad({ filter: /^engine$/, namespace: "dateline" }, async () => ({
      contents: `export default ${await engineFunction()}`,
    }));
  },
};

const glue = {
  name: "dateline:glue",
  setup(build) {
    build.onResolve({ filter: /^dateline:glue$/ }, () => ({ path: "glue", namespace: "dateline" }));
    build.onLoad({ filter: /^glue$/, namespace: "dateline" }, () => ({ contents: glueModule() }));
  },
};

/**
 * Emscripten's glue, which fits both modules, as an ES module. As it comes it waits for ever where a
 * module does not start; here its promise fails then.
 */
function glueModule() {
  const text = readFileSync(join(ROOT, "build/wasm/dateline-simd.js"), "utf8");
  const name = /^\s*var (\w+)\s*=/.exec(text)?.[1];
  const [before, after, ...more] = text.split("ready()});");
  const known = name && after !== undefined && more.length === 0 && text.includes("readyPromiseReject");
  if (!known) throw new Error("Emscripten's glue is not of the known form");
  return `${before}ready()},readyPromiseReject);${after}\nexport default ${name};`;
}

/** A style sheet becomes the default export, its text minified. */
const styles = {
  name: "css as text",
  setup(build) {
    build.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await esbuild.transform(readFileSync(path, "utf8"), {
        loader: "css",
        minify: true,
        target: COMMON.target,
      });
      return { contents: code.trim(), loader: "text" };
    });
  },
};
