// The script's second part, for what comes after the first page of results; fetched once for all
// elements of the page.

import { Fragment, jsx, jsxs } from "preact/jsx-runtime";
import { importBeside } from "../engine/beside";

export type More = typeof import("../more");

let more: Promise<More> | undefined;

/** Fails where it cannot be had; the next call tries again. */
export function fetchMore(): Promise<More> {
  more ??= load().catch((error) => {
    more = undefined;
    throw error;
  });
  return more;
}

async function load(): Promise<More> {
  const module = (await importBeside("more.js")) as More;
  module.takeJsx({ jsx, jsxs, Fragment });
  return module;
}
