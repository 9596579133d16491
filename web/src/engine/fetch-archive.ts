// Files of an archive, fetched on the main thread, and what went wrong where one cannot be had.

import { FailureError } from "./failure";
import type { Failure } from "../state/state";

export interface ArchiveFile {
  /** As it was asked for. */
  url: string;
  /** Where it came from in the end, after redirections: addresses in it are relative to this. */
  base: string;
  /** As they came: to join those of a large file would hold up the page. */
  chunks: readonly Uint8Array<ArrayBuffer>[];
  /** Last-Modified, where the host tells. */
  updated: Date | null;
}

/**
 * `announced` hears the number of bytes that the host announces, before they come. Fails with a
 * FailureError.
 */
export function fetchArchive(
  url: string,
  signal: AbortSignal,
  announced: (bytes: number) => void,
  cache: RequestCache = "default",
): Promise<ArchiveFile> {
  return fetchFrom(url, { signal, cache }, async (response) => {
    announced(Number(response.headers.get("content-length")));
    const updated = new Date(response.headers.get("last-modified") ?? NaN);
    return {
      url,
      base: response.url || url,
      chunks: await readChunks(response),
      updated: Number.isNaN(+updated) ? null : updated,
    };
  });
}

async function readChunks({ body }: Response): Promise<Uint8Array<ArrayBuffer>[]> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const reader = body?.getReader();
  for (let next; (next = await reader?.read())?.value; ) chunks.push(next.value);
  return chunks;
}

export function sizeOf({ chunks }: ArchiveFile): number {
  return chunks.reduce((sum, { length }) => sum + length, 0);
}

export function textOf({ chunks }: ArchiveFile): string {
  const decoder = new TextDecoder();
  return chunks.map((chunk) => decoder.decode(chunk, { stream: true })).join("") + decoder.decode();
}

/** fetch() and what `read` makes of the answer. Fails with a FailureError. */
export async function fetchFrom<T>(
  url: string,
  options: RequestInit & { signal: AbortSignal },
  read: (response: Response) => Promise<T>,
): Promise<T> {
  try {
    const response = await fetch(url, options);
    if (!response.ok) {
      const { status } = response;
      throw new FailureError({
        code: "http",
        message: `${url}: HTTP status ${status}`,
        url,
        status,
      });
    }
    return await read(response);
  } catch (error) {
    if (error instanceof FailureError) throw error;
    throw new FailureError(await explain(url, options.signal, String(error)));
  }
}

/**
 * fetch says no more than "failed". A second look without CORS tells a host that answers from one
 * that is not there.
 */
async function explain(url: string, signal: AbortSignal, message: string): Promise<Failure> {
  if (!navigator.onLine) return { code: "offline", message, url };
  if (new URL(url).origin === location.origin)
    return { code: "network", message: `${url}: ${message}`, url };
  try {
    await fetch(url, { signal, mode: "no-cors", credentials: "omit", method: "HEAD" });
  } catch {
    return { code: "network", message: `${url}: ${message}`, url };
  }
  const header = `Access-Control-Allow-Origin: ${location.origin}`;
  return { code: "cors", message: `${url}: the host must answer with "${header}", or "*"`, url };
}
