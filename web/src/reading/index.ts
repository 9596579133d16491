// What only a reader of a release needs, a file of its own: it comes when the first one is opened
// (element/fetch-reading.ts). Where it cannot be had, the release is there without it.

export { takeJsx } from "dateline:jsx";
export { quotedRange } from "./quote";
export { Quote, UseRelease } from "./use-release";
