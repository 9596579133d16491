// How one element speaks: a language's words with numbers, dates and plurals as that language
// writes them. Each element has its own, so that two on a page can differ.

import { utc } from "../state/dates";
import { en } from "./en";
import type { FirstWords, Forms } from "./words";

export interface Say {
  /** BCP 47 tag of the interface. */
  language: string;
  words: FirstWords<never>;
  fill(pattern: string, values: Record<string, string | number>): string;
  number(n: number): string;
  /** Of a part of one. */
  percent(part: number): string;
  /** A phrase of Words with plural forms. */
  count(forms: Forms<never>, n: number): string;
  /**
   * An ISO date as exact as it is, never more: "17 August 2021", "August 2021", "2021". "" stays
   * "".
   */
  date(iso: string): string;
  day(date: Date): string;
  /** The month of an ISO date, short, without its year. */
  month(iso: string): string;
  /** The name of a language in the interface's language. */
  languageName(tag: string): string;
  /** The name of a language in that language. */
  ownName(tag: string): string;
  list(items: readonly string[]): string;
}

/**
 * The first of `tags` that the element speaks, else English; with the first region among them, for
 * its way with dates.
 */
export function chooseLanguage(tags: readonly string[]): string {
  const known = tags.filter((tag) => isSpoken(primary(tag)) && isTag(tag));
  const language = primary(known[0] ?? "en");
  return known.find((tag) => primary(tag) === language && tag.length > language.length) ?? language;
}

export function createSay(language: string, words: FirstWords<never> = en): Say {
  const { own, direction } = words;
  const data = own?.like ?? language;
  const plurals = lazy(() => new Intl.PluralRules(data));
  const numbers = lazy(() => new Intl.NumberFormat(data));
  const percents = lazy(() => new Intl.NumberFormat(data, { style: "percent" }));
  const lists = lazy(() => new Intl.ListFormat(data, { type: "conjunction" }));
  const dates = (parts: Intl.DateTimeFormatOptions) =>
    lazy(() => new Intl.DateTimeFormat(data, { ...parts, timeZone: "UTC", calendar: "gregory" }));
  const years = dates({ year: "numeric" });
  const months = dates({ year: "numeric", month: "long" });
  const days = dates({ year: "numeric", month: "long", day: "numeric" });
  const shortMonths = dates({ month: "short" });

  const fill = (pattern: string, values: Record<string, string | number>) =>
    pattern.replace(/\{(\w+)\}/g, (name, key: string) =>
      apart(String(values[key] ?? name), direction),
    );
  const number = (n: number) => numbers().format(n);
  const show = (date: Date, format: () => Intl.DateTimeFormat) =>
    format()
      .formatToParts(date)
      .map(({ type, value }) =>
        own && type === "month" ? own.months[date.getUTCMonth()] : value,
      )
      .join("");
  return {
    language,
    words,
    fill,
    number,
    percent: (part) => percents().format(part),
    count(forms: Forms<Intl.LDMLPluralRule>, n) {
      return fill(forms[plurals().select(n)] ?? forms.other, { n: number(n) });
    },
    date(iso) {
      if (!iso) return "";
      const [year, month, day] = iso.split("-").map(Number);
      return show(utc(year!, month ?? 1, day ?? 1), day ? days : month ? months : years);
    },
    day: (date) => show(date, days),
    month(iso) {
      const month = Number(iso.split("-")[1]);
      return own?.months[month - 1]!.slice(0, 3) ?? shortMonths().format(utc(2000, month, 1));
    },
    languageName: (tag) => own?.languages[primary(tag)] ?? nameOf(tag, data),
    ownName: (tag) => OWN_NAMES[primary(tag)] ?? nameOf(tag, tag),
    list: (items) =>
      lists()
        .formatToParts(items)
        .map(({ type, value }) =>
          own && type === "literal" && value !== ", " ? ` ${own.and} ` : value,
        )
        .join(""),
  };
}

/** Languages whose names in themselves browsers do not know. */
const OWN_NAMES: Record<string, string> = { ht: "kreyòl ayisyen" };

/** Text whose direction may be another than the sentence's does not mix with it. */
function apart(value: string, direction: string): string {
  return direction === "rtl" || /[\u0590-\u08ff]/.test(value) ? `\u2068${value}\u2069` : value;
}

/** "en" of "en-GB". */
export function primary(tag: string): string {
  return tag.toLowerCase().split("-")[0]!;
}

function isSpoken(code: string): boolean {
  return code === "en" || `${code}.json` in DATELINE_FILES;
}

/** By the language that they are in. */
const displayNames = new Map<string, Intl.DisplayNames>();

function nameOf(tag: string, language: string): string {
  try {
    const names =
      displayNames.get(language) ?? new Intl.DisplayNames(language, { type: "language" });
    displayNames.set(language, names);
    return names.of(tag) ?? tag;
  } catch {
    return tag; // not a language tag at all
  }
}

/** What Intl has takes milliseconds to make: so it is made when it is first wanted, and kept. */
function lazy<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

function isTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0;
  } catch {
    return false;
  }
}
