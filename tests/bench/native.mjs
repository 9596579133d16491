// The core's stages, natively: runs core_bench (Google Benchmark) where the build has made it.

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { archiveFile, FOLDER, RELEASES, ROOT, SHORT_RELEASES, SHORT_WORDS, WORDS } from "./archives.mjs";
import { misspeltWords, queries } from "./generate.mjs";
import { duration, table } from "./measure.mjs";

const PROGRAM = `${ROOT}build/native/tests/bench/core_bench`;
const MS = { ns: 1e-6, us: 1e-3, ms: 1, s: 1000 };

const QUERIES = 200;

/** The files that core_bench reads about an archive. */
function input(releases, words) {
  const archive = archiveFile(releases, words);
  const { items } = JSON.parse(readFileSync(archive, "utf8"));
  const list = (name, texts) => {
    const path = `${FOLDER}${name}-${releases}x${words}.txt`;
    writeFileSync(path, texts.map((text) => `q=${encodeURIComponent(text)}&size=10\n`).join(""));
    return path;
  };
  return [
    archive,
    list("requests", queries(items, QUERIES)),
    list("misspelt", misspeltWords(items, QUERIES)),
  ];
}

/** { benchmarks: { name: { ms, bytesPerSecond? } } }, null where there is no program */
export function native() {
  if (!existsSync(PROGRAM)) {
    console.log("native: left out, core_bench is not built; it needs: apt-get install libbenchmark-dev");
    return null;
  }
  const files = [...input(RELEASES, WORDS), ...input(SHORT_RELEASES, SHORT_WORDS)];
  const output = execFileSync(PROGRAM, [...files, "--benchmark_format=json", "--benchmark_repetitions=3"], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
    maxBuffer: 1 << 24,
  });
  const benchmarks = Object.fromEntries(
    JSON.parse(output)
      .benchmarks.filter((run) => run.aggregate_name === "median")
      .map((run) => [
        run.run_name,
        { ms: run.cpu_time * MS[run.time_unit], bytesPerSecond: run.bytes_per_second },
      ]),
  );
  console.log("native: the core's stages on the same archive, and queries by the number of releases; processor time, medians of 3\n");
  console.log(
    table(
      ["", "time", "MB/s"],
      Object.entries(benchmarks).map(([name, { ms, bytesPerSecond }]) => [
        name, duration(ms), bytesPerSecond ? (bytesPerSecond / 1e6).toFixed(0) : "",
      ]),
    ),
  );
  return { benchmarks };
}
