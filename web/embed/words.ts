// All that the builder says. Another language is another table of this type.

import type { Facet } from "../src/engine/protocol";
import type { Layout, Theme } from "../src/state/settings";
import type { Color } from "./options";
import type { Reason } from "./tag";

export const words = {
  title: "Embed an archive",
  lead: "Choose an archive, set how it looks, and copy the tag into your page.",

  archive: "Archive",
  address: "Address of the archive",
  addressHint: "A JSON file. Several addresses apart by spaces make one archive.",
  open: "Open",
  chooseFile: "Or choose a file, or drop it on this page",
  looking: "Looking into the archive…",
  /** `{releases}`, `{from}`, `{to}`, `{languages}`. */
  found: "{releases}, {from} to {to}, in {languages}.",
  foundUndated: "{releases}, without dates, in {languages}.",
  noLanguage: "no language that is named",
  /** `{n}` */
  problems: { one: "One thing in it is wrong:", other: "{n} things in it are wrong:" },
  /** `{item}` counts from 1. */
  problemAt: "Item {item}, {member}: {message}",
  problemOfFile: "{member}: {message}",
  moreProblems: "and {n} more. The command “dateline lint” lists them all.",
  atByte: "{message}, at byte {offset}",

  noFile:
    "This file is only on your computer. Put it on a web host; the tag then needs its address there.",
  insecure:
    "{url} begins with http: pages that come by https may not read it. Give it an https address.",
  insecureScript:
    "{url} begins with http: pages that come by https may not load it. Put the script on a host with https.",
  closed:
    "{url} cannot be read by pages of other sites, because its host does not allow it. The host must send this header with the file:",
  cors: {
    nginx: "nginx: inside the server block",
    apache: "Apache: in .htaccess, with mod_headers",
    s3: "Amazon S3: the bucket’s CORS configuration",
  },

  look: "Look",
  layout: "Layout",
  layouts: {
    full: "Full: search, filters, results",
    compact: "Compact: search and titles",
    headlines: "Headlines: the newest titles",
  } satisfies Record<Layout, string>,
  language: "Language",
  ofPage: "The page’s",
  theme: "Light or dark",
  themes: {
    auto: "As the reader’s system",
    light: "Light",
    dark: "Dark",
  } satisfies Record<Theme, string>,
  height: "Reserved height, in rem",
  heightHint: "Keeps the page still when the archive appears. More than a screen is always enough.",
  colors: "Colours",
  colorsHint: "They hold for light and dark alike, so choose one of the two above.",
  colorNames: {
    text: "Text",
    muted: "Lesser text",
    accent: "Links and buttons",
    "on-accent": "Text on buttons",
    background: "Background",
    surface: "Raised surfaces",
  } satisfies Record<Color, string>,
  defaultColor: "Default",
  /** `{name}` of a colour. */
  resetColor: "Default for {name}",

  content: "Content",
  filters: "Filters",
  filtersHint: "Those that readers get, in this order.",
  facets: {
    place: "Place",
    topic: "Topic",
    language: "Language",
    source: "Source",
    year: "Year",
  } satisfies Record<Facet, string>,
  /** `{name}` of a filter. */
  moveUp: "Move {name} up",
  pageSize: "Releases on a page, 1 to 100",
  order: "Order",
  orders: {
    relevance: "Most relevant first",
    newest: "Newest first",
    oldest: "Oldest first",
  },
  orderDefault: "Newest first, in a search most relevant first",
  only: "Only these releases",
  onlyHint: "What is chosen here is all that readers get. The choices come from the archive.",
  /** `{n}` chosen. */
  chosen: "{name}: {n} chosen",
  all: "{name}: all",
  nothingToChoose: "Open an archive to choose from it.",
  from: "From",
  to: "To",
  dateHint: "2021, 2021-02 or 2021-02-23",

  page: "Your page",
  addressBar: "Address bar",
  addressBarHint: "With an address a view can be linked to, and the back button works.",
  route: "Give every view an address",
  prefix: "Prefix in the address",
  prefixHint: "Two archives on one page need two.",
  script: "Address of dateline.js",
  scriptHint: "Where you keep it, if not beside this page.",
  invalid: "This does not fit. The tag keeps what was there before.",

  preview: "Preview",
  noPreview: "The archive appears here.",
  tag: "The tag",
  tagHint:
    "Paste it where the archive is to appear. The integrity hash lets in this version of the script and no other; when you update the script, copy the tag again.",
  copyTag: "Copy the tag",
  policy: "For a Content-Security-Policy",
  policyHint: "If your page has one, it must allow this. If it has none, there is nothing to do.",
  copyPolicy: "Copy the policy lines",
  line: "Line",
  reason: "What for",
  reasons: {
    script: "the script, and its part for reading a release",
    engine: "its engine, which is WebAssembly",
    data: "the engine’s file, the words of the interface, and the archive",
    style:
      "the style above the tag, letter for letter; not needed if you put its rules into your own style sheet",
    worker:
      "not needed; with it, a large archive is read beside the page instead of on it, where no Trusted Types are required",
  } satisfies Record<Reason, string>,
  link: "Link to these settings",
  copyLink: "Copy the link",
  linkHint: "Opens this page as it is now. A file of your computer is not in it.",
  copied: "Copied",
  copyRefused: "This browser did not allow it: select the text and copy it.",
};

export type Words = typeof words;
