// The timeline's counts as a table, and in words.

import type { CountedPeriod } from "../state/periods";
import type { Model } from "../views/model";
import { moreWords } from "../words/more-words";

interface Props {
  model: Model;
  periods: readonly CountedPeriod[];
  title: string;
}

export function PeriodTable({ model, periods, title }: Props) {
  const { say } = model;
  return (
    <table aria-label={title}>
      <thead>
        <tr>
          <th scope="col">{moreWords(say).period}</th>
          <th scope="col">{title}</th>
        </tr>
      </thead>
      <tbody>
        {periods.map(({ period, count, all }) => (
          <tr key={period}>
            <th scope="row">{say.date(period)}</th>
            <td>{shareText(model, count, all)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** How many releases a period has and, where something is searched, which part of all. */
export function shareText({ say }: Model, count: number, all: number | null): string {
  const releases = say.count(say.words.releases, count);
  if (!all) return releases;
  return say.fill(moreWords(say).share, { releases, percent: say.percent(count / all) });
}
