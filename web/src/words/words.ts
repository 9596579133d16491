// Every word that the element says. A language is an object of this type: a missing word or plural
// does not compile. `{name}` stands for a value.

import type { Facet, Sort } from "../engine/protocol";
import type { FailureCode } from "../state/state";

/**
 * The forms of a counted phrase, by the categories that Intl.PluralRules knows for the language.
 * `{n}` is the number.
 */
export type Forms<Category extends Intl.LDMLPluralRule> = Readonly<
  Record<Category | "other", string>
>;

/** What the script itself says, up to the first page of results. */
export interface FirstWords<Category extends Intl.LDMLPluralRule> {
  /** The direction in which the language is written. */
  direction: "ltr" | "rtl";
  /** For a language that browsers have no data of; of all others they have it. */
  own?: OwnData;

  releases: Forms<Category>;
  releasesFound: Forms<Category>;
  /** Where not all that were found have all words of the search. */
  haveAll: Forms<Category>;
  /** `{all}` is haveAll. */
  moreHaveSome: Forms<Category>;
  noneHasAll: Forms<Category>;
  releasesWithoutFilters: Forms<Category>;
  filtersSet: Forms<Category>;
  showAllValues: Forms<Category>;

  search: string;
  clearSearch: string;
  help: string;

  filters: string;
  removeFilter: string;
  removeFilters: string;
  facets: Readonly<Record<Facet, string>>;
  /** The box that narrows a long facet: `{facet}`. */
  narrow: string;
  noValue: string;
  showFewer: string;

  timeline: string;
  timelineMonths: string;
  /** Leaves the months of a range for all years. */
  allYears: string;
  asTable: string;
  dates: string;
  from: string;
  to: string;
  dateForm: string;
  badDate: string;
  range: string;
  since: string;
  until: string;

  sort: string;
  sorts: Readonly<Record<Sort, string>>;

  newest: string;
  /** Over those that have not all words of the search. */
  someWords: string;
  /** Announced once results have settled: `{found}` and `{page}`. */
  page: string;
  pages: string;
  previous: string;
  next: string;

  undated: string;
  /** Before the date of a release that came since the last visit. */
  isNew: string;
  alsoIn: string;
  withdrawn: string;
  withdrawnTitle: string;
  corrected: string;
  back: string;
  noSuchRelease: string;

  /** `{releases}`, `{from}`, `{to}`. */
  scope: string;
  scopeLanguages: string;
  scopeUpdated: string;

  /** The menus at the results: all that is found as a file, and the feeds of what is new. */
  exportFound: string;
  follow: string;
  notDone: string;

  loading: string;
  nothing: string;
  nothingHint: string;
  empty: string;

  tryAgain: string;
  partly: string;
  headlinesOnly: string;
  failures: Readonly<Record<FailureCode, string>>;
  /** Over what is for whoever looks after the archive. */
  details: string;
  atByte: string;

  /** `{text}` in quotation marks. */
  quoted: string;
  /** `{words}`, each in quotation marks: those for which other spellings were searched. */
  searchJust: string;
  /**
   * By the codes of core/query/query.h and core/search/search.h. `{text}` is the part of the query,
   * `{words}` what was searched in its stead, `{form}` how dates are written.
   */
  notes: Readonly<Record<NoteCode, string>>;
}

/** What the module "more" adds. In English it brings these itself; all other languages are whole. */
export interface MoreWords<Category extends Intl.LDMLPluralRule> {
  /** What can be typed, and what it finds; docs/QUERY.md in short. */
  helpRows: readonly (readonly [example: string, meaning: string])[];
  timelineHelp: string;
  /** `{releases}`, and which part they are of all that the period has: `{percent}`. */
  share: string;
  period: string;
  original: string;
  by: string;
  related: string;
  copyLink: string;
  copy: string;
  copied: string;
  copyRefused: string;
  /** Copies a link to the sentence that is selected. */
  quote: string;
  shareRelease: string;
  print: string;
  cite: string;
  /** Names of what can be copied: the link, and the citation as text. */
  link: string;
  plainText: string;
  releasesSaved: Forms<Category>;
  /** `{saved}` is releasesSaved, `{all}` the number of those found. */
  savedInPart: string;
}

export type Words<Category extends Intl.LDMLPluralRule> = FirstWords<Category> & MoreWords<Category>;

export interface OwnData {
  /** The language whose numbers and sorting stand in. */
  readonly like: string;
  /** January first. */
  readonly months: readonly string[];
  /** Between the last two of several. */
  readonly and: string;
  /** Names of languages by their codes. */
  readonly languages: Readonly<Record<string, string>>;
}

export type NoteCode =
  | "unclosed-quote"
  | "unmatched-parenthesis"
  | "too-deep"
  | "nothing-to-choose"
  | "bad-date"
  | "no-words"
  | "too-many-words"
  | "unknown-word"
  | "spelling"
  | "only-exclusions";
