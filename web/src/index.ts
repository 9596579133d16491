// The one script that a page includes: classic, async, from any origin. It defines <dateline-
// archive> and nothing else.

import { DatelineArchiveElement } from "./element/archive-element";
import { setBase } from "./engine/beside";

// Known only while the script first runs.
const { currentScript } = document;

// A page that includes the script twice keeps the first.
if (!customElements.get("dateline-archive")) {
  setBase((currentScript as HTMLScriptElement | null)?.src || location.href);
  customElements.define("dateline-archive", DatelineArchiveElement);
}
