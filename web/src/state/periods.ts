// The timeline: releases by year, or by month where few years are shown. The engine counts by
// year; a month is a request of its own, for its total alone. (A release of which only the year is
// known counts in each of its months, as it does when a month is searched.)

import type { Period, Response } from "../engine/protocol";
import { atPage, countFilters, EMPTY_QUERY, withRange, type Query } from "./query";

/** So few years are shown by month. */
export const MONTHS_OF_YEARS = 2;

/** Far behind the last page, so that an answer has no hits. */
const NO_PAGE = 100_000;

export interface CountedPeriod extends Period {
  /** What the archive has of this period, searched or not; null where all is shown anyway. */
  all: number | null;
}

/**
 * What the timeline shows beside `response`, the answer to `query`. `wide` stays with all years
 * where a range is set. `run` asks the engine, with true for the total alone; where it gives null
 * for a month, years are shown. One request follows the other, so that what is more urgent comes in
 * between; fails as `run` does.
 */
export async function countPeriods(
  query: Query,
  response: Response,
  wide: boolean,
  run: (query: Query, totalOnly: boolean) => Promise<Response | null>,
): Promise<CountedPeriod[]> {
  const years = response.histogram.map(({ period }) => period);
  const from = (!wide && query.from.slice(0, 4)) || years[0]!;
  const to = (!wide && query.to.slice(0, 4)) || years[years.length - 1]!;
  const inside = years.filter((year) => year >= from && year <= to);
  const shown = inside.length ? inside : years;

  const countMonths = async (base: Query, months: readonly string[]): Promise<number[] | null> => {
    const totals: number[] = [];
    for (const month of months) {
      const answer = await run(atPage(withRange(base, month, month), NO_PAGE), true);
      if (!answer) return null;
      totals.push(answer.total);
    }
    return totals;
  };
  const countYears = ({ histogram }: Response): number[] => {
    const counts = new Map(histogram.map(({ period, count }) => [period, count]));
    return shown.map((year) => counts.get(year) ?? 0);
  };

  const searched = query.text.trim() !== "" || countFilters(withRange(query, "", "")) > 0;
  if (shown.length <= MONTHS_OF_YEARS) {
    const months = shown.flatMap(monthsOf);
    const base = { ...query, filters: { ...query.filters, year: [] } };
    const counts = await countMonths(base, months);
    const all = counts && searched ? await countMonths(EMPTY_QUERY, months) : null;
    if (counts) return join(months, counts, all);
  }
  const all = searched ? await run(atPage(EMPTY_QUERY, NO_PAGE), false) : null;
  return join(shown, countYears(response), all && countYears(all));
}

function join(
  periods: readonly string[],
  counts: readonly number[],
  all: readonly number[] | null,
): CountedPeriod[] {
  return periods.map((period, i) => ({ period, count: counts[i]!, all: all && all[i]! }));
}

function monthsOf(year: string): string[] {
  return Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, "0")}`);
}
