// A look at the archive with the engine itself: whether other pages may read it, what is in it to
// choose from, and what is wrong.

import { loadArchive } from "../src/engine/load";
import type { Facet, FacetCount, FeedReport, Scope } from "../src/engine/protocol";
import type { Failure } from "../src/state/state";

export interface Found {
  scope: Scope;
  facets: Readonly<Record<Facet, readonly FacetCount[]>>;
  /** The first and the last year, and those between; empty without dates. */
  years: readonly string[];
  reports: readonly FeedReport[];
  /** Of several files, those that could not be had or read. */
  failures: readonly Failure[];
  /** Addresses without the header that lets pages of other origins read them. */
  closed: readonly string[];
}

/** `urls` are absolute. Fails as loadArchive() does. */
export async function lookInto(urls: readonly string[], signal: AbortSignal): Promise<Found> {
  const closed = closedAmong(urls, signal);
  const { engine, scope, reports, failures } = await loadArchive(urls, signal);
  try {
    const { facets, histogram } = await engine.run(`size=1&now=${Math.floor(Date.now() / 1000)}`);
    const years = histogram.map(({ period }) => period);
    return { scope, facets, years, reports, failures, closed: await closed };
  } finally {
    engine.close();
  }
}

/**
 * What a page may read of its own origin tells nothing of other pages; but there it sees the header.
 */
async function closedAmong(urls: readonly string[], signal: AbortSignal): Promise<string[]> {
  const own = urls.filter((url) => /^http/.test(url) && new URL(url).origin === location.origin);
  const open = await Promise.all(own.map((url) => isOpen(url, signal)));
  return own.filter((_, i) => !open[i]);
}

async function isOpen(url: string, signal: AbortSignal): Promise<boolean> {
  try {
    const { headers } = await fetch(url, { method: "HEAD", signal });
    return headers.get("Access-Control-Allow-Origin") === "*";
  } catch {
    return true; // that it cannot be had at all is told elsewhere
  }
}
