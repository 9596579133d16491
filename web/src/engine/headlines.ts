// The newest headlines of an archive without the engine: JSON.parse where WebAssembly is refused.
// No search, but the same rules: dates as printed, withdrawn is a notice, embargoed is not shown,
// links are http(s), and what the page has fixed holds.

import type { Headline } from "../state/state";
import { firstDay, lastDay, parseDate } from "../state/dates";
import type { Settings } from "../state/settings";
import { primary } from "../words/say";

type Json = Record<string, unknown>;

export interface HeadlineOptions {
  settings: Settings;
  /** BCP 47 tags, best first: of a release in several languages, one is shown. */
  languages: readonly string[];
  /** Seconds since 1970. */
  now: number;
}

/** The newest first. Text that is no archive gives none. */
export function readHeadlines(
  texts: readonly string[],
  { settings, languages, now }: HeadlineOptions,
): Headline[] {
  const groups = new Map<string, Headline>();
  const rank = ({ language }: Headline) => {
    const place = languages.findIndex((tag) => primary(tag) === primary(language));
    return place < 0 ? languages.length : place;
  };
  for (const item of texts.flatMap(readItems)) {
    const extra = object(item["_dateline"]);
    const date = parseDate(string(item["date_published"]).slice(0, 10)) ?? "";
    const until = Date.parse(string(extra["embargo_until"])) / 1000;
    const hidden = extra["status"] === "embargoed" && !(until <= now);
    if (hidden || !fits(item, extra, date, settings)) continue;
    const withdrawn = extra["status"] === "withdrawn";
    const headline: Headline = {
      id: string(item["id"]) || string(item["url"]),
      title: withdrawn ? "" : string(item["title"]),
      date,
      language: string(item["language"]),
      url: httpUrl(string(item["url"])),
      places: strings(extra["places"]),
      withdrawn,
      note: string(extra["note"]),
    };
    if (!headline.title && !withdrawn) continue;
    const group = string(extra["translation_of"]) || headline.id || headline.title;
    const other = groups.get(group);
    if (!other || rank(headline) < rank(other)) groups.set(group, headline);
  }
  return [...groups.values()].sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0));
}

/** A JSON Feed's items, an array's, or NDJSON's, one a line. */
function readItems(text: string): Json[] {
  const tidy = text.replace(/^\uFEFF/, "");
  const whole = tryParse(tidy);
  const items = Array.isArray(whole) ? whole : object(whole)["items"];
  return (Array.isArray(items) ? items : tidy.split("\n").map(tryParse)).map(object);
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function fits(item: Json, extra: Json, date: string, settings: Settings): boolean {
  const source = [string(extra["source"])];
  const values = { place: strings(extra["places"]), topic: strings(item["tags"]), source };
  for (const [facet, had] of Object.entries(values)) {
    const wanted = settings.fixed[facet as keyof typeof values];
    if (wanted && !wanted.some((value) => had.includes(value))) return false;
  }
  if (settings.from && !(date && lastDay(date) >= firstDay(settings.from))) return false;
  return !settings.to || (date !== "" && firstDay(date) <= lastDay(settings.to));
}

function object(value: unknown): Json {
  return typeof value === "object" && value !== null ? (value as Json) : {};
}

function string(value: unknown): string {
  return typeof value === "string" ? value.trim() : "";
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.map(string).filter(Boolean) : [];
}

function httpUrl(text: string): string | null {
  return /^https?:\/\//i.test(text) ? text : null;
}
