// Pages that hold the element as a framework does: the code that docs/EMBED.md shows, with the real
// React, Preact and Vue around it.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import { compileScript, parse } from "vue/compiler-sfc";

const path = (name) => fileURLToPath(new URL(name, import.meta.url));

/** What stands in docs/EMBED.md in the first block of code under `### title`. */
export function documented(title) {
  const text = readFileSync(path("../../../docs/EMBED.md"), "utf8");
  const section = text.split(`\n### ${title}\n`)[1];
  const [, code] = /\n```\w+\n([^]*?)\n```\n/.exec(section);
  return code;
}

/** By framework: the code of its part of the page, and how it is bundled. */
const HOSTS = {
  Plain: { loader: "js" },
  React: { loader: "tsx", jsx: "react" },
  Preact: { loader: "tsx", jsx: "preact", title: "React" },
  Vue: { loader: "js", prepare: compileVue },
};

export const FRAMEWORKS = Object.keys(HOSTS);

/** A script that gives the page show(archives) and received; see hosts/*. */
export async function hostScript(framework) {
  const { loader, jsx = "react", title = framework, prepare = (code) => code } = HOSTS[framework];
  const contents = prepare(documented(title));
  const docs = {
    name: "docs",
    setup(build) {
      build.onResolve({ filter: /^docs$/ }, () => ({ path: title, namespace: "docs" }));
      build.onLoad({ filter: /.*/, namespace: "docs" }, () => ({
        contents,
        loader,
        resolveDir: path("."),
      }));
    },
  };
  const { outputFiles } = await esbuild.build({
    entryPoints: [path(`${framework.toLowerCase()}.mjs`)],
    bundle: true,
    write: false,
    format: "iife",
    jsx: "automatic",
    jsxImportSource: jsx,
    define: {
      "process.env.NODE_ENV": '"development"',
      __VUE_OPTIONS_API__: "false",
      __VUE_PROD_DEVTOOLS__: "false",
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false",
    },
    plugins: [docs],
    logLevel: "error",
  });
  return outputFiles[0].text;
}

/** As Vite's plugin does, with the option that the documentation names. */
function compileVue(source) {
  const { descriptor } = parse(source);
  return compileScript(descriptor, {
    id: "newsroom",
    inlineTemplate: true,
    templateOptions: {
      compilerOptions: { isCustomElement: (tag) => tag === "dateline-archive" },
    },
  }).content;
}
