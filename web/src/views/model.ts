// What every view is given: what to show, how to say it, and whom to tell. Views keep nothing.

import type { More } from "../element/fetch-more";
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
  showMonths(): void;
  typeDate(end: RangeEnd, text: string): void;
  takeDates(): void;
  /** Fetches the module "more" where it is not here yet; that it cannot be had is announced. */
  wantMore(): void;
  /** The same, and the publisher's feeds. */
  wantFeeds(): void;
  /**
   * All that is found, or the release of that id, cited at `link` where it has no address. Fails with
   * a FailureError.
   */
  exportReleases(format: ExportFormat, open?: string, link?: string): Promise<Exported>;
  /** What the module "more" has got. */
  keep(change: Partial<Pick<State, "announced" | "cited" | "copied" | "feeds">>): void;
  /** Says it at the results, and announces it. */
  tell(told: string): void;
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
  /** The module for what comes after the first page of results, once it is here. */
  more: More | null;
  /** It could not be had. */
  moreFailed: boolean;
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
