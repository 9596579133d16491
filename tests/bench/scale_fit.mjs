// How a quantity grows with the number of releases: the curve through few measured points that fits best.

/** What the part that grows is in proportion to. */
export const SHAPES = {
  constant: { of: () => 0, name: "" },
  root: { of: Math.sqrt, name: "√n" },
  linear: { of: (n) => n, name: "n" },
};

/** So little is no growth: what is left is chance, since queries differ. */
const CHANCE = 0.1;

/**
 * base + slope × shape(n) through `points`, [[n, value]] with values above 0, neither base nor slope below 0, so that the sum of
 * squares of what it is wrong by, relative to the values, is least. { shape, base, slope, at: (n) => value }; constant where
 * that is wrong by a tenth at most.
 */
export function fit(points) {
  const curves = Object.keys(SHAPES).map((shape) => ({ ...line(points, shape), shape }));
  const [constant, ...growing] = curves;
  const worst = Math.max(...points.map(([, value]) => Math.abs(constant.base / value - 1)));
  const best = worst <= CHANCE ? constant : growing.reduce((a, b) => (b.error < a.error ? b : a));
  const { shape, base, slope } = best;
  return { shape, base, slope, at: (n) => base + slope * SHAPES[shape].of(n) };
}

/** Weighted least squares in closed form; where it gives a number below 0, that one is 0. */
function line(points, shape) {
  const rows = points.map(([n, value]) => ({ x: SHAPES[shape].of(n), y: value, weight: 1 / (value * value) }));
  const total = (pick) => rows.reduce((sum, row) => sum + row.weight * pick(row), 0);
  const w = total(() => 1);
  const x = total((row) => row.x);
  const y = total((row) => row.y);
  const xx = total((row) => row.x * row.x);
  const xy = total((row) => row.x * row.y);
  const candidates = [
    { base: y / w, slope: 0 },
    ...(xx > 0 ? [{ base: 0, slope: xy / xx }] : []),
    ...(w * xx > x * x ? [{ base: (y * xx - x * xy) / (w * xx - x * x), slope: (w * xy - x * y) / (w * xx - x * x) }] : []),
  ];
  return candidates
    .filter(({ base, slope }) => base >= 0 && slope >= 0)
    .map(({ base, slope }) => ({ base, slope, error: total((row) => (row.y - base - slope * row.x) ** 2) }))
    .reduce((a, b) => (b.error < a.error ? b : a));
}
