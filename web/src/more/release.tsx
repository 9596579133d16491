// One release, in place.

import type { Release } from "../engine/protocol";
import { opened } from "../state/query";
import { Icon } from "../views/icon";
import { marked, paragraphs } from "../views/marked";
import { Meta, PlaceLink, StatusNote, Translations } from "../views/meta";
import type { Model } from "../views/model";
import { moreWords } from "../words/more-words";
import { quotedRange } from "./quote";
import { Quote, UseRelease } from "./use-release";

export function ReleaseView({ model, release }: { model: Model; release: Release }) {
  const { say, state, address, on } = model;
  const words = moreWords(say);
  const { summary, text, url, language } = release;
  const withdrawn = release.status === "withdrawn";
  // Many feeds give the beginning of the text as its summary.
  const lead = text.startsWith(summary.replace(/\s*(…|\.\.\.)$/, "")) ? "" : summary;
  const quoted = quotedRange(text, model.openedBy);
  return (
    <article part="release">
      <PlaceLink part="back" href={address(opened(state.query, null))} onClick={on.close}>
        <Icon name="back" />
        {words.back}
      </PlaceLink>
      <Meta say={say} {...release} />
      <Translations model={model} versions={release.translations} />
      {!withdrawn && <UseRelease model={model} release={release} />}
      <div lang={language || undefined}>
        <h2
          part="release-title"
          tabIndex={-1}
          dir="auto"
          lang={withdrawn ? say.language : undefined}
        >
          {withdrawn
            ? words.withdrawnTitle
            : marked(release.title || release.id, release.titleMarks)}
        </h2>
        <StatusNote say={say} {...release} />
        {lead && (
          <p part="lead" dir="auto">
            {marked(lead, release.summaryMarks)}
          </p>
        )}
        <div part="text" dir="auto">
          {quoted ? paragraphs(text, [quoted], "mark quoted") : paragraphs(text, release.textMarks)}
        </div>
      </div>
      <Quote model={model} release={release} />
      <footer part="release-end">
        {release.authors.length > 0 && (
          <p>{say.fill(words.by, { names: say.list(release.authors) })}</p>
        )}
        {(release.source || release.topics.length > 0) && (
          <p dir="auto">{[release.source, ...release.topics].filter(Boolean).join(" · ")}</p>
        )}
        {url && (
          <p>
            <a part="link original" href={url} onClick={(event) => on.follow(release, event)}>
              {say.fill(words.original, { host: new URL(url).host })}
              <Icon name="away" />
            </a>
          </p>
        )}
      </footer>
      {release.related.length > 0 && (
        <section part="related" aria-labelledby="related">
          <h3 part="related-title" id="related">
            {words.related}
          </h3>
          <ul>
            {release.related.map((other) => (
              <li key={other.id}>
                <Meta say={say} {...other} places={[]} />
                <PlaceLink
                  part="link"
                  lang={other.language || undefined}
                  dir="auto"
                  href={address(opened(state.query, other.id))}
                  onClick={(event: MouseEvent) => on.open({ id: other.id, url: null }, event)}
                >
                  {other.title}
                </PlaceLink>
              </li>
            ))}
          </ul>
        </section>
      )}
    </article>
  );
}
