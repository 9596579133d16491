// Links to a sentence of a release, by text fragments: …#:~:text=first%20words,last%20words.
// Browsers that know them (https://wicg.github.io/scroll-to-text-fragment/) scroll by themselves
// where the text comes early; for the rest the element reads the fragment too.

import type { Range } from "../engine/protocol";

/** A longer text is named by its ends, and so is one of several paragraphs. */
const MAX_WORDS = 16;
const END_WORDS = 5;

/** What the reader has selected of the release that `root` shows. */
export function selectedText(root: ShadowRoot): string {
  const own = root as ShadowRoot & { getSelection?(): Selection | null }; // Chromium
  const selected = own.getSelection ? own.getSelection() : getSelection();
  const text = root.querySelector("[part~=text]");
  return selected && text?.contains(selected.anchorNode) ? selected.toString().trim() : "";
}

/** `link`, led to this text on its page. */
export function linkToText(link: string, text: string): string {
  const words = text.trim().split(/\s+/);
  const end = Math.min(END_WORDS, words.length >> 1);
  const byEnds = words.length > MAX_WORDS || (end > 0 && /\n/.test(text.trim()));
  const parts = (byEnds ? [words.slice(0, end), words.slice(-end)] : [words]).map((part) =>
    encodeURIComponent(part.join(" ")).replace(/-/g, "%2D"),
  );
  return `${link}${link.includes("#") ? "" : "#"}:~:text=${parts}`;
}

/** Where `text` has what `address` quotes; null where it quotes nothing, or something else. */
export function quotedRange(text: string, address: string): Range | null {
  const fragment = /:~:text=([^&]+)/.exec(address)?.[1] ?? "";
  // What stands before and after the quotation ends or begins with "-".
  const [first, last] = fragment.split(",").filter((part) => part && !/^-|-$/.test(part));
  if (!first) return null;
  const begin = find(text, first, 0);
  const end = begin && last ? find(text, last, begin[1]) : begin;
  return begin && end && [begin[0], end[1]];
}

function find(text: string, encoded: string, from: number): Range | null {
  const words = decode(encoded).trim().split(/\s+/);
  const escaped = words.map((word) => word.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&"));
  const search = new RegExp(escaped.join("\\s+"), "gi");
  search.lastIndex = from;
  const match = search.exec(text);
  return match && [match.index, match.index + match[0].length];
}

function decode(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}
