// What a program takes: time, processor time, memory.

import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Words of GNU time: seconds by the clock, of the processor for the program, for the system; KiB at most. */
const FORMAT = "%e %U %S %M";

/**
 * Runs it to its end, all of its processes on the first core where `oneCore`. { wall, cpu } in ms, `memory` in bytes: the most
 * that one of its processes had.
 */
export function measureProgram(command, { oneCore = false } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "dateline-bench-"));
  const note = join(folder, "time");
  const words = [...(oneCore ? ["taskset", "-c", "0"] : []), ...command];
  const { status, error, stderr } = spawnSync("/usr/bin/time", ["-f", FORMAT, "-o", note, ...words], {
    stdio: ["ignore", "ignore", "pipe"],
    encoding: "utf8",
    maxBuffer: 1 << 24,
  });
  if (error) throw new Error(`GNU time does not start, it needs: apt-get install time (${error.message})`);
  if (status !== 0) throw new Error(`${words.join(" ")} ends with ${status}: ${stderr}`);
  const [wall, user, system, memory] = readFileSync(note, "utf8").trim().split(" ").map(Number);
  rmSync(folder, { recursive: true });
  return { wall: wall * 1000, cpu: (user + system) * 1000, memory: memory * 1024 };
}
