// The slow connection of the pack bench.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { once } from "node:events";
import test from "node:test";
import { startDelay } from "../bench/delay.mjs";

test("everything arrives, in order, in both directions", async () => {
  const server = createServer((request, response) => request.pipe(response)).listen(0, "127.0.0.1");
  await once(server, "listening");
  const delay = await startDelay(server.address().port, 10);
  const url = `http://127.0.0.1:${delay.port}/`;
  const bodies = Array.from({ length: 5 }, (_, i) => Array.from({ length: 100_000 }, (_, k) => `${i}:${k}`).join(" "));
  const answers = bodies.map(async (body) => (await fetch(url, { method: "POST", body })).text());
  assert.deepEqual(await Promise.all(answers), bodies);
  await delay.close();
  await assert.rejects(fetch(url));
  server.close();
  server.closeAllConnections();
});

test("where nobody answers, the connection ends", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  const delay = await startDelay(port, 10);
  await assert.rejects(fetch(`http://127.0.0.1:${delay.port}/`));
  await delay.close();
});
