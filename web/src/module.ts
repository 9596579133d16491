// For bundlers: the class, its types, and define(). Importing this defines nothing.

import { DatelineArchiveElement } from "./element/archive-element";
import { setBase } from "./engine/beside";

export { DatelineArchiveElement };
export type * from "./types";

/**
 * Defines <dateline-archive>; a second time does nothing. `base` is the address beside which the
 * other files lie: this module's own, unless a bundler has moved it.
 */
export function define({ base = import.meta.url }: { base?: string } = {}): void {
  if (customElements.get("dateline-archive")) return;
  setBase(base);
  customElements.define("dateline-archive", DatelineArchiveElement);
}
