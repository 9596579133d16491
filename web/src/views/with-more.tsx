// What comes with the module "more", behind the first page of results.

import type { ComponentChild } from "preact";
import type { More } from "../element/fetch-more";
import type { Model } from "./model";

/** What only the module can show; where it could not be had, that is said. */
export function withMore(model: Model, show: (more: More) => ComponentChild): ComponentChild {
  return model.more ? show(model.more) : model.moreFailed && <MoreFailed {...model} />;
}

export function MoreFailed({ say, on }: Model) {
  return (
    <button part="link" type="button" onClick={on.wantMore}>
      {say.words.notDone}
    </button>
  );
}

/** Hears of a <details> that opens, not of one that closes. */
export function onOpen(opened: () => void) {
  return (event: Event) => {
    if ((event.currentTarget as HTMLDetailsElement).open) opened();
  };
}
