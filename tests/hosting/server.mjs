// A web server of Debian's as a process of a test: what nginx.mjs and apache.mjs share.

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const READY_MS = 10_000;

/**
 * Starts `program` in the foreground at a free port of localhost. `prepare({ folder, port })` writes
 * what it needs into a temporary folder, and gives its arguments. Resolves to { url, folder, stop() }
 * when it answers; fails with what it said when it ends before. It ends with this process at the
 * latest, and its folder goes with it.
 */
export async function startServer(program, prepare) {
  const folder = mkdtempSync(join(tmpdir(), "dateline-server-"));
  const port = await freePort();
  const server = spawn(program, prepare({ folder, port }), {
    stdio: ["ignore", "ignore", "pipe"],
    env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` },
  });
  let said = "";
  server.stderr.on("data", (text) => (said += text));
  const ended = new Promise((end) => server.once("error", end).once("close", end));
  const kill = () => server.kill();
  process.once("exit", kill);

  const stop = async () => {
    kill();
    await ended;
    process.off("exit", kill);
    rmSync(folder, { recursive: true, force: true });
  };
  if (!(await Promise.race([answers(port), ended.then(() => false)]))) {
    await stop();
    throw new Error(`${program} does not start: ${said}`);
  }
  return { url: `http://localhost:${port}`, folder, stop };
}

function freePort() {
  return new Promise((found, failed) => {
    const server = createServer().once("error", failed);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });
}

/** Whether somebody answers at the port, in a while. */
async function answers(port) {
  for (const end = Date.now() + READY_MS; Date.now() < end; ) {
    if (await canConnect(port)) return true;
    await new Promise((resume) => setTimeout(resume, 20));
  }
  return false;
}

function canConnect(port) {
  return new Promise((settle) => {
    const socket = connect(port, "127.0.0.1")
      .once("connect", () => settle(true))
      .once("error", () => settle(false));
    socket.once("connect", () => socket.destroy());
  });
}
