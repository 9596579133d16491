// What the scale bench reckons with: curves through points, and the columns of a pack.

import assert from "node:assert/strict";
import { test } from "node:test";
import { columnSizes } from "../bench/scale_columns.mjs";
import { fit } from "../bench/scale_fit.mjs";

const points = (of) => [10_000, 30_000, 100_000].map((n) => [n, of(n)]);
const near = (value, wanted) => assert.ok(Math.abs(value / wanted - 1) < 1e-6, `${value}, not ${wanted}`);

test("a curve is found again by its points", () => {
  for (const [shape, of] of [
    ["linear", (n) => 500 + 4.5 * n],
    ["linear", (n) => 0.3 * n],
    ["root", (n) => 700 + 90 * Math.sqrt(n)],
  ]) {
    const found = fit(points(of));
    assert.equal(found.shape, shape);
    near(found.at(1e8), of(1e8));
  }
});

test("a tenth more or less is no growth", () => {
  const found = fit([[10_000, 95], [30_000, 100], [100_000, 105]]);
  assert.equal(found.shape, "constant");
  near(found.at(1e8), found.at(1));
  assert.ok(found.base > 95 && found.base < 105);
});

test("nothing is below 0, however the points lie", () => {
  const steep = fit(points((n) => n * n));
  assert.ok(steep.base >= 0 && steep.slope >= 0);
  const falling = fit([[10_000, 300], [30_000, 200], [100_000, 100]]);
  assert.ok(falling.at(1e8) > 0);
});

test("columns are told apart", () => {
  const part = Buffer.from([
    5, 6, // sizes of records
    3, 0, // one has a date
    0xfe, 0xff, 0x02, // which is this day
    0, 3, // one is embargoed
    0, 1, 1, 2, 3, 4, 5, 6, 7, 8, // till then
    0, 0, // each of its own
    2, 4, ...Buffer.from("Peru"), 5, ...Buffer.from("Haiti"), 2, 1, 0, 1, 0, // places
    0, 0, 0, // no topics
    1, 2, ...Buffer.from("en"), 1, 1, 0, 0, // languages
    0, 0, 0, // no sources
    1, 2, 3, 4, 5, 6, // lengths
  ]);
  const sizes = columnSizes(part, 2);
  const columns = ["places of records", "dates", "status, embargo", "versions", "place", "topic", "language", "source"];
  assert.deepEqual(Object.keys(sizes), [...columns, "lengths", "languages"]);
  // Deflate leaves so little as it is, and adds 2 bytes.
  const bytes = [2, 5, 12, 2, 17, 3, 8, 3, 6, 0];
  assert.deepEqual(Object.values(sizes), bytes.map((size) => size + 2));
});
