// A release as others cite it. A date is as exact as the publisher's, in every form.

import type { Release } from "../engine/protocol";
import type { Say } from "../words/say";

export type Cited = Pick<
  Release,
  "title" | "authors" | "source" | "date" | "language" | "topics" | "places"
>;

/** A sentence in the words of `say`; `link` may be "". */
export function plainCitation(release: Cited, link: string, say: Say): string {
  const { title, date } = release;
  const by = say.list(names(release));
  const quoted = say.fill(say.words.quoted, { text: title });
  return [by, quoted, say.date(date), link].filter(Boolean).join(". ");
}

/** One entry, for BibTeX and for biblatex, which knows `date`. */
export function bibtex(release: Cited, link: string): string {
  const { title, authors, source, date } = release;
  const fields = [
    ["author", authors.length ? authors.map(tex).join(" and ") : source && `{${tex(source)}}`],
    ["title", `{${tex(title)}}`],
    ["howpublished", "Press release"],
    ["date", date],
    ["year", date.slice(0, 4)],
    ["url", link.replace(/[{}]/g, encodeURIComponent)],
  ];
  const lines = fields.map(([name, value]) => value && `  ${name} = {${value}},\n`);
  return `@misc{${key(release)},\n${lines.join("")}}\n`;
}

/** One record. RIS has no type for press releases: it is a page of the web of that kind. */
export function ris(release: Cited, link: string): string {
  const { title, date, source, language, topics, places } = release;
  const lines = [
    ["TY", "ELEC"],
    ...names(release).map((name) => ["AU", name]),
    ["TI", title],
    ["M3", "Press release"],
    ["PB", source],
    ["PY", date.slice(0, 4)],
    ["DA", date.replace(/-/g, "/")],
    ["LA", language],
    ...[...topics, ...places].map((word) => ["KW", word]),
    ["UR", link],
  ];
  const body = lines.map(([tag, value]) => value && `${tag}  - ${line(value)}\r\n`);
  return `${body.join("")}ER  - \r\n`;
}

function names({ authors, source }: Cited): readonly string[] {
  return authors.length || !source ? authors : [source];
}

/** "IOM2021Safety": letters and digits that every program takes. */
function key({ title, date, authors, source }: Cited): string {
  const words = [source || authors[0] || "", date.slice(0, 4), title].map((text) =>
    /[a-z0-9]+/i.exec(text.normalize("NFKD").replace(/\p{M}/gu, "")),
  );
  return words.join("") || "release";
}

function tex(text: string): string {
  return line(text).replace(/[\\~^{}#$%&_]/g, (sign) =>
    /[\\~^]/.test(sign) ? `{\\char${sign.charCodeAt(0)}}` : `\\${sign}`,
  );
}

function line(text: string): string {
  return text.replace(/\s+/g, " ");
}
