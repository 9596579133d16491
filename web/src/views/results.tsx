// The page of hits, with what was found and in what order.

import type { Hit, Response, Sort } from "../engine/protocol";
import { countFilters, withSort } from "../state/query";
import { effectiveSort } from "../state/request";
import { SORTS } from "../state/settings";
import { isBusy } from "../state/state";
import { Chips } from "./chips";
import { HitItem } from "./hit";
import { labelled, type Model } from "./model";
import { FailureNotice, failureText, noteLines, Nothing, PartlyNotice, QueryNotes } from "./notices";
import { countPages, Pages } from "./pages";
import { TakeAway } from "./take-away";

export function Results(model: Model) {
  const { state, settings, say } = model;
  const { response, answered } = state;
  if (!response || !answered) return null;
  const headlines = settings.layout === "headlines";
  const title = headlines ? say.words.newest : foundText(model);
  const failures = state.load.phase === "ready" ? state.load.opened.failures : [];
  return (
    <section part="results" aria-busy={isBusy(state)} aria-label={labelled(model, title)}>
      {failures.length > 0 && <PartlyNotice model={model} failures={failures} />}
      {!headlines && <Chips {...model} />}
      <header part="results-head">
        <h2 part="results-title" id="results" tabIndex={-1}>
          {title}
        </h2>
        {!headlines && response.total > 1 && <Order {...model} />}
      </header>
      {!headlines && response.total > 0 && <TakeAway {...model} />}
      <QueryNotes {...model} />
      {state.failure ? (
        <FailureNotice model={model} failure={state.failure} />
      ) : response.hits.length ? (
        <Hits model={model} response={response} before={(answered.page - 1) * settings.pageSize} />
      ) : (
        <Nothing {...model} />
      )}
      {!headlines && <Pages {...model} />}
    </section>
  );
}

/** `before`: how many hits are on the pages before. Those that have not all words stand apart. */
function Hits({ model, response, before }: { model: Model; response: Response; before: number }) {
  const { hits, complete } = response;
  const border = Math.max(complete - before, 0);
  return (
    <>
      {border > 0 && <HitList model={model} hits={hits.slice(0, border)} start={before + 1} />}
      {border < hits.length && (
        <>
          <h3 part="divider">{model.say.words.someWords}</h3>
          <HitList model={model} hits={hits.slice(border)} start={before + border + 1} />
        </>
      )}
    </>
  );
}

function HitList({ model, hits, start }: { model: Model; hits: readonly Hit[]; start: number }) {
  return (
    <ol part="hits" role="list" start={start}>
      {hits.map((hit) => (
        <HitItem key={hit.id} model={model} hit={hit} />
      ))}
    </ol>
  );
}

function Order({ state, settings, say: { words }, on }: Model) {
  const sort = effectiveSort(state.query, settings);
  const sorts = SORTS.filter((each) => each !== "relevance" || state.query.text.trim());
  return (
    <label part="order">
      <span>{words.sort}</span>{" "}
      <select
        part="order-select"
        value={sort}
        onChange={(event) => on.ask(withSort(state.query, event.currentTarget.value as Sort))}
      >
        {sorts.map((each) => (
          <option key={each} value={each} selected={each === sort}>
            {words.sorts[each]}
          </option>
        ))}
      </select>
    </label>
  );
}

function foundText(model: Model): string {
  const { words, count, fill } = model.say;
  const { total = 0, complete = 0 } = model.state.response ?? {};
  const rest = total - complete;
  if (rest && complete)
    return fill(count(words.moreHaveSome, rest), { all: count(words.haveAll, complete) });
  if (rest) return count(words.noneHasAll, rest);
  return count(asksForLess(model) ? words.releasesFound : words.releases, total);
}

/** Whether the reader has searched or filtered. */
function asksForLess({ state: { query } }: Model): boolean {
  return query.text.trim() !== "" || countFilters(query) > 0;
}

/** What was searched; nothing where the page shows only some of it. */
export function scopeText({ state, settings, say }: Model): string {
  const { words, fill, date } = say;
  const scope = state.response?.scope;
  const fixed = settings.from || settings.to || Object.keys(settings.fixed).length;
  if (!scope?.releases || fixed) return "";
  const releases = say.count(words.releases, scope.releases);
  const span = scope.from
    ? fill(words.scope, { releases, from: date(scope.from), to: date(scope.to) })
    : releases;
  const languages = scope.languages.map(say.languageName);
  const updated = state.load.phase === "ready" ? state.load.opened.updated : null;
  return [
    span,
    languages.length && fill(words.scopeLanguages, { languages: say.list(languages) }),
    updated && fill(words.scopeUpdated, { date: say.day(updated) }),
  ]
    .filter(Boolean)
    .join(", ");
}

/** For the status region, once results have settled. */
export function resultText(model: Model): string {
  const { state, say } = model;
  if (state.failure) return failureText(say, state.failure);
  const { page } = state.query;
  const pages = say.number(countPages(model));
  const where =
    page > 1 ? say.fill(say.words.page, { page: say.number(page), pages }) : scopeText(model);
  return asksForLess(model) || page > 1 || !where
    ? `${foundText(model)}. ${[...noteLines(model), where].join(" ")}`.trim()
    : where;
}
