// Seeded random numbers, the same on every machine: integers and one division, no Math.pow or Math.random.

/** mulberry32 (Tommy Ettinger, public domain): numbers in [0, 1) from a 32-bit seed. */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let x = Math.imul(state ^ (state >>> 15), state | 1);
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
    return ((x ^ (x >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Draws ranks 0 to count - 1, rank r with weight 1 / (r + shift): Zipf's law as Mandelbrot mended it. In constant time, by
 * Walker's alias method.
 */
export function zipf(count, shift) {
  const weights = Array.from({ length: count }, (_, rank) => 1 / (rank + shift));
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / count;
  const keep = new Float64Array(count);
  const alias = new Uint32Array(count);
  const small = [];
  const large = [];
  weights.forEach((weight, rank) => {
    keep[rank] = weight / mean;
    (keep[rank] < 1 ? small : large).push(rank);
  });
  while (small.length > 0 && large.length > 0) {
    const poor = small.pop();
    const rich = large.at(-1);
    alias[poor] = rich;
    keep[rich] -= 1 - keep[poor];
    if (keep[rich] < 1) small.push(large.pop());
  }
  for (const rank of [...small, ...large]) keep[rank] = 1;
  return (next) => {
    const place = next() * count;
    const rank = Math.floor(place);
    return place - rank < keep[rank] ? rank : alias[rank];
  };
}

/** An element of `list`. */
export const pick = (next, list) => list[Math.floor(next() * list.length)];

/** A whole number, from `low` to `high`, both included. */
export const between = (next, low, high) => low + Math.floor(next() * (high - low + 1));
