// What an editor has set: the element's attributes, its reserved height and its colours, as texts by
// name. They are kept in the fragment of the builder's address, so that a link shares them.

import { FACETS } from "../src/engine/protocol";
import { parseDate } from "../src/state/dates";
import { LAYOUTS, SORTS, THEMES } from "../src/state/settings";

/** In the order in which the tag has them. */
export const TAG_ATTRIBUTES = [
  ...["src", "lang", "layout", "theme", "facets", "page-size", "sort", "place", "topic", "source"],
  ...["from", "to", "route"],
] as const;

/** Each is the property --dateline-color-NAME. */
export const COLORS = ["text", "muted", "accent", "on-accent", "background", "surface"] as const;
export type Color = (typeof COLORS)[number];

export type Attribute = (typeof TAG_ATTRIBUTES)[number];

/** `script` is the address of dateline.js, `height` is in rem. */
export type Name = Attribute | Color | "script" | "height";

/** What is not set is not there; "" is a value for `facets` (none) and `route` (no prefix). */
export type Options = Readonly<Partial<Record<Name, string>>>;

/** Those that the element speaks: English is in the script, the others are files beside it. */
export const LANGUAGES = [
  "en",
  ...Object.keys(DATELINE_FILES).flatMap((name) => /^([a-z]{2})\.json$/.exec(name)?.[1] ?? []),
];

export const DEFAULT_HEIGHT = "60";

/** Longer than any address that browsers take. */
const MAX_TEXT = 8000;

const COLOR = /^#[0-9a-f]{6}$/;

type Check = (text: string) => boolean;
const among =
  (values: readonly string[]): Check =>
  (text) =>
    values.includes(text);
const filled: Check = (text) => text.trim() !== "";
const number =
  (most: number): Check =>
  (text) =>
    /^\d{1,3}$/.test(text) && +text >= 1 && +text <= most;
const date: Check = (text) => parseDate(text) !== null;

/** What each takes. */
const CHECKS: Readonly<Record<Name, Check>> = {
  src: filled,
  lang: among(LANGUAGES),
  layout: among(LAYOUTS),
  theme: among(THEMES),
  facets: (text) => text.split(" ").filter(Boolean).every(among(FACETS)),
  "page-size": number(100),
  sort: among(SORTS),
  place: filled,
  topic: filled,
  source: filled,
  from: date,
  to: date,
  route: (text) => /^[\w.~-]*$/.test(text),
  script: filled,
  height: number(500),
  ...(Object.fromEntries(
    COLORS.map((name) => [name, (text: string) => COLOR.test(text)]),
  ) as Record<Color, Check>),
};

const NAMES = Object.keys(CHECKS) as Name[];

/** Whether `name` takes this text. */
export function isValid(name: Name, text: string): boolean {
  return text.length <= MAX_TEXT && CHECKS[name](text);
}

/** `fragment` is a URL's, with or without "#"; what does not fit is left out. */
export function readOptions(fragment: string): Options {
  const given = new URLSearchParams(fragment.replace(/^#/, ""));
  const options: Partial<Record<Name, string>> = {};
  for (const name of NAMES) {
    const text = given.get(name);
    if (text !== null && isValid(name, text)) options[name] = text;
  }
  return options;
}

/** "" or beginning with "#". */
export function writeOptions(options: Options): string {
  const set = new URLSearchParams();
  for (const name of NAMES) {
    const text = options[name];
    if (text !== undefined && isValid(name, text)) set.set(name, text);
  }
  const text = String(set);
  return text && `#${text}`;
}

/** With `name` set, or taken out by undefined. */
export function withOption(options: Options, name: Name, text: string | undefined): Options {
  const { [name]: _, ...others } = options;
  return text === undefined ? others : { ...others, [name]: text };
}

/** The values of `place`, `topic` or `source`. */
export function listOf(text: string | undefined): string[] {
  return (text ?? "")
    .split(";")
    .map((value) => value.trim())
    .filter(Boolean);
}

/** undefined for none. A value with ";" in it cannot be said. */
export function listText(values: readonly string[]): string | undefined {
  return values.join("; ") || undefined;
}
