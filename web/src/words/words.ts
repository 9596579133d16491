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

export interface Words<Category extends Intl.LDMLPluralRule> {
  /** The direction in which the language is written. */
  direction: "ltr" | "rtl";

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
  /** What can be typed, and what it finds; docs/QUERY.md in short. */
  helpRows: readonly (readonly [example: string, meaning: string])[];

  filters: string;
  removeFilter: string;
  removeFilters: string;
  facets: Readonly<Record<Facet, string>>;

  timeline: string;
  timelineHelp: string;
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
  alsoIn: string;
  withdrawn: string;
  withdrawnTitle: string;
  corrected: string;
  original: string;
  back: string;
  by: string;
  related: string;
  noSuchRelease: string;

  /** `{releases}`, `{from}`, `{to}`. */
  scope: string;
  scopeLanguages: string;
  scopeUpdated: string;

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
