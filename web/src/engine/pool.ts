// Elements that show the same archive share one engine. It is loaded for the first and freed with
// the last of them.

import { loadArchive, type Loaded } from "./load";
import { forgetEngine } from "./wasm";

interface Entry {
  loaded: Promise<Loaded>;
  users: number;
  abort: AbortController;
}

const entries = new Map<string, Entry>();

export interface Lease {
  loaded: Promise<Loaded>;
  /** To be called once. */
  release(): void;
  /** The engine is of no use any more: whoever leases next gets a new one. */
  discard(): void;
}

/** `urls` are absolute. A load that fails is not kept. */
export function lease(urls: readonly string[]): Lease {
  const key = urls.join(" ");
  const entry = entries.get(key) ?? start(urls);
  const discard = () => {
    if (entries.get(key) === entry) entries.delete(key);
  };
  entries.set(key, entry);
  entry.users++;
  entry.loaded.catch(discard);
  return {
    loaded: entry.loaded,
    discard,
    release() {
      if (--entry.users) return;
      discard();
      entry.abort.abort();
      entry.loaded.then(
        ({ engine }) => engine.close(),
        () => {},
      );
      if (!entries.size) forgetEngine();
    },
  };
}

function start(urls: readonly string[]): Entry {
  const abort = new AbortController();
  return { loaded: loadArchive(urls, abort.signal), users: 0, abort };
}
