// Fetches for the copy, from the network whatever is kept.

import { unlessStalled } from "../src/pack/stall";
import type { SourceFile } from "../src/state/state";
import { contentName } from "./content-name";
import { FROM_NETWORK } from "./names";
import { PIECE_BYTES, pieceBegins, pieceUrl, pieceUrls } from "./pieces";

/** A part of a file is asked for again after so many milliseconds, and after as many more. */
const RETRY_MS = [1000, 4000];

/** The host no longer has the file. */
export class GoneError extends Error {}

/** A file that may change. */
export interface WholeFile {
  url: string;
  /** What the element reads of a response, and what is shown of it. */
  headers: Headers;
  body: ArrayBuffer;
}

/** null where the host has none. `heard` is told how many bytes have come. */
export async function fetchWhole(
  url: string,
  heard: (bytes: number) => void,
  signal: AbortSignal,
): Promise<WholeFile | null> {
  const response = await fetch(url, { cache: "no-cache", headers: FROM_NETWORK, signal });
  if (!response.ok) return null;
  const body = await (await readAll(response, heard)).arrayBuffer();
  const headers = new Headers({ "Content-Length": String(body.byteLength) });
  for (const name of ["Content-Type", "Last-Modified"]) {
    const value = response.headers.get(name);
    if (value) headers.set(name, value);
  }
  return { url, headers, body };
}

/**
 * Brings the pieces of an immutable file that are not in `cache`, one after the other; those that
 * come stay, whatever happens. Gives how many bytes came; `heard` is told while they do.
 */
export async function fetchPieces(
  cache: Cache,
  file: SourceFile,
  heard: (bytes: number) => void,
  signal: AbortSignal,
): Promise<number> {
  for (let again = false; ; again = true) {
    const came = await fetchMissing(cache, file, heard, signal);
    if (!came || (await isIntact(cache, file))) return came;
    for (const url of pieceUrls(file)) await cache.delete(url);
    if (again) throw new Error(`${file.url} is damaged`);
  }
}

/** Gives how many bytes came. */
async function fetchMissing(
  cache: Cache,
  { url, bytes }: SourceFile,
  heard: (bytes: number) => void,
  signal: AbortSignal,
): Promise<number> {
  let came = 0;
  for (const begin of pieceBegins(bytes)) {
    if (await cache.match(pieceUrl(url, begin))) continue;
    const end = Math.min(begin + PIECE_BYTES, bytes);
    const told = (count: number) => heard(came + count);
    const range = { begin, end };
    const { whole, body } = await retrying(() => fetchRange(url, range, told, signal), signal);
    const cut = whole ? pieceBegins(bytes) : [begin];
    for (const [i, at] of cut.entries())
      await keep(cache, pieceUrl(url, at), whole ? body.slice(at, cut[i + 1]) : body);
    came += body.size;
  }
  return came;
}

async function fetchRange(
  url: string,
  { begin, end }: { begin: number; end: number },
  heard: (bytes: number) => void,
  signal: AbortSignal,
): Promise<{ whole: boolean; body: Blob }> {
  const headers = { ...FROM_NETWORK, Range: `bytes=${begin}-${end - 1}` };
  const [whole, body] = await unlessStalled(signal, async (signal, alive) => {
    const response = await fetch(url, { cache: "no-store", headers, signal });
    if (response.status === 404 || response.status === 410) throw new GoneError(url);
    if (!response.ok) throw new Error(`${url}: HTTP status ${response.status}`);
    const body = await readAll(response, (bytes) => {
      alive();
      heard(bytes);
    });
    // A host without ranges gives the whole file, once.
    return [response.status !== 206, body] as const;
  });
  if (whole ? body.size < end : body.size !== end - begin)
    throw new Error(`${url}: ${body.size} bytes instead of ${begin} to ${end}`);
  return { whole, body };
}

async function retrying<T>(fetchIt: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (let retry = 0; ; retry++) {
    try {
      return await fetchIt();
    } catch (error) {
      const wait = RETRY_MS[retry];
      if (signal.aborted || wait === undefined || error instanceof GoneError) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait));
      signal.throwIfAborted();
    }
  }
}

function keep(cache: Cache, url: string, body: Blob): Promise<void> {
  return cache.put(url, new Response(body, { headers: { "Content-Length": String(body.size) } }));
}

/** By its name, where that is one of a pack's. */
async function isIntact(cache: Cache, file: SourceFile): Promise<boolean> {
  const [name] = /[0-9a-f]{16}\.bin$/.exec(new URL(file.url).pathname) ?? [];
  if (!name) return true;
  const pieces: Uint8Array[] = [];
  for (const url of pieceUrls(file)) {
    const piece = await cache.match(url);
    if (!piece) return false;
    pieces.push(new Uint8Array(await piece.arrayBuffer()));
  }
  return contentName(pieces) === name;
}

async function readAll(response: Response, heard: (bytes: number) => void): Promise<Blob> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const reader = response.body!.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    chunks.push(next.value);
    heard((bytes += next.value.byteLength));
  }
  return new Blob(chunks as BlobPart[]);
}
