// What the engine is asked and what it answers. The core writes these as JSON (core/engine/response_json.h); a request is
// a query string (core/engine/request.h). All ranges are [start, end) in UTF-16 code units of the string they belong to.

/** The facets, in the order in which they are shown. */
export const FACETS = ["place", "topic", "language", "source", "year"] as const;
export type Facet = (typeof FACETS)[number];

export type Sort = "relevance" | "newest" | "oldest";

/** [start, end) */
export type Range = [number, number];

/** Something that was wrong with one item of a feed; the others are unharmed. */
export interface Diagnostic {
  /** 0-based number of the item in its feed, -1 for the feed itself. */
  item: number;
  /** The member concerned, "date_published", or "" for the whole item. */
  member: string;
  message: string;
}

/** What reading one feed gave. */
export interface FeedReport {
  title: string;
  homePageUrl: string | null;
  language: string;
  nextUrl: string | null;
  /** Releases taken from it. */
  releases: number;
  diagnostics: Diagnostic[];
  /** How many more there were than are kept. */
  diagnosticsLeftOut: number;
}

/** What can be searched. */
export interface Scope {
  /** Releases, a translation group counted once. */
  releases: number;
  /** Releases, each language version counted. */
  versions: number;
  /** First and last date, ISO, "" where no release has one. */
  from: string;
  to: string;
  undated: number;
  /** BCP 47 tags, the most frequent first. */
  languages: string[];
}

export interface Translation {
  id: string;
  language: string;
  title: string;
}

export type Status = "live" | "corrected" | "withdrawn" | "embargoed";

export interface Hit {
  id: string;
  title: string;
  titleMarks: Range[];
  /** "2021-08-17", "2021-08", "2021": no more exact than it was printed. "" where unknown. */
  date: string;
  places: string[];
  topics: string[];
  /** BCP 47 tag, "" where unknown. */
  language: string;
  source: string;
  /** http or https, or null: then the release is shown in place. */
  url: string | null;
  /** Whether the archive has its text, beyond title and summary: then it is shown in place, also where it has a URL. */
  hasText: boolean;
  status: Status;
  /** The publisher's word on a correction or withdrawal. */
  note: string;
  score: number;
  snippet: string;
  snippetMarks: Range[];
  /** The other versions of this release. */
  translations: Translation[];
}

export interface FacetCount {
  value: string;
  count: number;
  /** In the request. Selected values are always listed, also with count 0. */
  selected: boolean;
}

/** Releases in one year; years without any are listed, between the first and the last. */
export interface Period {
  period: string;
  count: number;
}

/**
 * Something about the query or its answer that the reader should know; docs/QUERY.md lists the codes. `text` is the part
 * of the query it is about; `words` is what was looked for in its stead, where the code is "spelling".
 */
export interface Note {
  code: string;
  text: string;
  words: string[];
}

/** A release that shares its most telling words with the one that is shown. */
export interface Related {
  id: string;
  title: string;
  date: string;
  language: string;
}

/** A release, whole. Marks are where the query's words are. */
export interface Release extends Omit<Hit, "hasText" | "score" | "snippet" | "snippetMarks"> {
  summary: string;
  summaryMarks: Range[];
  /** Paragraphs apart by a blank line. */
  text: string;
  textMarks: Range[];
  authors: string[];
  /** The place that opens the text, "" where none is known. */
  dateline: string;
  kind: string;
  image: string | null;
  /** When it was last changed, ISO, "" where unknown. */
  modified: string;
  /** The closest first. */
  related: Related[];
}

export interface Response {
  /** How many releases match, a translation group counted once. */
  total: number;
  /** Of these, how many have all words of the query. The others, which have most of them, come behind. */
  complete: number;
  hits: Hit[];
  /** Counts ignore their own facet's filter, so that a second value can be chosen. The most frequent first; years newest first. */
  facets: Record<Facet, FacetCount[]>;
  /** Ignores the date range and the year filter; oldest first. */
  histogram: Period[];
  notes: Note[];
  /** The query that looks for just what was typed, where a note tells of other spellings; else "". */
  exactQuery: string;
  scope: Scope;
  /** Present when nothing matches and filters are set: how many would without them. */
  withoutFilters?: number;
  /** Present when the request names one to open and it is there. */
  release?: Release;
}

export const EXPORT_FORMATS = ["csv", "json", "bibtex", "ris"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What a request finds, as a file for other programs: core/engine/export.h. */
export interface Exported {
  text: string;
  /** How many releases are in it. */
  releases: number;
  /** How many the request finds: more where the file would have been too large. */
  total: number;
}

export interface EngineError {
  code: string;
  message: string;
  /** Byte offset into the input, or -1. */
  offset: number;
}

/** Every call answers with its result or with an error; nothing throws. */
export type Answer<T> = T | { error: EngineError };

/** By the numbers that the core gives them (StemLanguage in core/text/snowball.h). Each has a stemmer, "stem-en.wasm". */
export const STEM_LANGUAGES = ["en", "es", "fr", "pt", "nl"];

/** Stemmers are modules of their own, which an engine gets as it wants them: wasm/stemmers.js. */
export interface StemmedModule {
  /** The languages that were wanted and not here: what has been answered since the set was empty does not hold. */
  lacking: Set<number>;
  addStemmer(language: number, module: WebAssembly.Module): Promise<void>;
}

/**
 * The functions of the WebAssembly modules for archives that come as JSON, as Embind exports them (wasm/feed_bindings.cc).
 * Strings are JSON of the types above. One module instance holds one archive; dropping the instance frees it.
 */
export interface FeedModule extends StemmedModule {
  /** `size` bytes of the module's memory to be filled before the next call that takes them; the view dies with that call. */
  input(size: number): Uint8Array;
  /** Reads the input as a feed. `source` names it where its items do not. → Answer<FeedReport> */
  addFeed(source: string): string;
  /** Indexes what was added; no feed can be added after it. → Answer<Scope> */
  open(): string;
  /** → Answer<Response> */
  run(request: string): string;
  /** → Answer<Exported> */
  exportReleases(format: string, request: string): string;
}

export interface OpenedPack {
  scope: Scope;
  /** All but the root: "FILE:0-END". */
  files: string[];
}

/** Parts of a pack that an answer needs and that are not here: "FILE:BEGIN-END", END behind the last byte. */
export interface Wanted {
  parts: string[];
}

/** The same of the module for packs (wasm/pack_bindings.cc). */
export interface PackModule extends StemmedModule {
  input(size: number): Uint8Array;
  /** Takes the input, decompressed, as the root. → Answer<OpenedPack> */
  openPack(): string;
  /** Takes the input, decompressed, as the part of that name, whole or not at all. → Answer<{}> */
  supply(part: string): string;
  /** → Answer<Response | Wanted>; what is wanted is to be supplied before the request comes again. */
  run(request: string): string;
}
