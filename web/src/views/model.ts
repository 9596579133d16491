// What every view is given: what to show, how to say it, and whom to tell. Views keep nothing.

import type { Reading } from "../element/fetch-reading";
import type { Exported, ExportFormat, Facet } from "../engine/protocol";
import type { Query } from "../state/query";
import type { Settings } from "../state/settings";
import type { RangeEnd, State } from "../state/state";
import type { Say } from "../words/say";

/** A hit or a headline that a reader may open. */
export interface Openable {
  id: string;
  url: string | null;
  hasText?: boolean;
}

export interface Actions {
  /** A new question; the last of several wins. */
  ask(query: Query): void;
  /** The same while the text is being typed. */
  type(text: string): void;
  /** The text is finished. */
  submit(): void;
  /** Results on another page, for a link or button that was clicked. */
  turnTo(page: number, event: MouseEvent): void;
  /** Follows the link that was clicked, or shows the release in place. */
  open(release: Openable, event: MouseEvent): void;
  /** A link away from a release that is shown in place. */
  follow(release: Openable, event: MouseEvent): void;
  /** Back from a release to the results. */
  close(event: MouseEvent): void;
  /** Shows all values of a facet, or again the first ones. */
  expand(facet: Facet): void;
  narrow(facet: Facet, text: string): void;
  showFilters(shown: boolean): void;
  /** A range from the timeline: the focus stays there. */
  chooseRange(from: string, to: string): void;
  mark(marked: State["marked"]): void;
  showAllYears(): void;
  typeDate(end: RangeEnd, text: string): void;
  takeDates(): void;
  /** To the clipboard. */
  copy(text: string): void;
  /** By the platform; undefined where it cannot. */
  share: ((title: string, url: string) => void) | undefined;
  /** A menu at the results was opened: what it holds is fetched. */
  takeAway(): void;
  /**
   * All that is found, or the release of that id, cited at `link` where it has no address. Fails with
   * a FailureError.
   */
  exportReleases(format: ExportFormat, open?: string, link?: string): Promise<Exported>;
  /** What a module on demand has got. `told` is announced, too. */
  keep(change: Partial<Pick<State, "told" | "cited" | "feeds">>): void;
  retry(): void;
}

export interface Model {
  state: State;
  settings: Settings;
  say: Say;
  /** What the page calls this archive, by aria-label: it tells several on one page apart. */
  name: string | undefined;
  /** The page has put something inside the element. */
  hasContent: boolean;
  /** The page's address with this query in it; undefined where the page's address is left alone. */
  address(query: Query): string | undefined;
  /** What is for reading a release, once it is here. */
  reading: Reading | null;
  /** The page's address as it was opened, with its text fragment; "" once the reader moves on. */
  openedBy: string;
  on: Actions;
}

/** Whether a release is shown in place; if not, its link leads away. */
export function opensInPlace(release: Openable): boolean {
  return release.hasText || !release.url;
}

/** The label of a landmark: with the archive's name, where the page gives one. */
export function labelled({ name }: Model, label: string): string {
  return name ? `${label}: ${name}` : label;
}
