import type { MoreWords } from "./words";

export const enMore: MoreWords<"one"> = {
  helpRows: [
    [
      "flood aid",
      "both words, in any form, with or without accents; the last may be only a beginning",
    ],
    ["smuggl*", "words that begin like this"],
    ['"climate change"', "these words side by side, exactly so"],
    ['~"climate change"', "side by side, in any form"],
    ["-smuggling", "without this word"],
    ["flood OR storm", "at least one of them"],
    ["(flood OR storm) aid", "parentheses keep things together"],
    ["title:fire", "in the title; place: and topic: likewise"],
    ["lang:es", "in this language; source:IOM is from this source"],
    ["date:2019..2021", "published then; also date:2019-03, before:2019, after:2019"],
  ],

  timelineHelp:
    "Arrow keys move between the bars and Shift with them marks several; Enter chooses, Escape goes back.",
  share: "{releases}, {percent} of all",
  period: "Period",
  original: "Original at {host}",
  by: "By {names}",
  related: "Related releases",
  copyLink: "Copy link",
  copy: "Copy",
  copied: "Copied",
  copyRefused: "This browser did not allow it: select the text and copy it.",
  quote: "Copy link to the selection",
  shareRelease: "Share",
  print: "Print",
  cite: "Cite",
  link: "Link",
  plainText: "Text",

  releasesSaved: { one: "{n} release saved", other: "{n} releases saved" },
  savedInPart: "{saved} of {all}: the file would be too large. Narrow the search for the rest.",
};
