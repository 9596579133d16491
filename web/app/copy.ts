// The copy of the archive that is kept for reading offline: its files in one cache, from which the
// service worker answers. Knows no page.
//
// Files that may change (feeds, a pack's root, the settings) are kept under their own addresses,
// what never changes (a pack's other files) in pieces. A newer state is gathered beside the copy:
// what changed waits under nextUrl(), and new pieces stand among the old ones. It takes the copy's
// place when the app starts, so that a page never loses what it reads.

import type { SourceFile } from "../src/state/state";
import { fetchPieces, fetchWhole, GoneError, type WholeFile } from "./download";
import { forget, recall, remember } from "./memory";
import { ARCHIVES, nextUrl } from "./names";
import { pieceBegins, PIECE_BYTES, pieceUrl, pieceUrls } from "./pieces";

export interface Copy {
  /** Absolute addresses of what is in the cache for it. */
  urls: string[];
  bytes: number;
  /** When it last was the same as on the network, milliseconds since 1970. */
  time: number;
}

/** Why a copy cannot be kept: no room for it, no network, or a browser that stores nothing. */
export type Refusal = "full" | "offline" | "refused";

export class RefusalError extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal);
    this.refusal = refusal;
  }
}

export interface Keeping {
  /** What the archive is made of whose root is at that address. */
  filesOf(root: string): Promise<readonly SourceFile[]>;
  /** Hears how many bytes have come, also those that were here, and how many it will be. */
  progress?(done: number, bytes: number): void;
  signal?: AbortSignal;
}

/** Null where none is kept, or not all of it is still there. */
export async function findCopy(): Promise<Copy | null> {
  return findWhole("copy", (url) => url);
}

/** Bytes of these files that are kept already, as far as they are kept in pieces. */
export async function savedBytes(files: readonly SourceFile[]): Promise<number> {
  const kept = await keptUrls().catch(() => new Set<string>());
  let saved = 0;
  for (const { url, bytes, immutable } of files) {
    if (!immutable) continue;
    for (const begin of pieceBegins(bytes))
      if (kept.has(pieceUrl(url, begin))) saved += Math.min(PIECE_BYTES, bytes - begin);
  }
  return saved;
}

/**
 * Keeps all files: those that may change are fetched anew, of the others what is not here. Whether
 * something has changed is told; it is then shown by the next start. Fails with a RefusalError;
 * what was kept before can then still be read, and what has come in pieces stays for the next time.
 */
export async function keepCopy(
  files: readonly SourceFile[],
  keeping: Keeping,
): Promise<{ copy: Copy; changed: boolean }> {
  if (!("caches" in globalThis) || !navigator.serviceWorker) throw new RefusalError("refused");
  for (let again = false; ; again = true) {
    try {
      // Of several tabs one does it, and the others then find it done.
      return await alone(keeping.signal, () => keepAlone(files, keeping));
    } catch (error) {
      if (error instanceof RefusalError) throw error;
      if (!(error instanceof GoneError)) throw new RefusalError("refused");
      // A pack that has become another one since its root was fetched has other files.
      if (again) throw new RefusalError("offline");
    }
  }
}

function alone<T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
  if (!("locks" in navigator)) return work();
  return navigator.locks.request("dateline-copy", signal ? { signal } : {}, work) as Promise<T>;
}

/** To be called when the app starts: what was gathered for it becomes the copy. */
export async function takeNext(): Promise<void> {
  if (!recall("next")) return;
  const next = await findWhole("next", nextUrl).catch(() => null);
  forget("next");
  if (next) await becomeCopy(next).catch(() => {}); // there is no copy then, and the app keeps one
}

export async function dropCopy(): Promise<void> {
  forget("copy");
  forget("next");
  await globalThis.caches?.delete(ARCHIVES).catch(() => false);
}

async function keepAlone(
  files: readonly SourceFile[],
  { filesOf, progress, signal = new AbortController().signal }: Keeping,
): Promise<{ copy: Copy; changed: boolean }> {
  const cache = await caches.open(ARCHIVES);
  const before = await findCopy();
  const next = await findWhole("next", nextUrl);
  const time = Date.now();
  const expected = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const saved = await savedBytes(files);
  await checkRoom(expected - saved);
  try {
    const whole = await fetchAll(files, (bytes) => progress?.(saved + bytes, expected), signal);
    const latest = next ?? before;
    const same = (file: WholeFile) => isSame(cache, next ? nextUrl(file.url) : file.url, file);
    if (latest && (await every(whole, same))) {
      const copy = { ...latest, time };
      remember<Copy>(next ? "next" : "copy", copy);
      return { copy, changed: false };
    }
    for (const { url, headers, body } of whole)
      await cache.put(nextUrl(url), new Response(body, { headers }));
    const parts = await partsOf(whole, filesOf);
    const wholeBytes = whole.reduce((sum, { body }) => sum + body.byteLength, 0);
    const bytes = parts.reduce((sum, part) => sum + part.bytes, wholeBytes);
    let done = wholeBytes + (await savedBytes(parts));
    await checkRoom(bytes - done);
    const heard = (count: number) => progress?.(Math.min(done + count, bytes), bytes);
    for (const part of parts) done += await fetchPieces(cache, part, heard, signal);
    const copy = { urls: [...whole.map(({ url }) => url), ...parts.flatMap(pieceUrls)], bytes, time };
    const isRead = whole.every(({ url }) => before?.urls.includes(url));
    if (isRead) remember<Copy>("next", copy);
    else await becomeCopy(copy);
    return { copy, changed: true };
  } catch (error) {
    if (isFull(error)) {
      forget("next");
      if (before) await dropOthers(cache, before.urls); // what came of the newer one takes room
      throw new RefusalError("full");
    }
    if (error instanceof RefusalError || error instanceof GoneError) throw error;
    const refused = error instanceof DOMException && error.name !== "AbortError";
    throw new RefusalError(refused ? "refused" : "offline");
  }
}

/** Those that may change. What is not there is not there offline either. */
async function fetchAll(
  files: readonly SourceFile[],
  heard: (bytes: number) => void,
  signal: AbortSignal,
): Promise<WholeFile[]> {
  const whole: WholeFile[] = [];
  let bytes = 0;
  for (const { url, immutable } of files) {
    if (immutable) continue;
    const file = await fetchWhole(url, (count) => heard(bytes + count), signal);
    if (!file) continue;
    bytes += file.body.byteLength;
    whole.push(file);
  }
  if (!whole.length) throw new RefusalError("offline");
  return whole;
}

/** What belongs to the root of a pack, which waits in the cache; of feeds nothing. */
async function partsOf(
  whole: readonly WholeFile[],
  filesOf: Keeping["filesOf"],
): Promise<readonly SourceFile[]> {
  const root = whole.find(({ url }) => new URL(url).pathname.endsWith(".dateline"));
  if (!root) return [];
  return (await filesOf(nextUrl(root.url))).filter(({ immutable }) => immutable);
}

/** What waits takes the place of what was there, and all that is no longer needed goes. */
async function becomeCopy(copy: Copy): Promise<void> {
  const cache = await caches.open(ARCHIVES);
  for (const url of copy.urls) {
    const waiting = await cache.match(nextUrl(url));
    if (waiting) await cache.put(url, waiting);
  }
  remember<Copy>("copy", copy);
  await dropOthers(cache, copy.urls);
}

/** Not all browsers tell; those that do not have room until they refuse. */
async function checkRoom(bytes: number): Promise<void> {
  const told = await navigator.storage?.estimate?.().catch(() => null);
  if (bytes > (told?.quota ?? Infinity) - (told?.usage ?? 0)) throw new RefusalError("full");
}

/** What is remembered under that name; `kept` tells where a file that may change is. */
async function findWhole(name: string, kept: (url: string) => string): Promise<Copy | null> {
  const { urls, bytes, time } = recall<Copy>(name) ?? {};
  if (!Array.isArray(urls) || !Number.isFinite(bytes) || !Number.isFinite(time)) return null;
  const here = await keptUrls().catch(() => null); // the browser stores nothing
  const isHere = (url: string) => here?.has(url) || here?.has(kept(url));
  return urls.every((url) => isHere(String(url))) ? { urls, bytes: bytes!, time: time! } : null;
}

async function keptUrls(): Promise<Set<string>> {
  const cache = await caches.open(ARCHIVES);
  return new Set((await cache.keys()).map(({ url }) => url));
}

async function isSame(cache: Cache, url: string, { body }: WholeFile): Promise<boolean> {
  const kept = await cache.match(url);
  return kept !== undefined && isEqual(await kept.arrayBuffer(), body);
}

/** Compared by their hashes, which browsers make beside the page's own work. */
async function isEqual(a: ArrayBuffer, b: ArrayBuffer): Promise<boolean> {
  if (a.byteLength !== b.byteLength) return false;
  const hashes = await Promise.all([a, b].map((bytes) => crypto.subtle.digest("SHA-256", bytes)));
  const [left, right] = hashes.map((hash) => String(new Uint8Array(hash)));
  return left === right;
}

async function every<T>(all: readonly T[], test: (each: T) => Promise<boolean>): Promise<boolean> {
  for (const each of all) if (!(await test(each))) return false;
  return true;
}

function isFull(error: unknown): boolean {
  return error instanceof RefusalError
    ? error.refusal === "full"
    : error instanceof DOMException && error.name === "QuotaExceededError";
}

async function dropOthers(cache: Cache, urls: readonly string[]): Promise<void> {
  for (const { url } of await cache.keys()) if (!urls.includes(url)) await cache.delete(url);
}
