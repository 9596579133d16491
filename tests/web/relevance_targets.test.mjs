// What the relevance bench says is met, and what missed.

import assert from "node:assert/strict";
import test from "node:test";
import { figure, OWN, README, referenceTargets, signed, TYPO_SETS, typoTargets } from "../bench/relevance_targets.mjs";

const own = (ndcg10) => ({ [OWN]: { ndcg10 } });
const scoresAbove = (lead) =>
  Object.fromEntries(Object.entries(README).map(([set, ndcg10]) => [set, own(ndcg10 + lead)]));
const met = (targets) => targets.map((target) => target.met);

test("each set, the mean and Chinese are held against the reference", () => {
  assert.deepEqual(met(referenceTargets(scoresAbove(0.011))), [true, true, true]);
  assert.deepEqual(met(referenceTargets(scoresAbove(0.009))), [true, false, true]);
  assert.deepEqual(met(referenceTargets(scoresAbove(-0.004))), [true, false, false]);

  const scores = { ...scoresAbove(0.02), adi: own(README.adi - 0.006) };
  const [eachSet, average] = referenceTargets(scores);
  assert.deepEqual([eachSet.met, average.met], [false, true]);
  assert.match(eachSet.target, /: adi$/);
});

test("what was not run is not judged", () => {
  assert.deepEqual(referenceTargets({ adi: { MiniSearch: { ndcg10: 1 } } }), []);
  assert.deepEqual(met(referenceTargets({ adi: own(0.5) })), [true]);
  assert.deepEqual(typoTargets({}, {}), []);
  assert.deepEqual(typoTargets({}, { [TYPO_SETS[0]]: null, [`${TYPO_SETS[0]}-clean`]: null }), []);
});

test("the loss left is that against exact search on the clean twin", () => {
  const [set] = TYPO_SETS;
  const clean = `${set}-clean`;
  const typos = {
    [set]: { exact: { ndcg10: 0.5 }, changed: ["bloggare"] },
    [clean]: { exact: { ndcg10: 0.8 }, changed: [] },
  };
  assert.deepEqual(met(typoTargets({ [set]: own(0.71) }, typos)), [true, true]); // 0.09 of 0.3
  assert.deepEqual(met(typoTargets({ [set]: own(0.69) }, typos)), [false, true]); // 0.11 of 0.3

  typos[clean].changed = ["blogger"];
  const [, twin] = typoTargets({ [set]: own(0.71) }, typos);
  assert.equal(twin.met, false);
  assert.match(twin.target, /1 queries, among them: blogger/);
});

test("figures have no zero before the point", () => {
  assert.deepEqual([0.4861, 1, -0.012, 0].map(figure), [".486", "1.000", "-.012", ".000"]);
  assert.deepEqual([0.01, -0.01].map(signed), ["+.010", "-.010"]);
});
