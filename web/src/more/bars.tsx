// The timeline's bars, to choose one period or several by pointer or keyboard.

import { firstDay, isMonth, lastDay } from "../state/dates";
import type { CountedPeriod } from "../state/periods";
import type { State } from "../state/state";
import type { Model } from "../views/model";
import { moreWords } from "../words/more-words";
import { shareText } from "./period-table";

/** So many periods are labelled where there is room, and where there is little. */
const LABELS = { wide: 14, narrow: 6 };

interface Props {
  model: Model;
  periods: readonly CountedPeriod[];
  title: string;
}

export function Bars({ model, periods, title }: Props) {
  const { state, say, on } = model;
  const most = Math.max(...periods.map(({ count }) => count));
  const last = periods.length - 1;
  const byMonth = isMonth(periods[0]?.period);
  // One stop for the Tab key, the first that is chosen or the last of all; arrows go on from there.
  const chosen = periods.findIndex(({ period }) => isSet(state, period));
  const stop = chosen < 0 ? last : chosen;
  const name = ({ period, count, all }: CountedPeriod) =>
    `${say.date(period)}: ${shareText(model, count, all)}`;
  return (
    <>
      <div
        part="bars"
        role="group"
        hidden={!most}
        aria-label={title}
        aria-describedby="timeline-help"
        onKeyDown={(event) => moveFocus(event, model)}
        onPointerDown={(event) => drag(event, model)}
      >
        {periods.map((each, index) => (
          <button
            key={each.period}
            part="bar"
            type="button"
            tabIndex={index === stop ? 0 : -1}
            data-period={each.period}
            aria-pressed={isSet(state, each.period)}
            title={name(each)} // also what screen readers are told, as no other text is
            onClick={() => {
              const [from, to] = state.marked ?? [each.period, each.period];
              const again = from === to && state.query.from === from && state.query.to === to;
              // Chosen again, a month gives way to its year, and a year to all.
              const wider = again ? from.slice(0, isMonth(from) ? 4 : 0) : from;
              on.chooseRange(wider, again ? wider : to);
            }}
          >
            <span part="bar-fill" style={{ "--share": String(each.count / most) }} />
            <span part="bar-label" aria-hidden="true" data-room={room(byMonth ? index : last - index, periods.length)}>
              {barLabel(model, each.period)}
            </span>
          </button>
        ))}
      </div>
      <p class="hidden" id="timeline-help">
        {moreWords(say).timelineHelp}
      </p>
    </>
  );
}

/** January bears the year. */
function barLabel({ say }: Model, period: string): string {
  const bearsYear = !isMonth(period) || period.endsWith("-01");
  return bearsYear ? say.date(period.slice(0, 4)) : say.month(period);
}

function isSet({ marked, query }: State, period: string): boolean {
  const [from, to] = marked ?? [query.from, query.to];
  return (
    Boolean(from || to) &&
    (!from || lastDay(period) >= firstDay(from)) &&
    (!to || firstDay(period) <= lastDay(to))
  );
}

/** Arrows move between the bars; with Shift they mark from where they began. */
function moveFocus(event: KeyboardEvent, { state: { marked }, on }: Model): void {
  const bar = event.target as HTMLElement;
  const rtl = getComputedStyle(bar).direction === "rtl";
  const { previousElementSibling: before, nextElementSibling: after, parentElement } = bar;
  const targets: Record<string, Element | null | undefined> = {
    ArrowLeft: rtl ? after : before,
    ArrowRight: rtl ? before : after,
    Home: parentElement?.firstElementChild,
    End: parentElement?.lastElementChild,
    Escape: bar,
  };
  const target = targets[event.key] as HTMLElement | null | undefined;
  if (!(event.key in targets)) return;
  event.preventDefault();
  if (!target) return;
  target.focus();
  const [from, to] = marked ?? [];
  const now = bar.dataset["period"]!;
  // The end of what is marked that stays is the one where the focus was not.
  const anchor = from && to ? (now === from ? to : from) : now;
  on.mark(event.shiftKey ? ordered(anchor, target.dataset["period"]!) : null);
}

/** What a pointer passes over from one bar to another is marked, then chosen. */
function drag(event: PointerEvent, { on }: Model): void {
  const bars = event.currentTarget as HTMLElement;
  const begin = periodAt(bars, event.clientX);
  let marked: State["marked"] = null;
  const end = new AbortController();
  const { signal } = end;
  bars.addEventListener(
    "pointermove",
    ({ clientX, pointerId }) => {
      const here = periodAt(bars, clientX);
      if (here === begin && !marked) return;
      bars.setPointerCapture(pointerId); // a press that moves is no click of a bar
      marked = ordered(begin, here);
      on.mark(marked);
    },
    { signal },
  );
  for (const type of ["pointerup", "pointercancel"] as const)
    bars.addEventListener(
      type,
      () => {
        end.abort();
        if (!marked) return;
        if (type === "pointerup") on.chooseRange(...marked);
        else on.mark(null);
      },
      { signal },
    );
}

/** The period of the bar at this distance from the window's left edge, or nearest to it. */
function periodAt(bars: HTMLElement, x: number): string {
  const distance = (bar: Element) => {
    const { left, right } = bar.getBoundingClientRect();
    return Math.abs(x - (left + right) / 2);
  };
  const nearest = [...bars.children].reduce((a, b) => (distance(b) < distance(a) ? b : a));
  return (nearest as HTMLElement).dataset["period"]!;
}

function ordered(a: string, b: string): [string, string] {
  return a < b ? [a, b] : [b, a];
}

/**
 * Which label is shown: "always", where it is "wide", or never. `place` counts from the last year,
 * or from the first month.
 */
function room(place: number, periods: number): string | undefined {
  if (place % Math.ceil(periods / LABELS.narrow) === 0) return "always";
  return place % Math.ceil(periods / LABELS.wide) === 0 ? "wide" : undefined;
}
