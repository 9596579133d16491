// What a reader can take along: the releases found, as a file, and the feeds of what is new. What the
// menus hold comes with the module for reading.

import type { Model } from "./model";

export function TakeAway(model: Model) {
  const { state, settings, say, reading, on } = model;
  const { words } = say;
  const { load } = state;
  const canExport = load.phase === "ready" && load.opened.canExport;
  const opened = (event: Event) => (event.currentTarget as HTMLDetailsElement).open && on.takeAway();
  return (
    <div part="take-away">
      {canExport && (
        <details part="export" onToggle={opened}>
          <summary>{words.exportFound}</summary>
          {reading && <reading.ExportMenu model={model} />}
        </details>
      )}
      {settings.feeds && (
        <details part="follow" onToggle={opened}>
          <summary>{words.follow}</summary>
          {reading && <reading.FollowMenu model={model} />}
        </details>
      )}
      {state.told && <p part="told">{state.told}</p>}
    </div>
  );
}
