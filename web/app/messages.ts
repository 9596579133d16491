// What the app's page and its service worker tell each other.

export type FromPage =
  | { type: "keep"; urls: string[] } // keep copies of these
  | { type: "activate" }; // the reader agreed to the new version

export type ToPage =
  | { type: "copy"; time: number } // the archive just answered is of this time, milliseconds since 1970
  | { type: "kept"; all: boolean }; // "keep" is done; all: nothing is missing

/** Header of a kept archive: when it came, milliseconds since 1970. */
export const FETCHED_AT = "X-Dateline-Fetched-At";
