// What the pack bench makes of the requests of a visit.

import assert from "node:assert/strict";
import { EventEmitter } from "node:events";
import test from "node:test";
import { bytesByKind } from "../bench/conversation.mjs";
import { isCode, roundTrips, total, Traffic } from "../bench/traffic.mjs";

const requests = (...spans) => spans.map(([begin, end]) => ({ begin, end }));

test("round trips are the longest chain of requests that waited for another", () => {
  assert.equal(roundTrips([]), 0);
  assert.equal(roundTrips(requests([0, 10])), 1);
  assert.equal(roundTrips(requests([0, 10], [0, 12], [1, 9])), 1); // side by side
  assert.equal(roundTrips(requests([0, 10], [10, 20])), 2);
  // One that takes long beside three in turn, and two of a second wave.
  assert.equal(roundTrips(requests([0, 100], [31, 40], [0, 10], [15, 30], [16, 29])), 3);
  // Begun before the first was over: no chain with it, but with what comes behind both.
  assert.equal(roundTrips(requests([0, 10], [9, 19], [19, 30])), 2);
});

test("what is left out in time is the longest chain, in any order", () => {
  // Against all chains, tried one by one.
  const longest = (left, ended) =>
    Math.max(0, ...left.filter(({ begin }) => begin >= ended).map((one) => 1 + longest(left.filter((other) => other !== one), one.end)));
  for (let seed = 1; seed < 200; seed++) {
    const spans = Array.from({ length: 6 }, (_, i) => {
      const begin = (seed * 7919 + i * 104729) % 31;
      return { begin, end: begin + 1 + ((seed * 31 + i * 17) % 9) };
    });
    assert.equal(roundTrips(spans), longest(spans, -Infinity), JSON.stringify(spans));
  }
});

test("code is told from what holds the archive", () => {
  const code = ["/code/dateline.js", "/libraries/peers.mjs", "/x/Pagefind/pagefind.js", "/x/Pagefind/wasm.en.pagefind"];
  const archive = ["/x/Dateline/root.dateline", "/x/Pagefind/pagefind-entry.json", "/x/MiniSearch/index"];
  assert.ok(code.every(isCode));
  assert.ok(!archive.some(isCode));
});

/** As Playwright has them. */
const request = (url, responseBodySize, announced) => ({
  url: () => url,
  isNavigationRequest: () => url.endsWith(".html"),
  resourceType: () => (url.endsWith(".js") ? "script" : "fetch"),
  sizes: async () => ({ responseHeadersSize: 100, responseBodySize }),
  response: async () => ({ headers: () => (announced ? { "content-length": announced } : {}) }),
});

test("a page is at rest when all has come; failed requests have no bytes", async () => {
  const page = new EventEmitter();
  const traffic = new Traffic(page);
  const [document, image, first, second] = [
    request("http://localhost/page.html", 5), request("data:,", 0),
    request("http://localhost/a?b", 10), request("http://localhost/c", 20),
  ];
  for (const each of [document, image, first, second]) page.emit("request", each);
  page.emit("requestfinished", document);
  page.emit("requestfinished", second);
  page.emit("requestfailed", first);
  const all = await traffic.atRest();
  assert.deepEqual(all.map(({ path, bytes }) => [path, bytes]), [["/c", 120], ["/a", 0]]);
  assert.deepEqual(total(all), { requests: 2, bytes: 120 });
});

test("a worker's script, which the browser does not count, has the bytes that were announced", async () => {
  const page = new EventEmitter();
  const traffic = new Traffic(page);
  const [worker, script, head] = [
    request("http://localhost/worker.js", 0, "70"), request("http://localhost/script.js", 30, "70"),
    request("http://localhost/head", 0, "70"),
  ];
  for (const each of [worker, script, head]) page.emit("request", each);
  for (const each of [worker, script, head]) page.emit("requestfinished", each);
  const all = await traffic.atRest();
  assert.deepEqual(all.map(({ bytes }) => bytes), [170, 130, 100]);
});

test("bytes by kind, and what is none of them", () => {
  const fetched = [
    { path: "/code/dateline.js", bytes: 1000 },
    { path: "/x/Dateline/root.dateline", bytes: 500 },
    { path: "/x/Dateline/a.bin", bytes: 350 },
  ];
  const supplied = [
    { part: "a.bin:0-100", kind: 1 },
    { part: "a.bin:100-140", kind: 5 },
    { part: "a.bin:140-150", kind: 5 },
    { part: "a.bin:200-210", kind: -1 },
  ];
  assert.deepEqual(bytesByKind(fetched, supplied), {
    "code": { pieces: 1, bytes: 1000 },
    "root": { pieces: 1, bytes: 500 },
    "terms": { pieces: 1, bytes: 100 },
    "records": { pieces: 2, bytes: 50 },
    "other parts": { pieces: 1, bytes: 10 },
    "heads, gaps": { pieces: 0, bytes: 190 },
  });
});
