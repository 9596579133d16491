// What is new since the last visit. Releases have a day but no hour: those of the day of the last
// visit count as new, and those before it that are later than the newest there was.

import { recall, remember } from "./memory";

export interface Visit {
  /** When the app was last in use, milliseconds since 1970. */
  at: number;
  /** Releases of this day and later are new; "" on the first visit. */
  since: string;
  /** The same for the next visit. */
  next: string;
}

/** Away for less than this is the same visit. */
const AWAY_MS = 30 * 60_000;
const DAY_MS = 24 * 60 * 60_000;

/** `last` is what is remembered of the last use, whatever that is. */
export function visitAt(now: number, last: Partial<Visit> | null): Visit {
  const day = (value: unknown) => (/^\d{4}-\d\d-\d\d$/.test(String(value)) ? String(value) : "");
  const goesOn = now - Number(last?.at ?? 0) < AWAY_MS;
  return { at: now, since: day(goesOn ? last?.since : last?.next), next: day(last?.next) };
}

/** `newest` is the date of the newest release, as exact as it is. */
export function withNewest(visit: Visit, newest: string): Visit {
  // Where the day begins last: there may be releases of that day to come anywhere.
  const today = isoDay(visit.at - DAY_MS / 2);
  const after = newest.length === 10 ? isoDay(Date.parse(newest) + DAY_MS) : newest;
  return { ...visit, next: after && after < today ? after : today };
}

function isoDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** Marks what is new in `archive`; `found` hears since when, where there is something. */
export function markNew(archive: HTMLElement, found: (since: string) => void): void {
  let visit = visitAt(Date.now(), recall<Visit>("visit"));
  if (visit.since) archive.setAttribute("new-since", visit.since);
  archive.addEventListener("dateline-ready", ({ detail: { scope } }) => {
    visit = withNewest(visit, scope.to);
    remember("visit", visit);
    if (visit.since && scope.to >= visit.since) found(visit.since);
  });
  addEventListener("pagehide", () => remember("visit", { ...visit, at: Date.now() }));
}
