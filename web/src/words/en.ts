import type { Words } from "./words";

export const en: Words<"one"> = {
  direction: "ltr",

  releases: { one: "{n} release", other: "{n} releases" },
  releasesFound: { one: "{n} release found", other: "{n} releases found" },
  releasesWithoutFilters: {
    one: "Without filters there is {n} release.",
    other: "Without filters there are {n} releases.",
  },
  filtersSet: { one: "{n} filter set", other: "{n} filters set" },
  showAllValues: { one: "Show {n} more", other: "Show {n} more" },

  search: "Search the releases",
  clearSearch: "Clear the search",
  tips: "Search tips",
  tipWords: "finds releases with all of the words; accents and capitals do not matter",
  tipPhrase: "finds the words side by side",
  tipExclude: "leaves out releases with the word",

  filters: "Filters",
  removeFilter: "Remove filter: {value}",
  removeFilters: "Remove all filters",
  facets: { place: "Place", topic: "Topic", language: "Language", source: "Source", year: "Year" },

  timeline: "Releases by year",
  timelineHelp:
    "Arrow keys move between years, Enter chooses one, Shift with Enter extends the range.",
  dates: "Dates",
  from: "From",
  to: "To",
  dateForm: "2021, 2021-02 or 2021-02-23",
  badDate: "This is not a date. Write it like {form}.",
  range: "{from} to {to}",
  since: "since {from}",
  until: "until {to}",

  sort: "Order",
  sorts: { relevance: "Most relevant", newest: "Newest first", oldest: "Oldest first" },

  newest: "Newest releases",
  page: "Page {page} of {pages}",
  pages: "Pages of results",
  previous: "Previous",
  next: "Next",

  undated: "No date",
  alsoIn: "Also in",
  withdrawn: "Withdrawn",
  withdrawnTitle: "This release was withdrawn by its publisher",
  corrected: "Corrected",
  original: "Original at {host}",
  back: "Back to the results",
  by: "By {names}",
  noSuchRelease: "This release is not in the archive.",

  scope: "{releases}, {from} to {to}",
  scopeLanguages: "in {languages}",
  scopeUpdated: "updated {date}",

  loading: "Loading the archive…",
  nothing: "No release matches.",
  nothingHint: "Try fewer or other words, or a beginning of a word.",
  empty: "This archive has no releases yet.",

  tryAgain: "Try again",
  partly: "A part of the archive could not be loaded.",
  headlinesOnly: "Search is not available here. These are the newest headlines.",
  failures: {
    "no-source": "No archive is set for this place.",
    offline: "You are offline. The archive will load when you are connected again.",
    network: "The archive could not be reached.",
    cors: "The archive’s host does not allow this page to read it.",
    http: "The archive’s host answered with an error ({status}).",
    archive: "The archive’s file cannot be read.",
    search: "This search could not be answered.",
    crashed: "The search stopped unexpectedly.",
    "wasm-refused": "This page’s security policy does not allow the search.",
    "wasm-missing": "The search could not be loaded.",
  },
  details: "For the publisher",
  atByte: "at byte {offset}",

  notes: {
    "unclosed-quote": "The quotation mark before “{text}” is not closed.",
    "no-words": "“{text}” was passed over.",
    "too-many-words": "The search is too long: “{text}” was passed over.",
    "unknown-word": "No release has “{text}”.",
    "only-exclusions": "Everything without these words is shown.",
  },
};
