// Text with highlights. Text is only ever text: marks are ranges, never markup.

import type { ComponentChildren } from "preact";
import type { Range } from "../engine/protocol";

/** `marks` ascend; what lies outside `text` is cut off. */
export function marked(text: string, marks: readonly Range[], part = "mark"): ComponentChildren {
  const pieces: ComponentChildren[] = [];
  let end = 0;
  for (const [from, to] of marks) {
    const start = Math.max(from, end);
    if (start >= to || start >= text.length) continue;
    pieces.push(text.slice(end, start), <mark part={part}>{text.slice(start, to)}</mark>);
    end = to;
  }
  return [...pieces, text.slice(end)];
}

/** Paragraphs are apart by blank lines. */
export function paragraphs(text: string, marks: readonly Range[], part?: string): ComponentChildren {
  const result: ComponentChildren[] = [];
  for (const match of text.matchAll(/\S(?:[^]*?)(?=\n\s*\n|$(?![^]))/g)) {
    const start = match.index;
    const shifted = marks.map(([from, to]): Range => [Math.max(from - start, 0), to - start]);
    result.push(<p>{marked(match[0], shifted, part)}</p>);
  }
  return result;
}
