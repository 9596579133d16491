// Bytes of a pack's files, from a host that knows ranges or from one that does not.

import type { FailureError } from "../engine/failure";
import type { Script } from "./script";

type Bytes = Uint8Array<ArrayBuffer>;

/** Once more after so many milliseconds, and again after the second. */
const RETRY_MS = [300, 1200];

export class RangeFetcher {
  #base: string;
  #script: Script;
  /** Of a host that gives nothing less. */
  #wholeFiles = new Map<string, Promise<Bytes>>();

  /** Files are named relative to `base`. */
  constructor(base: string, script: Script) {
    this.#base = base;
    this.#script = script;
  }

  /** Tries three times. Fails with a FailureError. */
  async fetch(
    range: { file: string; begin: number; end: number },
    signal: AbortSignal,
    cache: RequestCache = "default",
  ): Promise<Bytes> {
    for (let retry = 0; ; retry++) {
      try {
        return await this.#fetchOnce(range, signal, cache);
      } catch (error) {
        const wait = RETRY_MS[retry];
        if (signal.aborted || wait === undefined || !mayPass(error as FailureError)) throw error;
        await new Promise((resolve) => setTimeout(resolve, wait));
        if (signal.aborted) throw error;
      }
    }
  }

  async #fetchOnce(
    { file, begin, end }: { file: string; begin: number; end: number },
    signal: AbortSignal,
    cache: RequestCache,
  ): Promise<Bytes> {
    if (cache === "reload") this.#wholeFiles.delete(file);
    const url = String(new URL(file, this.#base));
    const known = this.#wholeFiles.get(file);
    // Where that fails, it is as if there had been none.
    const whole = known && (await known.catch(() => null));
    const headers = { Range: `bytes=${begin}-${end - 1}` };
    const bytes = whole
      ? whole.subarray(begin, end)
      : await this.#script.fetchFrom(url, { signal, cache, headers }, async (response) =>
          response.status === 206
            ? new Uint8Array(await response.arrayBuffer())
            : (await this.#takeWhole(file, response)).subarray(begin, end),
        );
    if (bytes.length === end - begin) return bytes;
    const message = `${url}: ${bytes.length} bytes instead of ${begin} to ${end}`;
    throw new this.#script.FailureError({ code: "network", message, url });
  }

  /** Of several answers that are whole the first one is read. */
  #takeWhole(file: string, response: Response): Promise<Bytes> {
    const known = this.#wholeFiles.get(file);
    if (known) {
      void response.body?.cancel();
      return known;
    }
    const whole = response.arrayBuffer().then((buffer) => new Uint8Array(buffer));
    this.#wholeFiles.set(file, whole);
    whole.catch(() => this.#wholeFiles.delete(file));
    return whole;
  }
}

/** Whether trying again can help. */
function mayPass({ failure }: FailureError): boolean {
  const { code, status = 0 } = failure;
  return code === "http" ? status >= 500 || status === 408 || status === 429 : code !== "offline";
}
