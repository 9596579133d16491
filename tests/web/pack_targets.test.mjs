// What the pack bench says is met, and what missed.

import assert from "node:assert/strict";
import test from "node:test";
import { kb, OWN, packTargets } from "../bench/pack_targets.mjs";

const KB = 1024;
const own = {
  oneCore: { wall: 1999 },
  build: { wall: 1000, memory: 1e9 },
  size: 40,
  files: 999,
  newest: { archive: { requests: 1, bytes: 30 * KB } },
  first: { requests: 8, bytes: 180 * KB, more: 120 * KB, roundTrips: 2 },
  five: { bytes: 300 * KB },
  warm: { p95: 50, engine: { p95: 2 } },
};
const archives = (changes = {}, pagefind = { build: { wall: 10_000 } }) => ({
  "10000x450": { gzip: 80, contenders: { [OWN]: { ...own, ...changes }, Pagefind: pagefind } },
});
const missed = (given) => packTargets(given).filter(({ met }) => !met).map(({ target }) => target);

test("all met, to the byte", () => {
  assert.equal(packTargets(archives()).length, 12);
  assert.deepEqual(missed(archives()), []);
});

test("each is missed by itself, and says by how much", () => {
  const worse = [
    [{ oneCore: { wall: 2001 } }, /one core: 2.00 s at most, it is 2.00 s/],
    [{ build: { wall: 1001 } }, /ten times faster than Pagefind, it is 10.0 times/],
    [{ files: 1000 }, /fewer than 1,000, there are 1000/],
    [{ size: 41 }, /0.50 of the gzipped JSON at most, it is 0.51/],
    [{ newest: { archive: { requests: 2, bytes: 1 } } }, /newest page without code, requests: 1 at most, it is 2/],
    [{ newest: { archive: { requests: 1, bytes: 31 * KB } } }, /newest page without code: 30.0 KB at most, it is 31.0 KB/],
    [{ first: { ...own.first, bytes: 181 * KB } }, /first query, code and all: 180 KB at most, it is 181 KB/],
    [{ first: { ...own.first, requests: 9 } }, /requests: 8 at most, it is 9/],
    [{ first: { ...own.first, roundTrips: 3 } }, /round trips after the root: 2 at most, it is 3/],
    [{ first: { ...own.first, more: 121 * KB } }, /beyond the newest page: 120 KB at most, it is 121 KB/],
    [{ five: { bytes: 301 * KB } }, /five queries, code and all: 300 KB at most/],
    [{ warm: { engine: { p95: 2.1 } } }, /p95: 2.0 ms at most, it is 2.1 ms/],
  ];
  for (const [change, says] of worse) {
    const targets = missed(archives(change));
    assert.equal(targets.length, 1, String(says));
    assert.match(targets[0], says);
  }
});

test("many releases have targets of their own", () => {
  const large = { build: { wall: 15_000, memory: 2e9 }, size: 40, warm: { engine: { p95: 10 } }, first: { bytes: 361 * KB } };
  const more = {
    "100000x120": { gzip: 80, contenders: { [OWN]: large } },
    "1000000x120": { gzip: 80, contenders: { [OWN]: { ...large, build: { wall: 180_000, memory: 4e9 } } } },
  };
  assert.equal(packTargets(more).length, 6); // nothing to compare the first query with
  assert.deepEqual(missed(more), []);
  assert.match(missed({ ...archives(), ...more })[0], /first query, of that of 10,000: 2.00 at most, it is 2.01/);
});

test("what was not run is not judged", () => {
  assert.deepEqual(packTargets({}), []);
  assert.deepEqual(packTargets({ "10000x450": { gzip: 1, contenders: { Pagefind: { build: { wall: 1 } } } } }), []);
  assert.equal(packTargets(archives({}, null)).length, 11);
});

test("bytes are written as their size asks", () => {
  assert.deepEqual([0, 21_709, 184_320, 8_704_000].map(kb), ["0.0 KB", "21.2 KB", "180 KB", "8.3 MB"]);
});
