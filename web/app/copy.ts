// The copy of the archive that is kept for reading offline: the files that the page fetched for it,
// in one cache, from which the service worker answers. Knows no page.

import { forget, recall, remember } from "./memory";
import { ARCHIVES, FROM_NETWORK } from "./names";

export interface Copy {
  /** Absolute addresses of its files. */
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

/** Null where none is kept, or not all of it is still there. */
export async function findCopy(): Promise<Copy | null> {
  const { urls, bytes, time } = recall<Copy>("copy") ?? {};
  if (!Array.isArray(urls) || !Number.isFinite(bytes) || !Number.isFinite(time)) return null;
  try {
    const cache = await caches.open(ARCHIVES);
    const files = await Promise.all(urls.map((url) => cache.match(String(url))));
    return files.every(Boolean) ? { urls, bytes: bytes!, time: time! } : null;
  } catch {
    return null; // the browser stores nothing
  }
}

/**
 * Fetches all files anew and keeps them; those that were kept and are the same stay. `expected` is
 * their size in bytes, 0 where it is not known; `progress` hears how many have come; `signal` ends
 * it. Fails with a RefusalError; what was kept before can then still be read.
 */
export async function keepCopy(
  urls: readonly string[],
  expected: number,
  { progress, signal }: { progress?(bytes: number): void; signal?: AbortSignal } = {},
): Promise<{ copy: Copy; changed: boolean }> {
  if (!("caches" in globalThis) || !navigator.serviceWorker) throw new RefusalError("refused");
  const { quota, usage } = await estimate();
  if (expected > quota - usage) throw new RefusalError("full");
  const time = Date.now();
  const files: { url: string; response: Response; body: ArrayBuffer }[] = [];
  let bytes = 0;
  try {
    for (const url of urls) {
      const response = await fetch(url, { cache: FROM_NETWORK, signal: signal ?? null });
      if (!response.ok) continue; // a part of the archive that is not there is not there offline
      const body = await readAll(response, (count) => progress?.(bytes + count));
      bytes += body.byteLength;
      files.push({ url, response, body });
    }
  } catch {
    throw new RefusalError("offline");
  }
  if (!files.length) throw new RefusalError("offline");
  try {
    const cache = await caches.open(ARCHIVES);
    let changed = false;
    for (const { url, response, body } of files) {
      const before = await cache.match(url);
      if (before && (await same(await before.arrayBuffer(), body))) continue;
      await cache.put(url, new Response(body, { headers: keptHeaders(response, body) }));
      changed = true;
    }
    const copy = { urls: files.map(({ url }) => url), bytes, time };
    await dropOthers(cache, copy.urls);
    remember<Copy>("copy", copy);
    return { copy, changed };
  } catch (error) {
    const full = error instanceof DOMException && error.name === "QuotaExceededError";
    throw new RefusalError(full ? "full" : "refused");
  }
}

export async function dropCopy(): Promise<void> {
  forget("copy");
  await globalThis.caches?.delete(ARCHIVES).catch(() => false);
}

/** Not all browsers tell; those that do not have room until they refuse. */
async function estimate(): Promise<{ quota: number; usage: number }> {
  const told = await navigator.storage?.estimate?.().catch(() => null);
  return { quota: told?.quota ?? Infinity, usage: told?.usage ?? 0 };
}

async function readAll(
  response: Response,
  progress: (bytes: number) => void,
): Promise<ArrayBuffer> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const reader = response.body!.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    chunks.push(next.value);
    progress((bytes += next.value.byteLength));
  }
  return new Blob(chunks as BlobPart[]).arrayBuffer();
}

/** Compared by their hashes, which browsers make beside the page's own work. */
async function same(a: ArrayBuffer, b: ArrayBuffer): Promise<boolean> {
  if (a.byteLength !== b.byteLength) return false;
  const hashes = await Promise.all([a, b].map((bytes) => crypto.subtle.digest("SHA-256", bytes)));
  const [left, right] = hashes.map((hash) => String(new Uint8Array(hash)));
  return left === right;
}

/** What the element reads of a response. */
function keptHeaders(response: Response, body: ArrayBuffer): Headers {
  const headers = new Headers({ "Content-Length": String(body.byteLength) });
  for (const name of ["Content-Type", "Last-Modified"]) {
    const value = response.headers.get(name);
    if (value) headers.set(name, value);
  }
  return headers;
}

async function dropOthers(cache: Cache, urls: readonly string[]): Promise<void> {
  for (const { url } of await cache.keys()) if (!urls.includes(url)) await cache.delete(url);
}
