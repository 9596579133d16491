// What is set, each to be taken away.

import { FACETS } from "../engine/protocol";
import { countFilters, toggled, withoutFilters, withRange, type Query } from "../state/query";
import type { Say } from "../words/say";
import { facetLabel } from "./facets";
import { Icon } from "./icon";
import type { Model } from "./model";

export function Chips(model: Model) {
  const { state, settings, say, on } = model;
  const { query } = state;
  const { words } = say;
  const chips = FACETS.filter((facet) => !settings.fixed[facet]).flatMap((facet) =>
    query.filters[facet].map((value) => ({
      key: `${facet} ${value}`,
      label: facetLabel(model, facet, value),
      without: toggled(query, facet, value),
    })),
  );
  const range = rangeText(query, say);
  if (range) chips.push({ key: "range", label: range, without: withRange(query, "", "") });
  if (!chips.length) return null;
  return (
    <ul part="chips" aria-label={words.filters}>
      {chips.map(({ key, label, without }) => (
        <li key={key}>
          <button
            part="chip"
            type="button"
            aria-label={say.fill(words.removeFilter, { value: label })}
            onClick={() => on.ask(without)}
          >
            <span dir="auto">{label}</span>
            <Icon name="cross" />
          </button>
        </li>
      ))}
      {countFilters(query) > 1 && (
        <li key="all">
          <button part="link" type="button" onClick={() => on.ask(withoutFilters(query))}>
            {words.removeFilters}
          </button>
        </li>
      )}
    </ul>
  );
}

function rangeText({ from, to }: Query, { words, fill, date }: Say): string {
  if (from === to) return date(from);
  const pattern = from && to ? words.range : from ? words.since : words.until;
  return fill(pattern, { from: date(from), to: date(to) });
}
