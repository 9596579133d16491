// The types that users take, from TypeScript's own output: dateline.d.mts, all that
// web/src/module.ts exports, for the module; dateline.d.ts, all that web/src/types.ts does, for the
// script. Each is one file with all that these lead to, and the tag in JSX.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { ROOT } from "./scripts.mjs";

/** By name. */
export function declarations() {
  const out = mkdtempSync(join(tmpdir(), "dateline-"));
  const entry = (name) => join(out, `${name}.d.ts`);
  try {
    emit(out);
    return {
      "dateline.d.mts": joined("dateline.mjs", [entry("module"), entry("types")]),
      "dateline.d.ts": joined("dateline.js", [entry("types")]),
    };
  } finally {
    rmSync(out, { recursive: true });
  }
}

function emit(out) {
  const args = [
    "--noEmit",
    "false",
    "--declaration",
    "--emitDeclarationOnly",
    "--rootDir",
    "web/src",
  ];
  const tsc = join(ROOT, "node_modules/typescript/bin/tsc");
  execFileSync(process.execPath, [tsc, "-p", "web", ...args, "--outDir", out], {
    cwd: ROOT,
    stdio: "inherit",
  });
}

/** The types of `name`: what `entries` export. The first of them leads to the others. */
function joined(name, entries) {
  const statements = [...readAll(entries[0])].flatMap(([file, text]) =>
    split(text).map((statement) => ({
      statement,
      name: nameOf(statement),
      isEntry: entries.includes(file),
    })),
  );
  const values = new Set();
  const types = new Set();
  for (const { statement, name } of statements.filter(({ isEntry }) => isEntry)) {
    if (name) values.add(name);
    const [, type, list] = /^export (type )?\{ ([^}]*) \}/m.exec(statement) ?? [];
    for (const each of list?.split(", ") ?? []) (type ? types : values).add(each);
  }
  for (const each of values) types.delete(each);

  const isGlobal = (statement) => /^declare global /m.test(statement);
  const needed = new Set(
    statements.filter(
      ({ name, statement }) => values.has(name) || types.has(name) || isGlobal(statement),
    ),
  );
  // A Set goes on to what is added while it is walked.
  for (const { statement } of needed) {
    const words = new Set(withoutComments(statement).match(/\w+/g));
    for (const other of statements)
      if (words.has(other.name) && !isFunction(other)) needed.add(other);
  }
  const kept = statements
    .filter((each) => needed.has(each))
    .map(({ statement, name }) => {
      const bare = statement.replace(/^export (?=declare|class|type|interface)/m, "");
      return values.has(name)
        ? bare.replace(/^(?=declare|class|type|interface)/m, "export ")
        : bare;
    });
  const jsx = readFileSync(join(ROOT, "web/build/jsx.d.ts"), "utf8");
  return [
    `// Types of ${name}. Made by web/build/declarations.mjs.`,
    ...kept,
    jsx.slice(jsx.indexOf("\n")).trim(),
    `export type { ${[...types].sort().join(", ")} };\n`,
  ].join("\n\n");
}

/** The text of every file that the first leads to, a Map from path. */
function readAll(file, texts = new Map()) {
  if (texts.has(file)) return texts;
  texts.set(file, readFileSync(file, "utf8"));
  for (const [, path] of texts.get(file).matchAll(/ from "(\.[^"]+)";$/gm)) {
    readAll(`${join(dirname(file), path)}.d.ts`, texts);
  }
  return texts;
}

/** Top-level statements with the comments above them. TypeScript indents what is within one. */
function split(text) {
  const statements = [];
  let lines = [];
  for (const line of text.split("\n")) {
    if (line) lines.push(line);
    if (/^(?!\/[/*]|[ ]).*[;}]$/.test(line)) {
      statements.push(lines.join("\n"));
      lines = [];
    }
  }
  return statements;
}

function nameOf(statement) {
  return /^(?:export )?(?:declare )?(?:const|class|type|interface|function) (\w+)/m.exec(
    statement,
  )?.[1];
}

/** A type never leads to one; a member may have its name. */
function isFunction({ statement }) {
  return /^(?:export )?(?:declare )?function /m.test(statement);
}

function withoutComments(text) {
  return text.replace(/\/\*[^]*?\*\/|\/\/.*/g, "");
}
