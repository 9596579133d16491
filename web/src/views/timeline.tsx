// Releases by year: bars to choose a year or several, and the same range to be typed.

import { withRange } from "../state/query";
import type { RangeEnd } from "../state/state";
import type { Model } from "./model";

/** So many years are labelled where there is room, and where there is little. */
const LABELS = { wide: 14, narrow: 6 };

/** More bars than this are too thin to be hit. */
const MAX_BARS = 150;

export function Timeline(model: Model) {
  const { state, say } = model;
  const { words } = say;
  const all = state.response?.histogram ?? [];
  const periods =
    all.length > MAX_BARS ? all.filter(({ count }) => count > 0).slice(-MAX_BARS) : all;
  if (!periods.length) return null;
  const { from, to } = state.query;
  const most = Math.max(...periods.map(({ count }) => count));
  const isSet = (year: string) =>
    Boolean(from || to) && (!from || year >= from.slice(0, 4)) && (!to || year <= to.slice(0, 4));
  const last = periods.length - 1;
  // One stop for the Tab key, the first year that is chosen or the last of all; arrows go on from
  // there.
  const chosen = periods.findIndex(({ period }) => isSet(period));
  const stop = chosen < 0 ? last : chosen;
  return (
    <section part="timeline" aria-label={words.timeline}>
      <div
        part="bars"
        role="group"
        hidden={!most}
        aria-label={words.timeline}
        aria-describedby="timeline-help"
        onKeyDown={moveFocus}
      >
        {periods.map(({ period, count }, index) => (
          <button
            key={period}
            part="bar"
            type="button"
            tabIndex={index === stop ? 0 : -1}
            aria-pressed={isSet(period)}
            aria-label={`${period}: ${say.count(words.releases, count)}`}
            title={`${period}: ${say.count(words.releases, count)}`}
            onClick={(event) => choose(model, period, event.shiftKey)}
          >
            <span part="bar-fill" style={{ "--share": String(count / most) }} />
            <span part="bar-label" data-room={room(last - index, periods.length)}>
              {period}
            </span>
          </button>
        ))}
      </div>
      <p class="hidden" id="timeline-help">
        {words.timelineHelp}
      </p>
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

/** Chooses one year; again, and it is no longer chosen; with Shift, the range grows to it. */
function choose({ state: { query }, on }: Model, year: string, extend: boolean): void {
  const { from, to } = query;
  if (extend && (from || to)) {
    const ends = [from || year, to || year, year].map((day) => day.slice(0, 4)).sort();
    on.ask(withRange(query, ends[0]!, ends[2]!));
  } else if (from === year && to === year) {
    on.ask(withRange(query, "", ""));
  } else {
    on.ask(withRange(query, year, year));
  }
}

function moveFocus(event: KeyboardEvent): void {
  const bar = event.target as HTMLElement;
  const rtl = getComputedStyle(bar).direction === "rtl";
  const { previousElementSibling: before, nextElementSibling: after, parentElement } = bar;
  const targets: Record<string, Element | null | undefined> = {
    ArrowLeft: rtl ? after : before,
    ArrowRight: rtl ? before : after,
    Home: parentElement?.firstElementChild,
    End: parentElement?.lastElementChild,
  };
  if (!(event.key in targets)) return;
  event.preventDefault();
  (targets[event.key] as HTMLElement | null)?.focus();
}

/**
 * Which label is shown: "always", where it is "wide", or never. `age` counts from the last year.
 */
function room(age: number, years: number): string | undefined {
  if (age % Math.ceil(years / LABELS.narrow) === 0) return "always";
  return age % Math.ceil(years / LABELS.wide) === 0 ? "wide" : undefined;
}
