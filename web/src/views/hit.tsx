import type { Hit } from "../engine/protocol";
import { opened } from "../state/query";
import { marked } from "./marked";
import { Meta, PlaceLink, StatusNote, Translations } from "./meta";
import { opensInPlace, type Model } from "./model";

export function HitItem({ model, hit }: { model: Model; hit: Hit }) {
  const { say, settings } = model;
  const brief = settings.layout !== "full";
  return (
    <li part="hit" data-id={hit.id} data-status={hit.status}>
      <Meta say={say} {...hit} fresh={isNew(hit.date, settings.newSince)} />
      <h3 part="hit-title" lang={hit.language || undefined} dir="auto">
        <HitTitle model={model} hit={hit} />
      </h3>
      <StatusNote say={say} {...hit} />
      {!brief && hit.snippet && (
        <p part="snippet" lang={hit.language || undefined} dir="auto">
          {marked(hit.snippet, hit.snippetMarks)}
        </p>
      )}
      {!brief && <Translations model={model} versions={hit.translations} />}
    </li>
  );
}

/** A date that is less exact than `since`, the month only, is not new. */
function isNew(date: string, since: string): boolean {
  return since !== "" && date >= since;
}

/** A withdrawn release has neither title nor text: a notice stands in its place. */
function HitTitle({ model, hit }: { model: Model; hit: Hit }) {
  const { say, state, address, on } = model;
  if (hit.status === "withdrawn")
    return <span lang={say.language}>{say.words.withdrawnTitle}</span>;
  const title = hit.title ? marked(hit.title, hit.titleMarks) : hit.id;
  const onClick = (event: MouseEvent) => on.open(hit, event);
  const href = opensInPlace(hit)
    ? (address(opened(state.query, hit.id)) ?? hit.url ?? undefined)
    : hit.url!;
  return (
    <PlaceLink part="hit-link" href={href} onClick={onClick}>
      {title}
    </PlaceLink>
  );
}
