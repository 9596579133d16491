// Types for pages that include dateline.js, which exports nothing. web/build/declarations.mjs
// makes dateline.d.ts of this.

export type { DatelineArchiveElement } from "./element/archive-element";
export type { DatelineEventMap, OpenDetail, ReadyDetail, ResultsDetail } from "./element/events";
export type { DatelineAttributes, DatelineListeners } from "./element/jsx";
export type { FeedReport, Diagnostic, Facet, Scope, Sort } from "./engine/protocol";
export type { Query } from "./state/query";
export type { Layout, Theme } from "./state/settings";
export type { Failure, FailureCode, SourceFile } from "./state/state";
