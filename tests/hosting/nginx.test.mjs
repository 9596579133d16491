// startNginx itself, which measurements rely on.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { startNginx } from "./nginx.mjs";

let root;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "dateline-"));
  writeFileSync(join(root, "ten.bin"), "0123456789");
});
afterEach(() => rmSync(root, { recursive: true }));

test("tells what was asked for and how much was sent, in order", async () => {
  const server = await startNginx({ root });
  const get = async (path, headers) =>
    (await fetch(server.url + path, { headers })).arrayBuffer();
  assert.deepEqual(server.requests(), []);
  await get("/ten.bin");
  await get("/ten.bin?a=1", { Range: "bytes=2-4" });
  const missing = await get('/no "such" file');
  assert.deepEqual(server.requests(), [
    { path: "/ten.bin", status: 200, range: "", bytes: 10 },
    { path: "/ten.bin?a=1", status: 206, range: "bytes=2-4", bytes: 3 },
    { path: "/no%20%22such%22%20file", status: 404, range: "", bytes: missing.byteLength },
  ]);
  await server.stop();
  await assert.rejects(fetch(server.url));
});

test("several at a time", async () => {
  const servers = await Promise.all([startNginx({ root }), startNginx({ root })]);
  for (const { url } of servers)
    assert.equal(await (await fetch(`${url}/ten.bin`)).text(), "0123456789");
  assert.deepEqual(servers.map((each) => each.requests().length), [1, 1]);
  await Promise.all(servers.map((each) => each.stop()));
});

test("a configuration that is none is an error that says why", async () => {
  await assert.rejects(startNginx({ root, config: "nonsense on;" }), /unknown directive "nonsense"/);
});

test("a configuration of one's own", async () => {
  const server = await startNginx({ root, config: "max_ranges 0;" });
  const { status } = await fetch(`${server.url}/ten.bin`, { headers: { Range: "bytes=2-4" } });
  assert.equal(status, 200);
  await server.stop();
});
