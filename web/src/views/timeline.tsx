// Releases by year or by month: bars to choose one or several, the same range to be typed, and the
// same counts as a table. Bars and table come with the module "more"; their room is there before.

import { isMonth } from "../state/dates";
import { MONTHS_OF_YEARS } from "../state/periods";
import type { RangeEnd } from "../state/state";
import { labelled, type Model } from "./model";
import { onOpen, withMore } from "./with-more";

/** More bars than this are too thin to be hit. */
const MAX_BARS = 150;

export function Timeline(model: Model) {
  const { state, say, on } = model;
  const { words } = say;
  const all = state.periods;
  const periods =
    all.length > MAX_BARS ? all.filter(({ count }) => count > 0).slice(-MAX_BARS) : all;
  if (!periods.length && !state.response?.histogram.length) return null;
  const byMonth = isMonth(periods[0]?.period);
  const title = byMonth ? words.timelineMonths : words.timeline;
  const noMonths = !byMonth && periods.length > 0 && periods.length <= MONTHS_OF_YEARS;
  const zoomed = !state.allYears && state.response!.histogram.length * 12 > periods.length && byMonth;
  return (
    <section part="timeline" aria-busy={noMonths && state.months} aria-label={labelled(model, title)}>
      {withMore(model, (more) => <more.Bars {...{ model, periods, title }} />) || <div part="bars" />}
      <div part="dates" role="group" aria-label={words.dates}>
        <DateField {...model} end="from" />
        <DateField {...model} end="to" />
        {state.badDate ? (
          <p part="problem" id="bad-date">
            {say.fill(words.badDate, { form: words.dateForm })}
          </p>
        ) : (
          <span part="hint" id="date-form">
            {words.dateForm}
          </span>
        )}
        {zoomed && (
          <button part="link" type="button" onClick={on.showAllYears}>
            {words.allYears}
          </button>
        )}
        {noMonths && model.more && <model.more.Months {...model} />}
        <details part="table" onToggle={onOpen(on.wantMore)}>
          <summary part="hint">{words.asTable}</summary>
          {withMore(model, (more) => <more.PeriodTable {...{ model, periods, title }} />)}
        </details>
      </div>
    </section>
  );
}

function DateField({ state, say, on, end }: Model & { end: RangeEnd }) {
  const bad = state.badDate === end;
  return (
    <label part="date">
      {say.words[end]}{" "}
      <input
        part="date-input"
        type="text"
        inputMode="numeric"
        dir="ltr"
        autocomplete="off"
        maxLength={20}
        value={state.dates[end]}
        aria-invalid={bad}
        aria-describedby={bad ? "bad-date" : "date-form"}
        onInput={(event) => on.typeDate(end, event.currentTarget.value)}
        onChange={on.takeDates}
      />
    </label>
  );
}
