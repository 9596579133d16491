// The plain list where the engine cannot run.

import type { Failure, Headline } from "../state/state";
import { Meta, StatusNote } from "./meta";
import type { Model } from "./model";
import { FailureNotice } from "./notices";

interface Props {
  model: Model;
  headlines: readonly Headline[];
  failure: Failure;
}

export function HeadlineList({ model, headlines, failure }: Props) {
  const { say, settings, on } = model;
  return (
    <section part="results" aria-labelledby="results">
      <header part="results-head">
        <h2 part="results-title" id="results">
          {say.words.newest}
        </h2>
      </header>
      <FailureNotice model={model} failure={failure} title={say.words.headlinesOnly} />
      <ol part="hits" role="list">
        {headlines.slice(0, settings.pageSize).map((headline) => {
          const { title, url, language, withdrawn, note } = headline;
          return (
            <li part="hit">
              <Meta say={say} {...headline} />
              <h3 part="hit-title" lang={(!withdrawn && language) || undefined} dir="auto">
                {withdrawn ? (
                  say.words.withdrawnTitle
                ) : url ? (
                  <a part="hit-link" href={url} onClick={(event) => on.open(headline, event)}>
                    {title}
                  </a>
                ) : (
                  title
                )}
              </h3>
              <StatusNote say={say} status={withdrawn ? "withdrawn" : "live"} note={note} />
            </li>
          );
        })}
      </ol>
    </section>
  );
}
