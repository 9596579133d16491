// Queries of rare, middling and common words, for what is fetched piece by piece: how much a query fetches goes by how
// often its words occur.

import { pick, random } from "./random.mjs";

/** The share of the releases that have a word: above the first, up to the second. Function words are above all of them. */
export const KINDS = { rare: [0, 0.001], middling: [0.001, 0.02], common: [0.02, 0.2] };

/** Ten queries are one of each. */
export const SHAPES = [
  ["common", "middling"],
  ["middling"],
  ["rare"],
  ["common", "common", "middling"],
  ["middling", "middling"],
  ["rare", "common"],
  ["common"],
  ["middling"],
  ["common", "middling", "middling"],
  ["common", "common"],
];

const SHORTEST = 4;

/** So many releases are looked at in vain for one query. */
const PATIENCE = 1000;

/** What stands between spaces and has nothing but letters, so that everybody takes it for the same one word. */
export function wordsOf({ title, summary, content_text: text }) {
  const all = `${title} ${summary} ${text}`.toLowerCase().split(/\s+/);
  return [...new Set(all)].filter((word) => word.length >= SHORTEST && /^\p{L}+$/u.test(word));
}

/**
 * `count` queries; the words of each stand in one of `items`, so that it has a match. Fails where no release has such words, as
 * where there are so few that none is rare.
 */
export function typicalQueries(items, count, seed = 4) {
  const next = random(seed);
  const having = new Map();
  for (const word of items.flatMap(wordsOf)) having.set(word, (having.get(word) ?? 0) + 1);
  const isOf = (word, kind) => {
    const [above, upTo] = KINDS[kind];
    const share = having.get(word) / items.length;
    return share > above && share <= upTo;
  };

  /** Words of `item`, none of them twice; null where it has not enough. */
  const draw = (item, shape) => {
    const all = wordsOf(item);
    const words = new Set();
    for (const kind of shape) {
      const left = all.filter((word) => isOf(word, kind) && !words.has(word));
      if (left.length === 0) return null;
      words.add(pick(next, left));
    }
    return [...words].join(" ");
  };

  return Array.from({ length: count }, (_, i) => {
    const shape = SHAPES[i % SHAPES.length];
    for (let tries = 0; tries < PATIENCE; tries++) {
      const query = draw(pick(next, items), shape);
      if (query !== null) return query;
    }
    throw new Error(`no release has words for a query of these: ${shape}`);
  });
}
