// What stands with a title: its date and places, what became of it, its versions in other
// languages.

import type { Hit, Translation } from "../engine/protocol";
import { opened } from "../state/query";
import { primary, type Say } from "../words/say";
import type { Model } from "./model";

type Dated = Pick<Hit, "date" | "places" | "language">;

interface MetaProps extends Dated {
  say: Say;
  fresh?: boolean;
}

/** The language is told where it is not the interface's own. */
export function Meta({ say, date, places, language, fresh }: MetaProps) {
  const foreign = language && primary(language) !== primary(say.language);
  return (
    <p part="meta">
      {fresh && <strong part="new">{say.words.isNew}</strong>}
      {date ? <time dateTime={date}>{say.date(date)}</time> : <span>{say.words.undated}</span>}
      {places.length > 0 && (
        <span>
          <bdi>{places.join(", ")}</bdi>
        </span>
      )}
      {foreign && <span part="language">{say.languageName(language)}</span>}
    </p>
  );
}

/** The publisher's word on a correction or withdrawal. */
export function StatusNote({
  say: { words },
  status,
  note,
}: Pick<Hit, "status" | "note"> & { say: Say }) {
  if (status !== "corrected" && status !== "withdrawn") return null;
  return (
    <p part="note" data-status={status}>
      <strong>{words[status]}</strong>
      {note && <span dir="auto">{note}</span>}
    </p>
  );
}

export function Translations({
  model,
  versions,
}: {
  model: Model;
  versions: readonly Translation[];
}) {
  const { say, state, address, on } = model;
  if (!versions.length) return null;
  return (
    <p part="translations">
      <span>{say.words.alsoIn}</span>
      {versions.map(({ id, language, title }) => (
        <PlaceLink
          key={id}
          part="link"
          lang={language || undefined}
          title={title}
          href={address(opened(state.query, id))}
          onClick={(event: MouseEvent) => on.open({ id, url: null }, event)}
        >
          {language ? say.ownName(language) : title}
        </PlaceLink>
      ))}
    </p>
  );
}

interface PlaceLinkProps {
  part: string;
  href: string | undefined;
  onClick(event: MouseEvent): void;
  [attribute: string]: unknown;
}

/** A link to a place in the archive, or a button where the archive has no addresses. */
export function PlaceLink({ href, ...rest }: PlaceLinkProps) {
  return href === undefined ? <button type="button" {...rest} /> : <a href={href} {...rest} />;
}
