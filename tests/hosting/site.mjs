// What a publisher uploads, in a temporary folder.

import { execFileSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/**
 * dist/ with the sample archive as archive.json and as a pack in pack/. The script and the archive
 * are compressed beforehand, by brotli and gzip; everything else is not. Gives
 *   folder
 *   files     paths of one file of each kind: { script, engine, words, part, … }
 *   read(path), remove()
 */
export function makeSite() {
  const folder = mkdtempSync(join(tmpdir(), "dateline-site-"));
  chmodSync(folder, 0o755); // for a server that runs as somebody else
  const at = (path) => join(folder, path);
  cpSync(join(ROOT, "build/dist"), folder, { recursive: true });
  copyFileSync(join(ROOT, "web/sample/archive.json"), at("archive.json"));
  packArchive(at("archive.json"), at("pack"));
  for (const path of ["dateline.js", "archive.json"]) precompress(at(path));
  copyFileSync(join(ROOT, "docs/hosting/apache.htaccess"), at(".htaccess"));
  age(folder);

  const find = (pattern) => readdirSync(folder).find((name) => pattern.test(name));
  const parts = readdirSync(at("pack")).filter((name) => name.endsWith(".bin"));
  const files = {
    script: "dateline.js",
    module: "dateline.mjs",
    engine: find(/^dateline-pack-[0-9a-f]{16}\.wasm$/),
    packScript: find(/^dateline-pack-[0-9a-f]{16}\.js$/),
    words: find(/^dateline-es-[0-9a-f]{16}\.json$/),
    hashes: "integrity.json",
    archive: "archive.json",
    root: "pack/root.dateline",
    part: `pack/${parts[0]}`,
    page: "app/index.html",
    manifest: "app/manifest.webmanifest",
  };
  const read = (path) => readFileSync(at(path));
  return { folder, files, read, remove: () => rmSync(folder, { recursive: true }) };
}

/** As a publisher does it: the program of the native build writes a pack of a JSON archive. */
export function packArchive(archive, folder) {
  mkdirSync(folder, { recursive: true });
  execFileSync(join(ROOT, "build/native/dateline"), ["pack", archive, "-q", "-o", folder]);
}

/** An hour old: of what is from this very second Apache doubts that it will stay as it is. */
function age(folder) {
  const then = Date.now() / 1000 - 3600;
  for (const entry of readdirSync(folder, { recursive: true })) utimesSync(join(folder, entry), then, then);
}

function precompress(path) {
  const bytes = readFileSync(path);
  writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
  writeFileSync(`${path}.br`, brotliCompressSync(bytes));
}
