// The script's second part, for reading a release; fetched once for all elements of the page.

import { Fragment, jsx, jsxs } from "preact/jsx-runtime";
import { importBeside } from "../engine/beside";

export type Reading = typeof import("../reading");

let reading: Promise<Reading> | undefined;

/** Fails where it cannot be had; the next call tries again. */
export function fetchReading(): Promise<Reading> {
  reading ??= load().catch((error) => {
    reading = undefined;
    throw error;
  });
  return reading;
}

async function load(): Promise<Reading> {
  const module = (await importBeside("reading.js")) as Reading;
  module.takeJsx({ jsx, jsxs, Fragment });
  return module;
}
