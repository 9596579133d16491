// The core's stages, natively: runs core_bench (Google Benchmark) where the build has made it.

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { FOLDER, ROOT, standardArchive } from "./archives.mjs";
import { queries } from "./generate.mjs";
import { duration, table } from "./measure.mjs";

const PROGRAM = `${ROOT}build/native/tests/bench/core_bench`;
const MS = { ns: 1e-6, us: 1e-3, ms: 1, s: 1000 };

/** { benchmarks: { name: { ms, bytesPerSecond? } } }, null where there is no program */
export function native() {
  if (!existsSync(PROGRAM)) {
    console.log("native: left out, core_bench is not built; it needs: apt-get install libbenchmark-dev");
    return null;
  }
  const archive = standardArchive();
  const list = `${FOLDER}queries.txt`;
  writeFileSync(list, `${queries(JSON.parse(readFileSync(archive, "utf8")).items, 200).join("\n")}\n`);
  const output = execFileSync(PROGRAM, [archive, list, "--benchmark_format=json", "--benchmark_repetitions=3"], {
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
  console.log("native: the core's stages on the same archive, processor time, medians of 3\n");
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
