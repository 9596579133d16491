// A static file server for the demo and the tests: Node's own modules, nothing to install.
//   node web/serve.mjs [--root dist] [--port 8080] [--partner-port 8081]
// The first port is the publisher's and serves dist/ to every origin; the second is a partner's
// site, which has no more than a page of its own. A port that is taken is passed over for the next
// one.

import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

/** What lets any page use the publisher's files. */
export const CORS = {
  "Access-Control-Allow-Origin": "*",
  "Cross-Origin-Resource-Policy": "cross-origin",
};

/**
 * Where dist/demo/partner/ expects the publisher; serve() puts the real origin in its place.
 */
const WRITTEN_ORIGIN = "http://localhost:8080";

/**
 * Serves the folder `root` on `port` of localhost, or on the next free one; 0 takes any.
 * `headers(path)` gives what to add to an answer, `edit(path, body)` may replace its body (a
 * Buffer); what `before(request)` gives is awaited first. Resolves to { origin, port, close() };
 * close() also ends open connections.
 */
export async function serve({
  root,
  port = 0,
  headers = () => ({}),
  edit = (_path, body) => body,
  before = () => {},
}) {
  const site = { root: resolve(root), headers, edit, before };
  const server = createServer((request, response) => {
    answer(request, response, site).catch((error) => {
      response.writeHead(500, { "Content-Type": TYPES[".txt"] }).end(`${error.message}\n`);
    });
  });
  const taken = await listen(server, port);
  return {
    origin: `http://localhost:${taken}`,
    port: taken,
    close: () =>
      new Promise((closed) => {
        server.close(closed);
        server.closeAllConnections();
      }),
  };
}

async function answer(request, response, { root, headers, edit, before }) {
  await before(request);
  const reply = (status, more, body) => response.writeHead(status, more).end(body);
  if (request.method !== "GET" && request.method !== "HEAD") {
    return reply(405, { Allow: "GET, HEAD" });
  }
  let path = pathOf(request.url);
  let file = path && join(root, path);
  if (!file || (file !== root && !file.startsWith(root + sep))) return reply(400, {});
  let kind = await stat(file).catch(() => null);
  if (kind?.isDirectory()) {
    if (!path.endsWith("/")) return reply(301, { Location: `${encodeURI(path)}/` });
    path += "index.html";
    file = join(file, "index.html");
    kind = await stat(file).catch(() => null);
  }
  const found = kind && (await readFile(file).catch(() => null));
  if (!found) {
    return reply(404, { "Content-Type": TYPES[".txt"], ...headers(path) }, `${path} is not here\n`);
  }
  const body = edit(path, found);
  const tag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  const common = {
    ETag: tag,
    "Last-Modified": kind.mtime.toUTCString(),
    // A content hash in the name: this file never changes.
    "Cache-Control": /[-/][0-9a-f]{10,}\.\w+$/.test(path)
      ? "public, max-age=31536000, immutable"
      : "no-cache",
    ...headers(path),
  };
  if ((request.headers["if-none-match"] ?? "").split(/\s*,\s*/).includes(tag))
    return reply(304, common);
  const type = TYPES[extname(path)] ?? "application/octet-stream";
  const full = { "Content-Type": type, "Accept-Ranges": "bytes", ...common };
  const other = (request.headers["if-range"] ?? tag) !== tag;
  const asked = request.method === "GET" && !other ? request.headers.range : undefined;
  const range = rangeOf(asked, body.length);
  const size = `bytes */${body.length}`;
  if (range && range.begin >= range.end) return reply(416, { ...full, "Content-Range": size });
  const { begin, end } = range ?? { begin: 0, end: body.length };
  const head = { ...full, "Content-Length": end - begin };
  if (range) head["Content-Range"] = `bytes ${begin}-${end - 1}/${body.length}`;
  const sent = request.method === "HEAD" ? undefined : body.subarray(begin, end);
  return reply(range ? 206 : 200, head, sent);
}

/** What "Range: bytes=0-99" or "bytes=100-" asks for of so many bytes; null where all are meant. */
function rangeOf(asked, size) {
  const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(asked ?? "") ?? [];
  if (first === undefined) return null;
  return { begin: Number(first), end: last ? Math.min(Number(last) + 1, size) : size };
}

/** The decoded path of a request, null when it is none. */
function pathOf(url) {
  try {
    const path = decodeURIComponent(new URL(url, "http://localhost").pathname);
    return path.includes("\0") ? null : path;
  } catch {
    return null;
  }
}

function listen(server, port, tries = 20) {
  return new Promise((listening, reject) => {
    server.once("error", (error) => {
      if (error.code !== "EADDRINUSE" || port === 0 || tries === 0) return reject(error);
      listening(listen(server, port + 1, tries - 1));
    });
    server.listen(port, "127.0.0.1", () => listening(server.address().port));
  });
}

/**
 * The demo as two sites: the publisher's, with dist/, and a partner's, whose page takes script and
 * archive from there. Resolves to { publisher, partner }, two of serve()'s.
 */
export async function serveDemo({ root, port = 0, partnerPort = 0 }) {
  const policies = JSON.parse(await readFile(join(root, "demo", "policies.json"), "utf8"));
  const publisher = await serve({
    root,
    port,
    headers(path) {
      const policy = policies[path]?.replaceAll("{origin}", publisher.origin);
      return { ...CORS, ...(policy && { "Content-Security-Policy": policy }) };
    },
  });
  const partner = await serve({
    root: join(root, "demo", "partner"),
    port: partnerPort,
    edit: (_path, body) =>
      Buffer.from(body.toString("utf8").replaceAll(WRITTEN_ORIGIN, publisher.origin)),
  });
  return { publisher, partner };
}

async function main() {
  const { values } = parseArgs({
    options: {
      root: { type: "string", default: fileURLToPath(new URL("../dist", import.meta.url)) },
      port: { type: "string", default: "8080" },
      "partner-port": { type: "string", default: "8081" },
    },
  });
  const { publisher, partner } = await serveDemo({
    root: values.root,
    port: Number(values.port),
    partnerPort: Number(values["partner-port"]),
  });
  const pages = [
    [publisher.origin, "/demo/", "an office's news page, in three languages"],
    [publisher.origin, "/demo/two.html", "two archives on one page"],
    [publisher.origin, "/demo/themes.html", "three themes"],
    [publisher.origin, "/demo/hostile.html", "a page whose styles fight every guest"],
    [publisher.origin, "/demo/strict.html", "a strict Content-Security-Policy"],
    [publisher.origin, "/demo/noscript.html", "a page without script"],
    [publisher.origin, "/embed.html", "the embed builder, which makes the tag for your page"],
    [publisher.origin, "/app/", "the app: open it, stop this server, open it again"],
    [partner.origin, "/", "a partner's site, on another origin"],
  ];
  console.log("Dateline's demo. Ctrl-C ends it.\n");
  for (const [origin, path, what] of pages) console.log(`  ${(origin + path).padEnd(42)} ${what}`);
  const stop = async () => {
    await Promise.all([publisher.close(), partner.close()]);
    process.exit(0);
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
