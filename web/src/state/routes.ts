// A query in the page's address: `news-q=art&news-place=Jamaica` for the prefix "news", `q=art` for
// the empty one. What is not ours stays as it is, letter for letter.

import { FACETS } from "../engine/protocol";
import { parseDate } from "./dates";
import { askedText, EMPTY_QUERY, MAX_TEXT, withRange, type Filters, type Query } from "./query";
import { oneOf, SORTS } from "./settings";

const NAMES: readonly string[] = ["q", ...FACETS, "from", "to", "sort", "page", "open"];
const MAX_VALUES = 50;
const MAX_VALUE = 300;
const MAX_PAGE = 100_000;

/** `search` is a URL's, with or without "?". Whatever it holds, the query is valid. */
export function readRoute(search: string, prefix: string): Query {
  const parameters = new URLSearchParams(search);
  const all = (name: string) =>
    parameters.getAll(named(prefix, name)).filter((value) => value && value.length <= MAX_VALUE);
  const one = (name: string) => parameters.get(named(prefix, name)) ?? "";
  const page = Number(one("page"));
  const query: Query = {
    text: one("q").slice(0, MAX_TEXT),
    filters: Object.fromEntries(
      FACETS.map((facet) => [facet, [...new Set(all(facet))].slice(0, MAX_VALUES)]),
    ) as unknown as Filters,
    from: "",
    to: "",
    sort: oneOf(SORTS, one("sort")),
    page: 1,
    open: null,
  };
  return {
    ...withRange(query, parseDate(one("from")) ?? "", parseDate(one("to")) ?? ""),
    page: Number.isInteger(page) && page > 1 && page <= MAX_PAGE ? page : 1,
    open: all("open")[0] ?? null,
  };
}

/** `search` with this query in it, "" or beginning with "?". */
export function writeRoute(search: string, prefix: string, query: Query): string {
  const ours = new Set(NAMES.map((name) => named(prefix, name)));
  const parts = search
    .replace(/^\?/, "")
    .split("&")
    .filter((part) => part && !ours.has(nameOf(part)));
  const parameters = new URLSearchParams();
  const add = (name: string, value: string | null) =>
    value && parameters.append(named(prefix, name), value);
  add("q", askedText(query));
  for (const facet of FACETS) for (const value of query.filters[facet]) add(facet, value);
  add("from", query.from);
  add("to", query.to);
  add("sort", query.sort);
  if (query.page > EMPTY_QUERY.page) add("page", String(query.page));
  add("open", query.open);
  if (String(parameters)) parts.push(String(parameters));
  return parts.length ? "?" + parts.join("&") : "";
}

function named(prefix: string, name: string): string {
  return prefix ? `${prefix}-${name}` : name;
}

/** The name of one `name=value` part, decoded as URLSearchParams does. */
function nameOf(part: string): string {
  return new URLSearchParams(part).keys().next().value ?? "";
}
