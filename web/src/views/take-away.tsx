// What a reader can take along: the releases found, as a file, and the feeds of what is new. What the
// menus hold comes with the module "more".

import type { Model } from "./model";
import { onOpen, withMore } from "./with-more";

export function TakeAway(model: Model) {
  const { state, settings, say, on } = model;
  const { words } = say;
  const { load } = state;
  const canExport = load.phase === "ready" && load.opened.canExport;
  return (
    <div part="take-away">
      {canExport && (
        <details part="export" onToggle={onOpen(on.wantMore)}>
          <summary>{words.exportFound}</summary>
          {withMore(model, (more) => <more.ExportMenu model={model} />)}
        </details>
      )}
      {settings.feeds && (
        <details part="follow" onToggle={onOpen(on.wantFeeds)}>
          <summary>{words.follow}</summary>
          {withMore(model, (more) => <more.FollowMenu model={model} />)}
        </details>
      )}
      {state.told && <p part="told">{state.told}</p>}
    </div>
  );
}
