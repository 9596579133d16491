// The whole element. The slot, for the page's own content, stands outside of what is styled here,
// so that it looks as the page wants it.

import { opened } from "../state/query";
import { openRelease } from "../state/state";
import { Filters } from "./facets";
import { HeadlineList } from "./headlines";
import { Icon } from "./icon";
import { PlaceLink } from "./meta";
import type { Model } from "./model";
import { FailureNotice } from "./notices";
import { Results, scopeText } from "./results";
import { SearchBox } from "./search-box";
import { Timeline } from "./timeline";
import { MoreFailed } from "./with-more";

export function App(model: Model) {
  const { state, settings, say } = model;
  const { load, response } = state;
  const bare = load.phase !== "headlines" && !(load.phase !== "failed" && response);
  const silent = isSilent(model);
  return (
    <>
      <div
        part="archive"
        lang={say.language}
        dir={say.words.direction}
        data-layout={settings.layout}
        data-theme={settings.theme}
        data-silent={silent}
      >
        {!silent && <Phase {...model} />}
        <div class="hidden" role="status">
          {state.announced}
        </div>
      </div>
      {bare && <slot />}
    </>
  );
}

/** The page's own content stands as it is, unmoved, until there is something better. */
function isSilent({ state: { load, response, failure }, hasContent }: Model): boolean {
  return (
    load.phase === "waiting" ||
    (hasContent && !response && !failure && (load.phase === "loading" || load.phase === "ready"))
  );
}

function Phase(model: Model) {
  const { state, settings } = model;
  const { load } = state;
  switch (load.phase) {
    case "waiting":
      return null;
    case "headlines":
      return <HeadlineList model={model} headlines={load.headlines} failure={load.failure} />;
    case "failed":
      return <FailureNotice model={model} failure={load.failure} />;
    case "loading":
    case "ready":
      return (
        <>
          {settings.layout !== "headlines" && <SearchBox {...model} />}
          {state.response ? (
            <Content {...model} />
          ) : state.failure ? (
            <FailureNotice model={model} failure={state.failure} />
          ) : (
            <Loading {...model} />
          )}
        </>
      );
  }
}

function Loading({ say }: Model) {
  return <p part="loading">{say.words.loading}</p>;
}

function Content(model: Model) {
  const { state, settings, say, address, on } = model;
  const release = openRelease(state);
  if (release && model.more) return <model.more.ReleaseView model={model} release={release} />;
  if (release && !model.moreFailed) return <Loading {...model} />;
  const gone = state.query.open !== null && state.answered === state.query;
  return (
    <>
      {gone && (
        <div part="notice">
          {release ? <MoreFailed {...model} /> : <p>{say.words.noSuchRelease}</p>}
          <PlaceLink part="back" href={address(opened(state.query, null))} onClick={on.close}>
            <Icon name="back" />
            {say.words.back}
          </PlaceLink>
        </div>
      )}
      <div part="body">
        {settings.layout === "full" && <Filters {...model} />}
        <div part="main">
          {settings.layout === "full" && <Timeline {...model} />}
          <Results {...model} />
        </div>
      </div>
      <p part="scope">{scopeText(model)}</p>
    </>
  );
}
