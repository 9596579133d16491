// The file server of the demo and the tests.

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after, before } from "node:test";
import { CORS, serve } from "../../web/serve.mjs";

let folder;
let site;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "dateline-"));
  mkdirSync(join(folder, "site/sub"), { recursive: true });
  writeFileSync(join(folder, "secret.txt"), "secret");
  writeFileSync(join(folder, "site/sub/index.html"), "<p>Hello");
  writeFileSync(join(folder, "site/a.wasm"), "\0asm");
  writeFileSync(join(folder, "site/a-0123456789abcdef.wasm"), "\0asm");
  site = await serve({
    root: join(folder, "site/"),
    headers: (path) => (path === "/a.wasm" ? CORS : {}),
  });
});

after(async () => {
  await site.close();
  rmSync(folder, { recursive: true });
});

/** A request whose path is sent as it is; fetch would tidy it. */
function raw(path, options = {}) {
  return new Promise((resolve, reject) => {
    request({ host: "127.0.0.1", port: site.port, path, ...options }, (response) => {
      let body = "";
      response.on("data", (chunk) => (body += chunk));
      response.on("end", () =>
        resolve({ status: response.statusCode, headers: response.headers, body }),
      );
    })
      .on("error", reject)
      .end();
  });
}

test("types, CORS where it is wanted, and how long a file may be kept", async () => {
  const { headers } = await raw("/a.wasm");
  assert.equal(headers["content-type"], "application/wasm");
  assert.equal(headers["access-control-allow-origin"], "*");
  assert.equal(headers["cache-control"], "no-cache");
  const hashed = await raw("/a-0123456789abcdef.wasm");
  assert.equal(hashed.headers["access-control-allow-origin"], undefined);
  assert.match(hashed.headers["cache-control"], /immutable/);
});

test("ranges", async () => {
  const get = (range, more = {}) => raw("/sub/index.html", { headers: { range, ...more } });
  const part = await get("bytes=1-3");
  assert.deepEqual([part.status, part.body], [206, "p>H"]);
  assert.equal(part.headers["content-range"], "bytes 1-3/8");
  assert.equal(part.headers["content-length"], "3");
  assert.equal((await get("bytes=3-")).body, "Hello");
  assert.equal((await get("bytes=3-99")).body, "Hello");
  const beyond = await get("bytes=8-9");
  assert.deepEqual([beyond.status, beyond.headers["content-range"]], [416, "bytes */8"]);
  assert.equal((await get("lines=1-2")).status, 200);
  assert.equal((await get("bytes=1-3", { "if-range": part.headers.etag })).status, 206);
  assert.equal((await get("bytes=1-3", { "if-range": '"another"' })).body, "<p>Hello");
});

test("a folder is its index page", async () => {
  assert.equal((await raw("/sub")).headers.location, "/sub/");
  const page = await raw("/sub/?q=x");
  assert.equal(page.body, "<p>Hello");
  assert.equal(page.headers["content-type"], "text/html; charset=utf-8");
  assert.equal((await raw("/")).status, 404);
});

test("a file that has not changed is not sent again", async () => {
  const { etag } = (await raw("/a.wasm")).headers;
  const again = await raw("/a.wasm", { headers: { "If-None-Match": `"other", ${etag}` } });
  assert.equal(again.status, 304);
  assert.equal(again.body, "");
  assert.equal((await raw("/a.wasm", { headers: { "If-None-Match": '"other"' } })).status, 200);
});

test("nothing outside of the folder is served", async () => {
  for (const path of [
    "/../secret.txt",
    "/sub/../../secret.txt",
    "/%2e%2e/secret.txt",
    "/..%2fsecret.txt",
    "/%00",
    "/%",
  ]) {
    const { status, body } = await raw(path);
    assert.ok(status === 400 || status === 404, `${path}: ${status}`);
    assert.ok(!body.startsWith("secret"), path);
  }
});

test("HEAD has no body, POST is refused", async () => {
  const head = await raw("/a.wasm", { method: "HEAD" });
  assert.deepEqual([head.status, head.headers["content-length"], head.body], [200, "4", ""]);
  assert.equal((await raw("/a.wasm", { method: "POST" })).status, 405);
});

test("a port that is taken is passed over", async () => {
  const next = await serve({ root: folder, port: site.port });
  assert.ok(next.port > site.port);
  await next.close();
});
