// All that the views show. Plain data, changed only by making the next one.

import type { Facet, FeedReport, Release, Response, Scope } from "../engine/protocol";
import { parseDate } from "./dates";
import type { CountedPeriod } from "./periods";
import { EMPTY_QUERY, withRange, type Query } from "./query";

export type FailureCode =
  | "no-source" // the element names no archive
  | "offline"
  | "network" // no answer, or cut off
  | "cors" // the host answers, but not to this page
  | "http" // an error status
  | "archive" // what came is no archive; `message` is the engine's
  | "search" // a request that the engine refused
  | "crashed" // the engine, out of memory for instance
  | "wasm-refused" // the page's policy, or a reader without WebAssembly
  | "wasm-missing"; // the engine's own file did not come

export interface Failure {
  code: FailureCode;
  /** English, for developers. */
  message: string;
  /** What could not be had. */
  url?: string;
  /** HTTP status. */
  status?: number;
  /** Byte offset into the archive. */
  offset?: number;
}

/** One line of the plain list that is shown where the engine cannot run. */
export interface Headline {
  id: string;
  title: string;
  date: string;
  language: string;
  url: string | null;
  places: string[];
  /** Shown in place of the title of a withdrawn release. */
  withdrawn: boolean;
  note: string;
}

/** One of the files that an archive is made of. */
export interface SourceFile {
  /** Absolute, as it is asked for. */
  url: string;
  bytes: number;
  /** Its name says what is in it, so that it never changes. */
  immutable: boolean;
}

/** An archive that is open. */
export interface Opened {
  scope: Scope;
  /** Of a pack its root and then all its other files, here or not. */
  files: readonly SourceFile[];
  reports: readonly FeedReport[];
  /** Files that could not be had; the rest of the archive is there. */
  failures: readonly Failure[];
  /** When the oldest of the files was last changed on its host, where the host tells. */
  updated: Date | null;
  /** Whether what is found can be saved as a file. */
  canExport: boolean;
}

export type Load =
  | { phase: "waiting" } // for the reader to come near
  | { phase: "loading" }
  | { phase: "ready"; opened: Opened }
  | { phase: "headlines"; headlines: readonly Headline[]; failure: Failure }
  | { phase: "failed"; failure: Failure };

export interface State {
  readonly load: Load;
  readonly query: Query;
  /** Its text is being typed, and may not be finished. */
  readonly typing: boolean;
  /** The newest answer; while a newer one is on its way, still the one before. */
  readonly response: Response | null;
  /** The query that `response` answers. */
  readonly answered: Query | null;
  /** The timeline; it comes soon after `response`. */
  readonly periods: readonly CountedPeriod[];
  /** The query that `periods` are of. */
  readonly counted: Query | null;
  /** The timeline stays with all years, though a range is set. */
  readonly allYears: boolean;
  /** First and last period that a pointer or the keyboard passes over, before they are chosen. */
  readonly marked: readonly [string, string] | null;
  /** The months of the timeline are wanted, though parts of a pack must come for them. */
  readonly months: boolean;
  /** Why they could not be had. */
  readonly monthsFailure: Failure | null;
  /** The last request could not be answered. */
  readonly failure: Failure | null;
  /** The query that `failure` is of. */
  readonly refused: Query | null;
  /** Facets of which all values are shown. */
  readonly expanded: readonly Facet[];
  /** What the boxes of long facets hold. */
  readonly narrowed: Readonly<Partial<Record<Facet, string>>>;
  /** On a narrow screen. */
  readonly filtersShown: boolean;
  /** The range as typed, not asked yet. */
  readonly dates: Readonly<Record<RangeEnd, string>>;
  /** The end of the range whose text is no date. */
  readonly badDate: RangeEnd | null;
  /** What the status region says. */
  readonly announced: string;
  /** What was copied last, or was to be. */
  readonly copied: { readonly text: string; readonly refused: boolean } | null;
  /** What became of the last export, in words; "" before. */
  readonly told: string;
  /** The release that is open, as others cite it. */
  readonly cited: Cited | null;
  /** The publisher's feeds, once a reader wants to follow them. */
  readonly feeds: FeedList | null;
  /** What the reader has selected of the release that is open. */
  readonly selection: string;
}

export interface Cited {
  readonly id: string;
  readonly bibtex: string;
  readonly ris: string;
}

/** feeds.json, as `dateline feeds` writes it. Addresses are absolute, http(s). */
export interface FeedList {
  readonly url: string;
  readonly feeds: readonly FeedLinks[];
}

export interface FeedLinks {
  /** "" for the feed of all. */
  readonly facet: string;
  readonly value: string;
  readonly title: string;
  readonly rss: string | null;
  readonly json: string | null;
}

export type RangeEnd = "from" | "to";

export const INITIAL_STATE: State = {
  load: { phase: "waiting" },
  query: EMPTY_QUERY,
  typing: false,
  response: null,
  answered: null,
  periods: [],
  counted: null,
  allYears: false,
  marked: null,
  months: false,
  monthsFailure: null,
  failure: null,
  refused: null,
  expanded: [],
  narrowed: {},
  filtersShown: false,
  dates: { from: "", to: "" },
  badDate: null,
  announced: "",
  copied: null,
  told: "",
  cited: null,
  feeds: null,
  selection: "",
};

export function loading(state: State): State {
  return {
    ...state,
    load: { phase: "loading" },
    response: null,
    answered: null,
    failure: null,
    refused: null,
    monthsFailure: null,
  };
}

export function asking(state: State, query: Query, typing: boolean): State {
  return {
    ...state,
    query,
    typing,
    dates: { from: query.from, to: query.to },
    badDate: null,
    allYears: state.allYears && query.from === state.query.from && query.to === state.query.to,
    marked: null,
    monthsFailure: null,
    copied: null,
    told: "",
    selection: "",
  };
}

export function answered(state: State, query: Query, response: Response): State {
  return { ...state, response, answered: query, failure: null, refused: null };
}

export function counted(state: State, query: Query, periods: readonly CountedPeriod[]): State {
  return { ...state, periods, counted: query };
}

export function refused(state: State, query: Query, failure: Failure): State {
  return { ...state, failure, refused: query };
}

/** All values of a facet are shown, or again the first ones. */
export function toggledFacet(state: State, facet: Facet): State {
  const others = state.expanded.filter((other) => other !== facet);
  const expanded = others.length < state.expanded.length ? others : [...others, facet];
  return { ...state, expanded };
}

/** Only values of a facet that have this text are shown. */
export function narrowedFacet(state: State, facet: Facet, text: string): State {
  return { ...state, narrowed: { ...state.narrowed, [facet]: text } };
}

export function typedDate(state: State, end: RangeEnd, text: string): State {
  return { ...state, dates: { ...state.dates, [end]: text } };
}

/**
 * The query for the range as typed, or null where one end is no date: the state then says which.
 */
export function takeDates(state: State): { state: State; query: Query | null } {
  const from = parseDate(state.dates.from);
  const to = parseDate(state.dates.to);
  if (from === null || to === null)
    return { state: { ...state, badDate: from === null ? "from" : "to" }, query: null };
  return { state, query: withRange(state.query, from, to) };
}

/** The page of results has been asked for and is not here yet. */
export function isBusy(state: State): boolean {
  const { load, query } = state;
  return load.phase === "ready" && state.answered !== query && state.refused !== query;
}

/** The release to show in place, once its answer is here. */
export function openRelease(state: State): Release | null {
  const { open } = state.query;
  const release = state.response?.release;
  return open !== null && release?.id === open ? release : null;
}
