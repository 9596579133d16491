// Debian's nginx, for as long as a test or a measurement takes, configured as docs/HOSTING.md says.

import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** What docs/HOSTING.md tells publishers to include. */
export const DOCUMENTED = `include "${fileURLToPath(new URL("../../docs/hosting/nginx.conf", import.meta.url))}";`;

const READY_MS = 10_000;
const MARK = "/.mark-of-the-log";

/**
 * Serves the folder `root` at a free port of localhost. `config` is what stands in nginx's server
 * block, the documented configuration unless told. Resolves to
 *   url         "http://localhost:12345"
 *   requests()  all that was answered, in order: { path, status, range, bytes }. The path as it was
 *               asked for, with its query; the range as it was asked for, "" where none was; bytes
 *               of the body as they were sent, compressed or not
 *   stop()      a promise
 * It needs no rights: its files are in a temporary folder. It ends with this process at the latest.
 */
export async function startNginx({ root, config = DOCUMENTED }) {
  const folder = mkdtempSync(join(tmpdir(), "dateline-nginx-"));
  mkdirSync(join(folder, "temp"));
  const log = join(folder, "requests.log");
  const port = await freePort();
  const url = `http://localhost:${port}`;
  writeFileSync(join(folder, "nginx.conf"), configFile({ folder, log, port, root, config }));
  const nginx = spawn("nginx", ["-c", join(folder, "nginx.conf")], {
    stdio: ["ignore", "ignore", "pipe"],
    env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` },
  });
  let said = "";
  nginx.stderr.on("data", (text) => (said += text));
  const ended = new Promise((end) => nginx.once("error", end).once("exit", end));
  const kill = () => nginx.kill();
  process.once("exit", kill);

  const stop = async () => {
    kill();
    await ended;
    process.off("exit", kill);
    rmSync(folder, { recursive: true, force: true });
  };
  if (!(await Promise.race([isListening(port), ended.then(() => false)]))) {
    await stop();
    throw new Error(`nginx does not start: ${said}`);
  }
  return { url, requests: () => readLog(url, log), stop };
}

function configFile({ folder, log, port, root, config }) {
  // Started by root it would read the folder as another user, who may not be allowed to.
  return `${process.getuid() === 0 ? "user root;" : ""}
include /etc/nginx/modules-enabled/*.conf;
daemon off;
worker_processes 1;
pid "${folder}/pid";
error_log stderr warn;
events {}
http {
  include /etc/nginx/mime.types;
  default_type application/octet-stream;
  sendfile on;
  tcp_nopush on;
  keepalive_timeout 65;
${["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
  .map((each) => `  ${each}_temp_path "${folder}/temp/${each}";`)
  .join("\n")}
  log_format requests escape=json
    '{"path":"$request_uri","status":$status,"range":"$http_range","bytes":$body_bytes_sent}';
  access_log "${log}" requests;
  server {
    listen 127.0.0.1:${port};
    server_name localhost;
    root "${resolve(root)}";
    location = ${MARK} { access_log off; return 204; }
${config}
  }
}
`;
}

/**
 * A client may have its answer before the line is written. Its only worker goes on to the next
 * request when it is: so a request is made here, and waited for.
 */
function readLog(url, log) {
  const script = `require("node:http").get(${JSON.stringify(url + MARK)}).on("response", (r) => r.resume())`;
  const { status, stderr } = spawnSync(process.execPath, ["-e", script], { encoding: "utf8" });
  if (status !== 0) throw new Error(`nginx does not answer: ${stderr}`);
  return readFileSync(log, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));
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
async function isListening(port) {
  for (const end = Date.now() + READY_MS; Date.now() < end; ) {
    const open = await new Promise((settle) => {
      const socket = connect(port, "127.0.0.1", () => settle(true)).on("error", () => settle(false));
      socket.on("close", () => socket.destroy());
      socket.setTimeout(1000, () => socket.destroy());
      socket.once("connect", () => socket.end());
    });
    if (open) return true;
    await new Promise((resume) => setTimeout(resume, 20));
  }
  return false;
}
