// dateline.d.mts, the types of dateline.mjs: from TypeScript's own output, what web/src/module.ts
// exports and all that this leads to, in one file.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { ROOT } from "./scripts.mjs";

export function declarations() {
  const out = mkdtempSync(join(tmpdir(), "dateline-"));
  try {
    emit(out);
    return joined(join(out, "module.d.ts"));
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

function joined(entry) {
  const statements = [...readAll(entry)].flatMap(([file, text]) =>
    split(text).map((statement) => ({
      statement,
      name: nameOf(statement),
      isEntry: file === entry,
    })),
  );
  const exported = new Set();
  for (const { statement, name, isEntry } of statements.filter(({ isEntry }) => isEntry)) {
    if (name) exported.add(name);
    for (const each of /^export (?:type )?\{ ([^}]*) \}/m.exec(statement)?.[1].split(", ") ?? [])
      exported.add(each);
  }
  const isGlobal = (statement) => /^declare global /m.test(statement);
  const needed = new Set(
    statements.filter(({ name, statement }) => exported.has(name) || isGlobal(statement)),
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
      return exported.has(name)
        ? bare.replace(/^(?=declare|class|type|interface)/m, "export ")
        : bare;
    });
  return `// Types of dateline.mjs. Made by web/build/declarations.mjs.\n\n${kept.join("\n\n")}\n\nexport {};\n`;
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
