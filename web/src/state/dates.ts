// Dates as publishers print them: "2021", "2021-02" or "2021-02-23", never more exact than that.

/** What a reader types: 2021, 2021-02, 02/2021, 2021-02-23, 23/02/2021, with -, / or . between; in Arabic digits too. */
const FORMS = [
  /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$/,
  /^(?:(?:(\d{1,2})[-/.])?(\d{1,2})[-/.])?(\d{4})$/,
];

/** The date in `text` as ISO, "" for white space alone, or null where it is none. */
export function parseDate(text: string): string | null {
  const tight = text
    .replace(/\s+/g, "")
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) % 16)); // U+0660 is zero
  if (!tight) return "";
  const yearFirst = FORMS[0]!.exec(tight);
  const yearLast = FORMS[1]!.exec(tight);
  const [year, month, day] = yearFirst
    ? [yearFirst[1], yearFirst[2], yearFirst[3]]
    : yearLast
      ? [yearLast[3], yearLast[2], yearLast[1]]
      : [];
  if (!year) return null;
  const date = utc(Number(year), Number(month ?? 1), Number(day ?? 1));
  const real =
    date.getUTCMonth() + 1 === Number(month ?? 1) && date.getUTCDate() === Number(day ?? 1);
  return real ? date.toISOString().slice(0, day ? 10 : month ? 7 : 4) : null;
}

/** Midnight UTC of a day; months and days count from 1, and may overflow. */
export function utc(year: number, month: number, day: number): Date {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date;
}

/** Whether a period, a year or a month, is a month. */
export function isMonth(period = ""): boolean {
  return period.length > 4;
}

/**
 * The first day of the period that an ISO date names. As text, days compare as they follow each
 * other.
 */
export function firstDay(iso: string): string {
  return iso + "-01-01".slice(iso.length - 4);
}

/** A day not before the last one of the period that an ISO date names, for comparing only. */
export function lastDay(iso: string): string {
  return iso + "-12-31".slice(iso.length - 4);
}
