// The reference that rankings are measured against: plain BM25 over one field, as small and obvious as it can be.

import snowball from "snowball-stemmers";

const K1 = 1.2;
const B = 0.75;

/**
 * Ranks `documents`, each an array of terms, by Okapi BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework",
 * 2009) with the inverse document frequency that cannot be negative, log(1 + (N - n + 0.5) / (n + 0.5)). Gives a function
 * from a query's terms to the best `limit` documents that have any of them: [{ document, score }], best first, where equal
 * in the order of `documents`. A term that the query repeats counts as often as it stands there.
 */
export function bm25(documents) {
  const postings = new Map(); // term → [{ document, count }]
  documents.forEach((terms, document) => {
    for (const term of terms) {
      if (!postings.has(term)) postings.set(term, []);
      const list = postings.get(term);
      if (list.at(-1)?.document === document) list.at(-1).count++;
      else list.push({ document, count: 1 });
    }
  });
  const meanLength = documents.reduce((sum, terms) => sum + terms.length, 0) / documents.length;

  return (query, limit) => {
    const scores = new Map();
    for (const term of query) {
      const list = postings.get(term) ?? [];
      const rarity = Math.log(1 + (documents.length - list.length + 0.5) / (list.length + 0.5));
      for (const { document, count } of list) {
        const norm = K1 * (1 - B + (B * documents[document].length) / meanLength);
        const score = (rarity * count * (K1 + 1)) / (count + norm);
        scores.set(document, (scores.get(document) ?? 0) + score);
      }
    }
    return [...scores]
      .map(([document, score]) => ({ document, score }))
      .sort((a, b) => b.score - a.score || a.document - b.document)
      .slice(0, limit);
  };
}

const STEMMERS = { ar: "arabic", en: "english", es: "spanish", fr: "french", nl: "dutch", pt: "portuguese" };

// What Lucene's analyzer for English leaves out. In the other languages every word counts.
const STOP_WORDS = new Set(
  ("a an and are as at be but by for if in into is it no not of on or such that the their then there these they this to " +
    "was will with").split(" "),
);

/**
 * A function from a text in `language` to its terms: Snowball's stems of its words, without their accents; for Chinese the pairs of
 * characters that overlap.
 */
export function analyzer(language) {
  if (language === "zh") return pairs;
  const stemmer = snowball.newStemmer(STEMMERS[language]);
  const drop = language === "en" ? STOP_WORDS : new Set();
  const stems = new Map();
  const stem = (word) => {
    if (!stems.has(word)) stems.set(word, withoutAccents(stemmer.stem(word)));
    return stems.get(word);
  };
  return (text) => words(text).filter((word) => !drop.has(word)).map(stem);
}

const words = (text) => text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
const withoutAccents = (word) => word.normalize("NFD").replace(/\p{M}/gu, "");

/** Within each run of characters; one that stands alone is a term itself. Words in other scripts are kept whole. */
function pairs(text) {
  return words(text).flatMap((word) =>
    (word.match(/\p{Script=Han}+|\P{Script=Han}+/gu) ?? []).flatMap((run) => {
      const characters = [...run];
      if (!/\p{Script=Han}/u.test(run) || characters.length === 1) return [run];
      return characters.slice(1).map((character, i) => characters[i] + character);
    }),
  );
}
