// The archives that the benches use, made once and kept in build/bench/.

import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";
import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { archive, releases as generate } from "./generate.mjs";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));
export const FOLDER = `${ROOT}build/bench/`;

const GENERATOR = ["generate.mjs", "languages.mjs", "random.mjs"];

/** "10000x450-0123456789": what is made of that archive is named so. A changed generator makes another name. */
export function archiveName(releases, words) {
  const hash = createHash("sha256");
  for (const file of GENERATOR) hash.update(readFileSync(new URL(file, import.meta.url)));
  return `${releases}x${words}-${hash.digest("hex").slice(0, 10)}`;
}

/** The path of an archive of that size. */
export function archiveFile(releases, words) {
  const path = `${FOLDER}archive-${archiveName(releases, words)}.json`;
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

/** Queries for what is read piece by piece come from so many of the newest releases; more are not kept in memory. */
const SAMPLE = 10_000;

/** The newest releases of that archive, as items of a feed. */
export function newestReleases(releases, words) {
  const items = [];
  for (const item of generate(releases, words)) {
    if (items.push(item) === SAMPLE) break;
  }
  return items;
}
