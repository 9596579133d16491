// What only a reader of a release needs, or one who takes releases along: a file of its own, which
// comes when the first release or menu is opened (element/fetch-reading.ts). Where it cannot be had,
// a release is there without it.

export { takeJsx } from "dateline:jsx";
export { ExportMenu } from "./export-menu";
export { fetchFeeds } from "./feeds";
export { FollowMenu } from "./follow-menu";
export { quotedRange } from "./quote";
export { Quote, UseRelease } from "./use-release";
