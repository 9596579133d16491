// Debian's nginx, for as long as a test or a measurement takes, configured as docs/HOSTING.md says.

import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { startServer } from "./server.mjs";

const SNIPPET = fileURLToPath(new URL("../../docs/hosting/nginx.conf", import.meta.url));

/** What docs/HOSTING.md tells publishers to include. */
export const DOCUMENTED = `include "${SNIPPET}";`;

const MARK = "/.mark-of-the-log";

/**
 * Serves the folder `root` at a free port of localhost. `config` is what stands in nginx's server
 * block, the documented configuration unless told. Resolves to
 *   url         "http://localhost:12345"
 *   requests()  all that was answered, in order: { path, status, range, bytes }. The path as it was
 *               asked for, with its query; the range as it was asked for, "" where none was; bytes
 *               of the body as they were sent, compressed or not
 *   stop()      a promise
 * It needs no rights: all its files are in a temporary folder.
 */
export async function startNginx({ root, config = DOCUMENTED }) {
  const server = await startServer("nginx", ({ folder, port }) => {
    mkdirSync(join(folder, "temp"));
    const file = join(folder, "nginx.conf");
    writeFileSync(file, configFile({ folder, port, root: resolve(root), config }));
    return ["-c", file];
  });
  const { url, folder, stop } = server;
  return { url, requests: () => readLog(url, join(folder, "requests.log")), stop };
}

function configFile({ folder, port, root, config }) {
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (each) => `${each}_temp_path "${folder}/temp/${each}";`,
  );
  return `
${process.getuid() === 0 ? "user root;" : ""} # else it could not read what only root may
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
  ${temporary.join("\n  ")}
  log_format requests escape=json
    '{"path":"$request_uri","status":$status,"range":"$http_range","bytes":$body_bytes_sent}';
  access_log "${folder}/requests.log" requests;
  server {
    listen 127.0.0.1:${port};
    server_name localhost;
    root "${root}";
    location = ${MARK} { access_log off; return 204; }
    ${config}
  }
}
`;
}

/**
 * A client may have its answer before the line is written. nginx's only worker takes up a request
 * when it is done with the one before: so one is made here, and waited for.
 */
function readLog(url, log) {
  const ask = `require("node:http").get("${url}${MARK}", (response) => response.resume())`;
  const { status, stderr } = spawnSync(process.execPath, ["-e", ask], { encoding: "utf8" });
  if (status !== 0) throw new Error(`nginx does not answer: ${stderr}`);
  const lines = readFileSync(log, "utf8").split("\n");
  return lines.filter(Boolean).map((line) => JSON.parse(line));
}
