// What the reader asks: plain data, and the steps from one question to the next. Every step but
// turning the page and opening a release starts again at the first page of results.

import { FACETS, type Facet, type Sort } from "../engine/protocol";
import { firstDay, lastDay } from "./dates";

export type Filters = Readonly<Record<Facet, readonly string[]>>;

export interface Query {
  readonly text: string;
  readonly filters: Filters;
  /** First and last day, ISO, as exact as they were given; "" for no limit. */
  readonly from: string;
  readonly to: string;
  /** null: the page's own order, or the engine's. */
  readonly sort: Sort | null;
  /** From 1. */
  readonly page: number;
  /** The id of the release that is shown in place. */
  readonly open: string | null;
}

const NO_FILTERS = Object.fromEntries(FACETS.map((facet) => [facet, []])) as unknown as Filters;

export const EMPTY_QUERY: Query = {
  text: "",
  filters: NO_FILTERS,
  from: "",
  to: "",
  sort: null,
  page: 1,
  open: null,
};

/** The longest text that is asked; the engine reads requests of up to 16 KB. */
export const MAX_TEXT = 500;

function asked(query: Query, change: Partial<Query>): Query {
  return { ...query, page: 1, open: null, ...change };
}

/**
 * The text that is asked for. A space behind the last word stays: it says that the word is whole.
 */
export function askedText({ text }: Query): string {
  return text.trim() && text.trimStart();
}

export function withText(query: Query, text: string): Query {
  return asked(query, { text: text.slice(0, MAX_TEXT) });
}

export function toggled(query: Query, facet: Facet, value: string): Query {
  const values = query.filters[facet];
  const next = values.includes(value)
    ? values.filter((other) => other !== value)
    : [...values, value];
  return asked(query, { filters: { ...query.filters, [facet]: next } });
}

/** The earlier of the two becomes the first day. */
export function withRange(query: Query, from: string, to: string): Query {
  const swap = from && to && firstDay(from) > lastDay(to);
  return asked(query, swap ? { from: to, to: from } : { from, to });
}

export function withSort(query: Query, sort: Sort): Query {
  return asked(query, { sort });
}

export function withoutFilters(query: Query): Query {
  return asked(query, { filters: NO_FILTERS, from: "", to: "" });
}

export function atPage(query: Query, page: number): Query {
  return { ...query, page, open: null };
}

export function opened(query: Query, id: string | null): Query {
  return { ...query, open: id };
}

/** How many filters are set; a range of dates counts as one. */
export function countFilters(query: Query): number {
  const values = FACETS.reduce((sum, facet) => sum + query.filters[facet].length, 0);
  return values + (query.from || query.to ? 1 : 0);
}
