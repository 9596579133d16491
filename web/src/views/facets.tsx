import type { Facet, FacetCount } from "../engine/protocol";
import { countFilters, toggled } from "../state/query";
import { labelled, type Model } from "./model";

/** So many values are shown of a facet at first, and those that are selected. */
export const SHOWN_VALUES = 8;

/** A longer facet has a box to find values in it. */
const LONG = 16;

/** More than these are shown only when they are looked for. */
const MOST_VALUES = 200;

/** Facets that are unfolded at first. */
const UNFOLDED = 3;

export function Filters(model: Model) {
  const { state, settings, say, on } = model;
  const { words } = say;
  // What the page has fixed is not for the reader to change, and one source is no choice.
  const facets = settings.facets.filter((facet) => {
    const values = state.response?.facets[facet] ?? [];
    const least = facet === "source" && !values.some(({ selected }) => selected) ? 2 : 1;
    return !settings.fixed[facet] && values.length >= least;
  });
  if (!facets.length) return null;
  const set = countFilters(state.query);
  return (
    <section part="filters" aria-label={labelled(model, words.filters)} data-shown={state.filtersShown}>
      <button
        part="filters-toggle"
        type="button"
        aria-expanded={state.filtersShown}
        onClick={() => on.showFilters(!state.filtersShown)}
      >
        {words.filters}
        {set > 0 && <span part="badge">{say.count(words.filtersSet, set)}</span>}
      </button>
      <div part="facets">
        {facets.map((facet, index) => (
          <FacetGroup key={facet} model={model} facet={facet} unfolded={index < UNFOLDED} />
        ))}
      </div>
    </section>
  );
}

function FacetGroup({ model, facet, unfolded }: { model: Model; facet: Facet; unfolded: boolean }) {
  const { state, say, on } = model;
  const { words } = say;
  const name = words.facets[facet];
  const values = state.response?.facets[facet] ?? [];
  const narrow = (values.length > LONG && state.narrowed[facet]?.trim()) || "";
  const fitting = narrow
    ? values.filter(({ value }) => plain(facetLabel(model, facet, value)).includes(plain(narrow)))
    : values;
  const expanded = state.expanded.includes(facet);
  const most = narrow || expanded ? MOST_VALUES : SHOWN_VALUES;
  const shown = fitting.filter(({ selected }, index) => selected || index < most);
  const hidden = fitting.length - shown.length;
  return (
    <details part="facet" open={unfolded}>
      <summary part="facet-title">{name}</summary>
      <fieldset data-facet={facet}>
        <legend class="hidden">{name}</legend>
        {values.length > LONG && (
          <input
            part="facet-search"
            type="search"
            dir={state.narrowed[facet] ? "auto" : undefined}
            value={state.narrowed[facet] ?? ""}
            aria-label={say.fill(words.narrow, { facet: name })}
            placeholder={say.fill(words.narrow, { facet: name })}
            onInput={(event) => on.narrow(facet, event.currentTarget.value)}
          />
        )}
        <ul>
          {shown.map((value) => (
            <FacetValue key={value.value} model={model} facet={facet} value={value} />
          ))}
        </ul>
        {!shown.length && <p part="hint">{words.noValue}</p>}
        {!narrow && (expanded || hidden > 0) && (
          <button part="more" type="button" onClick={() => on.expand(facet)}>
            {expanded ? words.showFewer : say.count(words.showAllValues, hidden)}
          </button>
        )}
      </fieldset>
    </details>
  );
}

/** For comparing: without case and marks. */
function plain(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

function FacetValue({ model, facet, value }: { model: Model; facet: Facet; value: FacetCount }) {
  const { state, say, on } = model;
  return (
    <li>
      <label part="facet-value">
        <input
          type="checkbox"
          checked={state.query.filters[facet].includes(value.value)}
          onChange={() => on.ask(toggled(state.query, facet, value.value))}
        />
        <span dir="auto">{facetLabel(model, facet, value.value)}</span>{" "}
        <span part="count" aria-hidden="true">
          {say.number(value.count)}
        </span>
        <span class="hidden">{say.count(say.words.releases, value.count)}</span>
      </label>
    </li>
  );
}

export function facetLabel({ say }: Model, facet: Facet, value: string): string {
  return facet === "language" ? say.languageName(value) : value;
}
