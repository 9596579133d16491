// Brings parts to the engine, each once however many requests want it.

import { inflatePart } from "./inflate";
import { RangeFetcher } from "./range-fetcher";
import { joinParts, readPart, type Part, type Range } from "./ranges";
import type { Script } from "./script";

/** One request to the host. */
interface Load {
  abort: AbortController;
  /** How many requests of readers wait for it. */
  users: number;
}

interface Coming {
  load: Load;
  /** Settles when the engine has the part. */
  done: Promise<void>;
}

export class PartLoader {
  #supply: (part: string, bytes: ArrayBuffer) => Promise<void>;
  #ranges: RangeFetcher;
  #script: Script;
  /** What is on its way, by name. */
  #coming = new Map<string, Coming>();

  /** `supply` gives the engine a part, decompressed, and takes the bytes; it refuses damaged ones. */
  constructor(
    base: string,
    supply: (part: string, bytes: ArrayBuffer) => Promise<void>,
    script: Script,
  ) {
    this.#supply = supply;
    this.#script = script;
    this.#ranges = new RangeFetcher(base, script);
  }

  /**
   * Settles when the engine has them all, or one cannot be had: a FailureError. The others come all
   * the same. What only aborted requests have waited for is given up when the next one begins, so
   * that it can go on where both want the same.
   */
  async bring(names: readonly string[], signal?: AbortSignal): Promise<void> {
    const parts = names.filter((name) => !this.#coming.has(name)).map((name) => this.#read(name));
    for (const range of joinParts(parts)) this.#start(range);
    const coming = names.map((name) => this.#coming.get(name)!);
    const loads = new Set(coming.map(({ load }) => load));
    for (const load of loads) load.users++;
    this.#giveUpUnused();
    try {
      await Promise.race([Promise.all(coming.map(({ done }) => done)), aborted(signal)]);
    } finally {
      for (const load of loads) load.users--;
    }
  }

  /** Gives up everything. */
  close(): void {
    for (const { load } of this.#coming.values()) load.abort.abort();
  }

  #read(name: string): Part {
    const part = readPart(name);
    if (part) return part;
    throw new this.#script.FailureError({ code: "archive", message: `"${name}" names no part` });
  }

  #start(range: Range): void {
    const load: Load = { abort: new AbortController(), users: 0 };
    const { signal } = load.abort;
    const bytes = this.#ranges.fetch(range, signal);
    for (const part of range.parts) {
      const taken = bytes.then((all) =>
        this.#take(part, all.subarray(part.begin - range.begin, part.end - range.begin), signal),
      );
      const done = taken.finally(() => {
        if (this.#coming.get(part.name)?.load === load) this.#coming.delete(part.name);
      });
      done.catch(() => {}); // whoever waits is told
      this.#coming.set(part.name, { load, done });
    }
  }

  /**
   * What is damaged may be so in a cache: then it is fetched past all of them. Where that does not
   * help, the host may give the wrong bytes for a range: then the whole file is.
   */
  async #take(part: Part, bytes: Uint8Array<ArrayBuffer>, signal: AbortSignal): Promise<void> {
    const others = [
      () => this.#ranges.fetch(part, signal, "reload"),
      () => this.#ranges.fetchWhole(part, signal),
    ];
    for (;;) {
      try {
        return await this.#inflateAndSupply(part, bytes);
      } catch (error) {
        const other = others.shift();
        if (signal.aborted || !other) throw error;
        bytes = await other();
      }
    }
  }

  async #inflateAndSupply(part: Part, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    const inflated = await inflatePart(bytes).catch((error) => {
      const message = `The pack's part ${part.name} is damaged: ${String(error)}`;
      throw new this.#script.FailureError({ code: "archive", message });
    });
    await this.#supply(part.name, inflated);
  }

  #giveUpUnused(): void {
    for (const [name, { load }] of this.#coming) {
      if (load.users) continue;
      load.abort.abort();
      this.#coming.delete(name);
    }
  }
}

/** Fails when `signal` is aborted. */
function aborted(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) =>
    signal?.addEventListener("abort", () => reject(signal.reason as Error), { once: true }),
  );
}
