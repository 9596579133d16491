// The reference of the relevance bench, against figures worked out by hand.

import assert from "node:assert/strict";
import test from "node:test";
import { analyzer, bm25 } from "../bench/bm25.mjs";

const near = (a, b) => assert.ok(Math.abs(a - b) < 1e-12, `${a} is not ${b}`);

test("scores are BM25's", () => {
  // Two documents, 3 terms long on average. "b" is in one of them, "a" in both.
  const rank = bm25([["a", "b"], ["a", "a", "c", "d"]]);

  // log(1 + 1.5 / 1.5) for "b"; the length norm is 1.2 (0.25 + 0.75 × 2/3) = 0.9.
  const [b, ...others] = rank(["b"], 10);
  assert.deepEqual([b.document, others], [0, []]);
  near(b.score, (Math.log(2) * 2.2) / 1.9);

  // log(1 + 0.5 / 2.5) for "a"; the second document's norm is 1.2 (0.25 + 0.75 × 4/3) = 1.5.
  const a = rank(["a"], 10);
  assert.deepEqual(a.map(({ document }) => document), [1, 0]);
  near(a[0].score, (Math.log(1.2) * 2 * 2.2) / 3.5);
  near(a[1].score, (Math.log(1.2) * 2.2) / 1.9);

  // Terms add up, also the same twice.
  near(rank(["a", "b"], 10)[0].score, a[1].score + b.score);
  near(rank(["a", "a"], 10)[0].score, 2 * a[0].score);
});

test("equal documents come in their order, no more than wanted, none without a term", () => {
  const rank = bm25([["x"], ["y"], ["x"], ["x"]]);
  assert.deepEqual(rank(["x"], 2).map(({ document }) => document), [0, 2]);
  assert.deepEqual(rank(["z"], 2), []);
  assert.deepEqual(rank([], 2), []);
});

test("a text's terms are stems in its language", () => {
  assert.deepEqual(analyzer("en")("The Competitions, and it: competing"), ["competit", "compet"]);
  assert.deepEqual(analyzer("fr")("L’école des réfugiés"), ["l", "ecol", "de", "refugi"]);
  assert.deepEqual(analyzer("es")("Las niñas, 2021"), ["las", "nin", "2021"]);
});

test("Chinese is cut into pairs of characters", () => {
  assert.deepEqual(analyzer("zh")("黑豹队的防守，NFL在"), ["黑豹", "豹队", "队的", "的防", "防守", "nfl", "在"]);
});
