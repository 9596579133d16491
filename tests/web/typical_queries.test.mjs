// The queries of the pack bench.

import assert from "node:assert/strict";
import test from "node:test";
import { releases } from "../bench/generate.mjs";
import { KINDS, SHAPES, typicalQueries, wordsOf } from "../bench/typical_queries.mjs";

const items = [...releases(1500, 150)];
const queries = typicalQueries(items, 2 * SHAPES.length);

test("the same archive gives the same queries, each different from the others", () => {
  assert.deepEqual(typicalQueries(items, queries.length), queries);
  assert.equal(new Set(queries).size, queries.length);
  assert.notDeepEqual(typicalQueries(items, queries.length, 5), queries);
});

test("words are as rare or common as the query's shape says", () => {
  const words = items.map((item) => new Set(wordsOf(item)));
  queries.forEach((query, i) => {
    const shape = SHAPES[i % SHAPES.length];
    assert.equal(query.split(" ").length, shape.length, query);
    query.split(" ").forEach((word, at) => {
      const share = words.filter((each) => each.has(word)).length / items.length;
      const [above, upTo] = KINDS[shape[at]];
      assert.ok(share > above && share <= upTo, `${word} is in ${share} of the releases, but is to be ${shape[at]}`);
    });
  });
});

test("a release has all words of a query, each as a word of its own", () => {
  for (const query of queries) {
    const has = ({ title, summary, content_text: text }) => {
      const all = `${title} ${summary} ${text}`.toLowerCase().split(/\s+/);
      return query.split(" ").every((word) => all.includes(word));
    };
    assert.ok(items.some(has), query);
  }
});

test("too few releases for words that are rare", () => {
  assert.throws(() => typicalQueries(items.slice(0, 50), 10), /rare/);
});
