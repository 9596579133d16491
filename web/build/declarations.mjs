// dateline.d.mts, from TypeScript's own output: the declarations that web/src/module.ts leads to, in one file, of which
// those that it exports are exported.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { ROOT } from "./scripts.mjs";

export function declarations() {
  const out = mkdtempSync(join(tmpdir(), "dateline-"));
  try {
    emit(out);
    return joined(out);
  } finally {
    rmSync(out, { recursive: true });
  }
}

function emit(out) {
  const args = ["--noEmit", "false", "--declaration", "--emitDeclarationOnly", "--rootDir", "web/src"];
  const tsc = join(ROOT, "node_modules/typescript/bin/tsc");
  execFileSync(process.execPath, [tsc, "-p", "web", ...args, "--outDir", out], { cwd: ROOT, stdio: "inherit" });
}

function joined(out) {
  const texts = new Map();
  const visit = (file) => {
    if (texts.has(file)) return;
    const text = readFileSync(file, "utf8");
    texts.set(file, text);
    for (const [, path] of text.matchAll(/ from "(\.[^"]+)";$/gm)) visit(`${join(dirname(file), path)}.d.ts`);
  };
  const entry = join(out, "module.d.ts");
  visit(entry);

  const exported = new Set();
  for (const [, names] of texts.get(entry).matchAll(/^export (?:type )?\{ ([^}]*) \}/gm)) {
    for (const name of names.split(", ")) exported.add(name);
  }
  const parts = [...texts].map(([file, text]) => {
    const statements = text.replace(/^(?:import|export (?:type )?\{)[^;]*;\n/gm, "");
    if (file === entry) return statements;
    return statements
      // Functions are the element's own; types may need the constants.
      .replace(/^(?:\/\*\*(?:(?!\*\/)[^])*\*\/\n)?export declare function [^]*?;\n/gm, "")
      .replace(/^export ((?:declare )?(?:const|class|type|interface) (\w+))/gm, (whole, rest, name) =>
        exported.has(name) ? whole : rest.replace(/^const/, "declare const"));
  });
  return `// Types of dateline.mjs, made by web/build/declarations.mjs.\n\n${parts.join("\n")}\nexport {};\n`;
}
