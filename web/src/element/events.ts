// The events that the element sends. All bubble and cross shadow roots.

import type { FeedReport, Scope } from "../engine/protocol";
import type { Query } from "../state/query";
import type { Failure, SourceFile } from "../state/state";

/** The archive is open. */
export interface ReadyDetail {
  scope: Scope;
  /** One for each file that was read, with what was wrong in it. */
  reports: readonly FeedReport[];
  /** When the archive was last changed on its host, where the host tells. */
  updated: Date | null;
  /** What the archive is made of, for who keeps it: of a pack all files, here or not. */
  files: readonly SourceFile[];
}

/** A page of results is shown. */
export interface ResultsDetail {
  total: number;
  /** How many of these have all words of the query. */
  complete: number;
  query: Query;
}

/** A reader opens a release. preventDefault() leaves it to the page. */
export interface OpenDetail {
  id: string;
  url: string | null;
}

export interface DatelineEventMap {
  "dateline-ready": CustomEvent<ReadyDetail>;
  "dateline-results": CustomEvent<ResultsDetail>;
  "dateline-open": CustomEvent<OpenDetail>;
  "dateline-error": CustomEvent<Failure>;
}

declare global {
  interface HTMLElementEventMap extends DatelineEventMap {}
}

/** False where a listener called preventDefault(). */
export function send<Name extends keyof DatelineEventMap>(
  element: HTMLElement,
  name: Name,
  detail: DatelineEventMap[Name]["detail"],
): boolean {
  const cancelable = name === "dateline-open";
  return element.dispatchEvent(
    new CustomEvent(name, { detail, cancelable, bubbles: true, composed: true }),
  );
}
