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
 * where a range is set. `run` asks the engine; with true, for the total alone. One request follows
 * the other, so that what is more urgent comes in between; fails as `run` does.
 */
export async function countPeriods(
  query: Query,
  response: Response,
  wide: boolean,
  run: (query: Query, totalOnly: boolean) => Response | Promise<Response>,
): Promise<CountedPeriod[]> {
  const years = response.histogram.map(({ period }) => period);
  const from = (!wide && query.from.slice(0, 4)) || years[0]!;
  const to = (!wide && query.to.slice(0, 4)) || years[years.length - 1]!;
  const inside = years.filter((year) => year >= from && year <= to);
  const shown = inside.length ? inside : years;
  const byMonth = shown.length <= MONTHS_OF_YEARS;
  const periods = byMonth ? shown.flatMap(monthsOf) : shown;

  const count = async (base: Query, known: Response | null): Promise<number[]> => {
    if (byMonth) {
      const totals: number[] = [];
      for (const month of periods) {
        const { total } = await run(atPage(withRange(base, month, month), NO_PAGE), true);
        totals.push(total);
      }
      return totals;
    }
    const { histogram } = known ?? (await run(EMPTY_QUERY, false));
    const counts = new Map(histogram.map(({ period, count }) => [period, count]));
    return periods.map((year) => counts.get(year) ?? 0);
  };
  const unranged = withRange(query, "", "");
  const searched = query.text.trim() !== "" || countFilters(unranged) > 0;
  const counts = await count({ ...query, filters: { ...query.filters, year: [] } }, response);
  const all = searched ? await count(EMPTY_QUERY, null) : null;
  return periods.map((period, i) => ({ period, count: counts[i]!, all: all && all[i]! }));
}

function monthsOf(year: string): string[] {
  return Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, "0")}`);
}
