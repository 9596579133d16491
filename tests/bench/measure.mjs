// Medians, ratios, tables, and how quiet the machine was.

import { loadavg } from "node:os";

/** The value that a share `q` of `values` does not exceed. */
export function quantile(values, q) {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))];
}

export const median = (values) => quantile(values, 0.5);

/** Milliseconds that `work` takes. */
export function time(work) {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** "1.23 s", "45 ms", "0.067 ms": three figures. */
export function duration(ms) {
  if (ms >= 1000) return `${(ms / 1000).toPrecision(3)} s`;
  return `${ms >= 100 ? ms.toFixed(0) : ms.toPrecision(ms >= 0.01 ? 3 : 2)} ms`;
}

/** "3.4 ×" */
export const times = (ratio) => `${ratio >= 10 ? ratio.toFixed(0) : ratio.toPrecision(2)} ×`;

/** Rows of text in columns; the first to the left, the others to the right. */
export function table(head, rows) {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column].length)));
  const line = (row) => row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join("   ");
  return all.map((row) => `  ${line(row)}`.trimEnd()).join("\n");
}

/** Times the same fixed work now and then; what it takes more than at best is other people's load. */
export class Noise {
  #data = new Uint32Array(1 << 20);
  #times = [];

  constructor() {
    this.#work(); // compiled from here on
  }

  sample() {
    this.#times.push(time(() => this.#work()));
  }

  #work() {
    const data = this.#data;
    let x = 1;
    for (let round = 0; round < 20; round++) {
      for (let i = 0; i < data.length; i++) data[i] += x = (Math.imul(x, 1664525) + 1013904223) >>> 0;
    }
  }

  /** How many times its quickest the work took, typically and at worst, and how many processes wanted to run. */
  result() {
    const best = Math.min(...this.#times);
    return { typical: median(this.#times) / best, worst: Math.max(...this.#times) / best, load: loadavg()[0] };
  }

  toString() {
    const { typical, worst, load } = this.result();
    return (
      `machine noise: fixed work took ${typical.toFixed(2)} × its quickest, at worst ${worst.toFixed(2)} ×; ` +
      `load average ${load.toFixed(1)}`
    );
  }
}

/** "met" or "MISSED", with what was wanted. */
export const verdict = (name, met) => `  target ${met ? "met" : "MISSED"}: ${name}`;
