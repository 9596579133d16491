// The tag as JSX writes it, for React, Preact and the like: types alone.

import type { Sort } from "../engine/protocol";
import type { ATTRIBUTES, Layout, Theme } from "../state/settings";
import type { DatelineEventMap } from "./events";

/** Attributes that take less than any text. */
interface Narrow {
  layout: Layout;
  "page-size": number | `${number}`;
  sort: Sort;
  theme: Theme;
}

/** The element's attributes; docs/EMBED.md tells what each is for. */
export type DatelineAttributes = {
  [Name in (typeof ATTRIBUTES)[number]]?:
    (Name extends keyof Narrow ? Narrow[Name] : string) | undefined;
};

/** `ondateline-ready` and the like: React 19 and Preact listen for what stands after "on". */
export type DatelineListeners = {
  [Name in keyof DatelineEventMap as `on${Name}`]?:
    ((event: DatelineEventMap[Name]) => void) | undefined;
};
