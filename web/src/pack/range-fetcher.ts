// Bytes of a pack's files, from a host that knows ranges, from one that does not, and from one that
// gives wrong ones.

import type { FailureError } from "../engine/failure";
import { Lanes } from "./lanes";
import type { Script } from "./script";
import { readBody, unlessStalled } from "./stall";

type Bytes = Uint8Array<ArrayBuffer>;

/** Once more after so many milliseconds, and again after the second. */
const RETRY_MS = [300, 1200];

/** Of 16 MiB at most. What is read of further ones is fetched again, mostly from the browser's cache. */
const MAX_WHOLE_FILES = 4;

/** Bytes `begin` to `end`, that one not among them. */
interface FileRange {
  file: string;
  begin: number;
  end: number;
}

export class RangeFetcher {
  #base: string;
  #script: Script;
  #lanes = new Lanes();
  /** Of a host that gives nothing less, or wrong ranges; the oldest first. */
  #wholeFiles = new Map<string, Promise<Bytes>>();

  /** Files are named relative to `base`. */
  constructor(base: string, script: Script) {
    this.#base = base;
    this.#script = script;
  }

  /**
   * Tries three times. After a range that was none (cut, too long, compressed by the host or spoilt
   * in the browser's cache) past all caches, and the last time by the whole file. Fails with a
   * FailureError.
   */
  async fetch(range: FileRange, signal: AbortSignal, cache?: RequestCache): Promise<Bytes> {
    let spoilt = false;
    for (let retry = 0; ; retry++) {
      const wait = RETRY_MS[retry];
      try {
        if (spoilt && wait === undefined) return await this.fetchWhole(range, signal);
        const isRange = () => (spoilt = true); // if that fails
        return await this.#fetchRange(range, signal, spoilt ? "reload" : cache, isRange);
      } catch (error) {
        if (signal.aborted || wait === undefined || !mayPass(error as FailureError)) throw error;
        await new Promise((resolve) => setTimeout(resolve, wait));
        if (signal.aborted) throw error;
      }
    }
  }

  /** By the whole file: where it is not here, past all caches, once. Fails with a FailureError. */
  async fetchWhole(range: FileRange, signal: AbortSignal): Promise<Bytes> {
    const { file } = range;
    const whole =
      (await this.#wholeFile(file)) ??
      (await this.#keep(file, this.#load(file, signal, { cache: "reload" }, readBody)));
    return this.#cut(whole, range);
  }

  /** What has come or is on its way; where that fails, it is as if there had been none. */
  async #wholeFile(file: string): Promise<Bytes | null> {
    return (await this.#wholeFiles.get(file)?.catch(() => null)) ?? null;
  }

  /** `isRange` is called when a range comes, whatever is in it. */
  async #fetchRange(
    range: FileRange,
    signal: AbortSignal,
    cache: RequestCache = "default",
    isRange: () => void,
  ): Promise<Bytes> {
    const { file, begin, end } = range;
    const whole = cache === "default" && (await this.#wholeFile(file));
    if (whole) return this.#cut(whole, range);
    const address = this.#lanes.enter(file, begin);
    const options = { cache, headers: { Range: `bytes=${begin}-${end - 1}` } };
    try {
      return await this.#load(address, signal, options, async (response, alive) => {
        if (response.status !== 206)
          return this.#cut(await this.#takeWhole(file, response, alive, cache), range);
        isRange();
        return this.#checkSize(await readBody(response, alive), range);
      });
    } finally {
      this.#lanes.leave(address);
    }
  }

  /** `read` calls `alive` as often as bytes come. */
  #load<T>(
    address: string,
    signal: AbortSignal,
    options: RequestInit,
    read: (response: Response, alive: () => void) => Promise<T>,
  ): Promise<T> {
    const url = String(new URL(address, this.#base));
    return unlessStalled(signal, (signal, alive) =>
      this.#script.fetchFrom(url, { ...options, signal }, (response) => read(response, alive)),
    );
  }

  /** Of several answers that are whole the first one is read, but for one that is newly fetched. */
  #takeWhole(
    file: string,
    response: Response,
    alive: () => void,
    cache: RequestCache,
  ): Promise<Bytes> {
    const known = cache === "default" ? this.#wholeFiles.get(file) : undefined;
    if (!known) return this.#keep(file, readBody(response, alive));
    void response.body?.cancel();
    return known;
  }

  #keep(file: string, whole: Promise<Bytes>): Promise<Bytes> {
    this.#wholeFiles.set(file, whole);
    const [oldest] = this.#wholeFiles.keys();
    if (this.#wholeFiles.size > MAX_WHOLE_FILES) this.#wholeFiles.delete(oldest!);
    whole.catch(() => {
      if (this.#wholeFiles.get(file) === whole) this.#wholeFiles.delete(file);
    });
    return whole;
  }

  #cut(whole: Bytes, range: FileRange): Bytes {
    return this.#checkSize(whole.subarray(range.begin, range.end), range);
  }

  #checkSize(bytes: Bytes, { file, begin, end }: FileRange): Bytes {
    if (bytes.length === end - begin) return bytes;
    const url = String(new URL(file, this.#base));
    const message = `${url}: ${bytes.length} bytes instead of ${begin} to ${end}`;
    throw new this.#script.FailureError({ code: "network", message, url });
  }
}

/** Whether trying again can help. */
function mayPass({ failure }: FailureError): boolean {
  const { code, status = 0 } = failure;
  return code === "http" ? status >= 500 || status === 408 || status === 429 : code !== "offline";
}
