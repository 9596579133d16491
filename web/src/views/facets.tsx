import type { Facet, FacetCount } from "../engine/protocol";
import { countFilters, toggled } from "../state/query";
import type { Model } from "./model";

/** So many values are shown of a facet at first, and those that are selected. */
export const SHOWN_VALUES = 8;

/** Facets that are unfolded at first. */
const UNFOLDED = 3;

export function Filters(model: Model) {
  const { state, settings, say, on } = model;
  const { words } = say;
  // What the page has fixed is not for the reader to change.
  const facets = settings.facets.filter(
    (facet) => !settings.fixed[facet] && state.response?.facets[facet].length,
  );
  if (!facets.length) return null;
  const set = countFilters(state.query);
  return (
    <section part="filters" aria-label={words.filters} data-shown={state.filtersShown}>
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
  const values = state.response?.facets[facet] ?? [];
  const shown = state.expanded.includes(facet)
    ? values
    : values.filter(({ selected }, index) => selected || index < SHOWN_VALUES);
  const hidden = values.length - shown.length;
  return (
    <details part="facet" open={unfolded}>
      <summary part="facet-title">{words.facets[facet]}</summary>
      <fieldset data-facet={facet}>
        <legend class="hidden">{words.facets[facet]}</legend>
        <ul>
          {shown.map((value) => (
            <FacetValue key={value.value} model={model} facet={facet} value={value} />
          ))}
        </ul>
        {hidden > 0 && (
          <button part="more" type="button" onClick={() => on.expand(facet)}>
            {say.count(words.showAllValues, hidden)}
          </button>
        )}
      </fieldset>
    </details>
  );
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
