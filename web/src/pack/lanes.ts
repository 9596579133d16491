/** So many ranges of a file come side by side. */
const LANES = 6;

/**
 * Addresses for ranges of files. Chrome lets one request at a time use what it keeps of an address:
 * ranges that are wanted together would come one after the other. So they are asked for under
 * several addresses, FILE, FILE?1, FILE?2 and so on. A range has the same one each time, if that is
 * free, so that the next visit finds it in the browser's cache.
 */
export class Lanes {
  /** How many requests are under way, by address. */
  #busy = new Map<string, number>();

  /** Until leave() is called with what it gives. */
  enter(file: string, begin: number): string {
    const own = (Math.imul(begin, 0x9e3779b1) >>> 0) % LANES;
    let best = "";
    for (let i = 0; i < LANES; i++) {
      const lane = (own + i) % LANES;
      const address = lane ? `${file}?${lane}` : file;
      if (!best || this.#count(address) < this.#count(best)) best = address;
    }
    this.#busy.set(best, this.#count(best) + 1);
    return best;
  }

  leave(address: string): void {
    this.#busy.set(address, this.#count(address) - 1);
  }

  #count(address: string): number {
    return this.#busy.get(address) ?? 0;
  }
}
