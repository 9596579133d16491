// How one element speaks: a language's words with numbers, dates and plurals as that language
// writes them. Each element has its own, so that two on a page can differ.

import { utc } from "../state/dates";
import { en } from "./en";
import type { Forms, Words } from "./words";

export interface Say {
  /** BCP 47 tag of the interface. */
  language: string;
  words: Words<never>;
  fill(pattern: string, values: Record<string, string | number>): string;
  number(n: number): string;
  /** A phrase of Words with plural forms. */
  count(forms: Forms<never>, n: number): string;
  /**
   * An ISO date as exact as it is, never more: "17 August 2021", "August 2021", "2021". "" stays
   * "".
   */
  date(iso: string): string;
  day(date: Date): string;
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

export function createSay(language: string, words: Words<never> = en): Say {
  const plurals = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  const lists = new Intl.ListFormat(language, { type: "conjunction" });
  const formats = [
    { year: "numeric" },
    { year: "numeric", month: "long" },
    { year: "numeric", month: "long", day: "numeric" },
  ].map(
    (parts) =>
      new Intl.DateTimeFormat(language, {
        ...(parts as Intl.DateTimeFormatOptions),
        timeZone: "UTC",
        calendar: "gregory",
      }),
  );

  const fill = (pattern: string, values: Record<string, string | number>) =>
    pattern.replace(/\{(\w+)\}/g, (name, key: string) => String(values[key] ?? name));
  const number = (n: number) => numbers.format(n);
  return {
    language,
    words,
    fill,
    number,
    count(forms: Forms<Intl.LDMLPluralRule>, n) {
      return fill(forms[plurals.select(n)] ?? forms.other, { n: number(n) });
    },
    date(iso) {
      if (!iso) return "";
      const [year, month, day] = iso.split("-").map(Number);
      return formats[day ? 2 : month ? 1 : 0]!.format(utc(year!, month ?? 1, day ?? 1));
    },
    day: (date) => formats[2]!.format(date),
    languageName: (tag) => nameOf(tag, language),
    ownName: (tag) => nameOf(tag, tag),
    list: (items) => lists.format(items),
  };
}

/** "en" of "en-GB". */
export function primary(tag: string): string {
  return tag.toLowerCase().split("-")[0]!;
}

function isSpoken(code: string): boolean {
  return code === "en" || code in DATELINE_WORDS;
}

function nameOf(tag: string, language: string): string {
  try {
    return new Intl.DisplayNames(language, { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag; // not a language tag at all
  }
}

function isTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0;
  } catch {
    return false;
  }
}
