// NOTICES.txt: whose code is in the files that users take, and on what terms. The texts come from
// the packages themselves, as installed.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./scripts.mjs";

const DEBIAN_EMSCRIPTEN = "/usr/share/doc/emscripten/copyright";

export function notices() {
  const parts = [
    ["simdjson", "the WebAssembly modules", npm("@nozbe/simdjson")],
    [
      "Snowball 2.2, from npm's node-snowball",
      "the WebAssembly modules",
      npm("node-snowball", "src/libstemmer/COPYING"),
    ],
    [
      "Emscripten's runtime and glue",
      "the WebAssembly modules, dateline.js, dateline.mjs, embed/embed.js",
      emscripten(),
    ],
    [
      "musl libc",
      "the WebAssembly modules",
      file("/usr/share/emscripten/system/lib/libc/musl/COPYRIGHT"),
    ],
    ["LLVM's libc++, libc++abi and compiler-rt", "the WebAssembly modules", llvm()],
    [
      "Unicode Character Database",
      "tables in the WebAssembly modules",
      file("/usr/share/doc/unicode-data/copyright"),
    ],
    ["Preact", "dateline.js, dateline.mjs, embed/embed.js", npm("preact")],
    ["Workbox", "app/sw.js", npm("workbox-core")],
  ];
  const rule = "=".repeat(78);
  const head =
    "Dateline is under the Apache License 2.0, see LICENSE. It holds code and data of others:\n";
  return (
    head +
    parts
      .map(([name, where, text]) => `\n${rule}\n${name}\nIn: ${where}\n${rule}\n\n${text.trim()}\n`)
      .join("")
  );
}

function file(path) {
  if (!existsSync(path))
    throw new Error(`${path} is missing: its licence must be shipped. ./dev test installs it.`);
  return readFileSync(path, "utf8");
}

/** The licence of a package of npm; it is in `path` where a part of the package has its own. */
function npm(name, path = "LICENSE") {
  const folder = join(ROOT, "node_modules", name);
  const { version } = JSON.parse(file(join(folder, "package.json")));
  return `Version ${version}\n\n${file(join(folder, path))}`;
}

function emscripten() {
  return `Copyright (c) 2010-2022 The Emscripten Authors\n\n${debianLicense("Expat")}`;
}

function llvm() {
  const exception = debianLicense("Apache-2.0 with LLVM exception");
  return `The Apache License 2.0, see LICENSE, with this exception:\n\n${exception}`;
}

/**
 * The text that Debian's copyright file (DEP 5) gives a licence: the indented lines below its name,
 * " ." a blank one.
 */
function debianLicense(name) {
  const [, ...blocks] = file(DEBIAN_EMSCRIPTEN).split(`\nLicense: ${name}\n`);
  const text = blocks.find((block) => block.startsWith(" "));
  if (!text) throw new Error(`${DEBIAN_EMSCRIPTEN} has no text for ${name}`);
  const lines = text.split("\n");
  return lines
    .slice(
      0,
      lines.findIndex((line) => !line.startsWith(" ")),
    )
    .map((line) => line.replace(/^ \.?/, ""))
    .join("\n");
}
