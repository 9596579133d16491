// Parts of a pack as ranges of its files.

/** Bytes `begin` to `end`, that one not among them. */
export interface Part {
  /** As the engine names it: "FILE:BEGIN-END". */
  name: string;
  file: string;
  begin: number;
  end: number;
}

/** Parts that are fetched as one, and what is between them. */
export interface Range {
  file: string;
  begin: number;
  end: number;
  parts: Part[];
}

/** Fetching so many bytes for nothing costs less than another request. */
const GAP = 4096;

/** null where the name is none. */
export function readPart(name: string): Part | null {
  const [, file, begin, end] = /^([\w.-]+):(\d+)-(\d+)$/.exec(name) ?? [];
  return file && Number(begin) < Number(end)
    ? { name, file, begin: Number(begin), end: Number(end) }
    : null;
}

/** Neighbours are joined; the parts of a range stand in order. */
export function joinParts(parts: readonly Part[]): Range[] {
  const sorted = [...parts].sort(
    (a, b) => Number(a.file > b.file) - Number(a.file < b.file) || a.begin - b.begin,
  );
  const ranges: Range[] = [];
  for (const part of sorted) {
    const last = ranges.at(-1);
    if (last && last.file === part.file && part.begin <= last.end + GAP) {
      last.parts.push(part);
      last.end = Math.max(last.end, part.end);
    } else {
      ranges.push({ file: part.file, begin: part.begin, end: part.end, parts: [part] });
    }
  }
  return ranges;
}
