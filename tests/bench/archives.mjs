// The archives that the benches use, made once and kept in build/bench/.

import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";
import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { archive } from "./generate.mjs";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));
export const FOLDER = `${ROOT}build/bench/`;

const GENERATOR = ["generate.mjs", "languages.mjs", "random.mjs"];

/** The path of an archive of that size. A changed generator makes a new one. */
export function archiveFile(releases, words) {
  const hash = createHash("sha256");
  for (const file of GENERATOR) hash.update(readFileSync(new URL(file, import.meta.url)));
  const path = `${FOLDER}archive-${releases}x${words}-${hash.digest("hex").slice(0, 10)}.json`;
  if (!existsSync(path)) {
    mkdirSync(FOLDER, { recursive: true });
    const half = openSync(`${path}.part`, "w");
    for (const piece of archive(releases, words)) writeSync(half, piece);
    closeSync(half);
    renameSync(`${path}.part`, path);
  }
  return path;
}

/** The archive that most figures are about. */
export const RELEASES = 10_000;
export const WORDS = 450;
export const standardArchive = () => archiveFile(RELEASES, WORDS);

/** Many short ones. */
export const SHORT_RELEASES = 100_000;
export const SHORT_WORDS = 40;
