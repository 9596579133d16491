// simdjson in WebAssembly beside JSON.parse, in Node: from UTF-8 bytes to an item's title, date, id, summary and text.

import { readFileSync } from "node:fs";
import { standardArchive } from "./archives.mjs";
import { median, Noise, table, time, times, verdict } from "./measure.mjs";
import { startModule } from "./node_engine.mjs";

const ROUNDS = 15;
const GIGABYTE = 1e9;

/** { bytes, rounds, noise, contenders: { name: bytes per second } } */
export async function parse() {
  const bytes = readFileSync(standardArchive());
  const { input, parse: parseWithSimdjson } = await startModule("parse-simd/dateline.js", "parse-simd/dateline.wasm");
  input(bytes.length).set(bytes);

  // What the strings come to, in UTF-16 units and in bytes: both must have read the same.
  const parseWithJson = () => {
    let taken = 0;
    for (const item of JSON.parse(new TextDecoder().decode(bytes)).items) {
      taken += item.id.length + item.title.length + item.summary.length + item.content_text.length;
      taken += item.date_published.length;
    }
    return taken;
  };
  const texts = JSON.parse(bytes.toString("utf8")).items.flatMap((item) => [
    item.id, item.title, item.summary, item.content_text, item.date_published,
  ]);
  const expected = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  if (parseWithSimdjson() !== expected) throw new Error("simdjson did not read the same strings");

  const works = {
    "simdjson, wasm": parseWithSimdjson,
    "TextDecoder + JSON.parse": parseWithJson,
  };
  const noise = new Noise();
  const runs = Object.fromEntries(Object.keys(works).map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, work] of Object.entries(works)) {
      noise.sample();
      runs[name].push(bytes.length / (time(work) / 1000));
    }
  }
  const contenders = Object.fromEntries(Object.entries(runs).map(([name, rates]) => [name, median(rates)]));

  console.log(`parse: ${(bytes.length / 1e6).toFixed(1)} MB of JSON to an item's five strings, in Node; medians of ${ROUNDS} runs\n`);
  const json = contenders["TextDecoder + JSON.parse"];
  console.log(
    table(
      ["", "MB/s", "of JSON.parse", "quickest", "slowest"],
      Object.entries(contenders).map(([name, rate]) => [
        name, megabytes(rate), times(rate / json), megabytes(Math.max(...runs[name])), megabytes(Math.min(...runs[name])),
      ]),
    ),
  );
  console.log(`\n${noise}`);
  const simdjson = contenders["simdjson, wasm"];
  console.log(verdict("at least 1 GB/s", simdjson >= GIGABYTE));
  console.log(verdict("at least 4 times JSON.parse with decoding", simdjson >= 4 * json));
  return { bytes: bytes.length, rounds: ROUNDS, noise: noise.result(), contenders };
}

const megabytes = (rate) => (rate / 1e6).toFixed(0);
