// What the page has set, by the element's attributes: read from any source of strings, valid
// whatever they hold.

import { FACETS, type Facet, type Sort } from "../engine/protocol";
import { parseDate } from "./dates";

export const LAYOUTS = ["full", "compact", "headlines"] as const;
export type Layout = (typeof LAYOUTS)[number];

export const THEMES = ["auto", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

export const SORTS = ["relevance", "newest", "oldest"] as const satisfies readonly Sort[];

/** The facets that a page can fix by an attribute of the same name. */
export const FIXABLE = ["place", "topic", "source"] as const satisfies readonly Facet[];

export const ATTRIBUTES = [
  ...[
    "src",
    "lang",
    "languages",
    "place",
    "topic",
    "source",
    "from",
    "to",
    "facets",
    "layout",
    "page-size",
    "sort",
  ],
  ...["new-since", "route", "theme", "feeds"],
] as const;

export interface Settings {
  /** Addresses as written. */
  readonly src: readonly string[];
  /** BCP 47 tags that the reader prefers, best first. */
  readonly languages: readonly string[];
  readonly fixed: Readonly<Partial<Record<Facet, readonly string[]>>>;
  readonly from: string;
  readonly to: string;
  /** Those to show, in that order. */
  readonly facets: readonly Facet[];
  readonly layout: Layout;
  readonly pageSize: number;
  readonly sort: Sort | null;
  /** Releases of this day and later are marked as new; "" for none. */
  readonly newSince: string;
  /** Prefix of this element's names in the page's address; null: the address is left alone. */
  readonly route: string | null;
  readonly theme: Theme;
  /** Address of the list of feeds, as written. */
  readonly feeds: string;
}

export const DEFAULT_PAGE_SIZE = 10;
const MAX_PAGE_SIZE = 100;

/** `get` gives an attribute's text, null where there is none. */
export function readSettings(get: (name: string) => string | null): Settings {
  const fixed: Partial<Record<Facet, string[]>> = {};
  for (const facet of FIXABLE) {
    const values = list(get(facet), /\s*;\s*/);
    if (values.length) fixed[facet] = values;
  }
  const facets = list(get("facets"), /[\s,]+/).filter(
    (name): name is Facet => oneOf(FACETS, name) !== null,
  );
  return {
    src: list(get("src"), /\s+/),
    languages: list(get("languages"), /[\s,]+/),
    fixed,
    from: parseDate(get("from") ?? "") ?? "",
    to: parseDate(get("to") ?? "") ?? "",
    facets: get("facets") === null ? FACETS : [...new Set(facets)],
    layout: oneOf(LAYOUTS, get("layout")) ?? "full",
    pageSize: pageSize(get("page-size")),
    sort: oneOf(SORTS, get("sort")),
    newSince: parseDate(get("new-since") ?? "") ?? "",
    route: get("route"),
    theme: oneOf(THEMES, get("theme")) ?? "auto",
    feeds: get("feeds")?.trim() ?? "",
  };
}

/** `value` where it is one of `values`, in any case and with white space around it; else null. */
export function oneOf<T extends string>(values: readonly T[], value: string | null): T | null {
  const tidy = value?.trim().toLowerCase();
  return values.find((known) => known === tidy) ?? null;
}

function list(text: string | null, separator: RegExp): string[] {
  return text?.trim() ? text.trim().split(separator).filter(Boolean) : [];
}

function pageSize(text: string | null): number {
  const size = Number(text?.trim() || DEFAULT_PAGE_SIZE);
  return Number.isInteger(size) && size >= 1 ? Math.min(size, MAX_PAGE_SIZE) : DEFAULT_PAGE_SIZE;
}
