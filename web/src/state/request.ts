// The engine's request for a query on a page with these settings; the form is in
// core/engine/request.h.

import { FACETS, type Sort } from "../engine/protocol";
import { firstDay, lastDay } from "./dates";
import { askedText, type Query } from "./query";
import type { Settings } from "./settings";

/** What does not come from the query or the page. */
export interface Reader {
  /** BCP 47 tags, best first. */
  languages: readonly string[];
  /** Seconds since 1970. */
  now: number;
}

const MAX_LANGUAGES = 8;

export function buildRequest(query: Query, settings: Settings, reader: Reader): string {
  const request = new URLSearchParams();
  const add = (name: string, value: string | number | null) =>
    value && request.append(name, String(value));
  add("q", askedText(query));
  // What the page has fixed, the reader cannot change.
  for (const facet of FACETS) {
    for (const value of settings.fixed[facet] ?? query.filters[facet]) add(facet, value);
  }
  add("from", later(settings.from, query.from));
  add("to", earlier(settings.to, query.to));
  add("sort", chosenSort(query, settings));
  if (query.page > 1) add("page", query.page);
  add("size", settings.pageSize);
  for (const language of preferred(settings, reader)) add("prefer", language);
  add("now", reader.now);
  add("open", query.open);
  return request.toString();
}

/** The order in which the results come: what the request says, or what the engine then takes. */
export function effectiveSort(query: Query, settings: Settings): Sort {
  return chosenSort(query, settings) ?? (query.text.trim() ? "relevance" : "newest");
}

/** Relevance needs words. */
function chosenSort(query: Query, settings: Settings): Sort | null {
  const sort = query.sort ?? settings.sort;
  return sort === "relevance" && !query.text.trim() ? null : sort;
}

export function preferred(settings: Settings, reader: Reader): string[] {
  return [...new Set([...settings.languages, ...reader.languages])].slice(0, MAX_LANGUAGES);
}

function later(a: string, b: string): string {
  return a && (!b || firstDay(a) > firstDay(b)) ? a : b;
}

function earlier(a: string, b: string): string {
  return a && (!b || lastDay(a) < lastDay(b)) ? a : b;
}
