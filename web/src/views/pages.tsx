import { atPage } from "../state/query";
import { Icon } from "./icon";
import { PlaceLink } from "./meta";
import { labelled, type Model } from "./model";

export function Pages(model: Model) {
  const { state, say, address, on } = model;
  const { words } = say;
  const pages = countPages(model);
  if (pages < 2) return null;
  const { page } = state.query;
  const link = (to: number) => ({
    href: address(atPage(state.query, to)),
    onClick: (event: MouseEvent) => on.turnTo(to, event),
  });
  return (
    <nav part="pages" aria-label={labelled(model, words.pages)}>
      {page > 1 && (
        <PlaceLink key="previous" part="page step" {...link(page - 1)}>
          <Icon name="back" />
          {words.previous}
        </PlaceLink>
      )}
      <ol>
        {pageNumbers(page, pages).map((number, index, all) => (
          <li key={number} data-gap={index > 0 && all[index - 1] !== number - 1}>
            <PlaceLink
              part="page"
              aria-label={say.fill(words.page, {
                page: say.number(number),
                pages: say.number(pages),
              })}
              aria-current={number === page ? "page" : undefined}
              {...link(number)}
            >
              {say.number(number)}
            </PlaceLink>
          </li>
        ))}
      </ol>
      {page < pages && (
        <PlaceLink key="next" part="page step" {...link(page + 1)}>
          {words.next}
          <Icon name="next" />
        </PlaceLink>
      )}
    </nav>
  );
}

export function countPages({ state, settings }: Model): number {
  return Math.ceil((state.response?.total ?? 0) / settings.pageSize);
}

/** The first, the last, and those around the current one. */
export function pageNumbers(page: number, pages: number): number[] {
  const numbers = new Set([1, page - 1, page, page + 1, pages]);
  return [...numbers].filter((number) => number >= 1 && number <= pages).sort((a, b) => a - b);
}
