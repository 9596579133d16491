// Packs: the conversation between an engine that wants parts and a host that has them, both made up.

import assert from "node:assert/strict";
import test, { after, beforeEach } from "node:test";
import { deflateRawSync } from "node:zlib";
import { load } from "./load.mjs";

const { FailureError, Lanes, Pack, fetchFrom, joinParts, readPart } = await load(
  "../../tests/web/packing.ts",
);

const BASE = "https://example.org/pack/root.dateline";
const now = setTimeout;
const clearNow = clearTimeout;
globalThis.location = { origin: "https://example.org" };
Object.defineProperty(globalThis, "navigator", { value: { onLine: true }, configurable: true });

/** As a pack has it: deflated, zeros up to a multiple of 64, and how many. */
function store(text) {
  const deflated = deflateRawSync(text);
  const zeros = 63 - (deflated.length % 64);
  return Buffer.concat([deflated, Buffer.alloc(zeros), Buffer.from([zeros])]);
}

/** Parts a0 to a9, apart by 10 bytes, and at the file's end, far away, z. */
const parts = {};
const files = { "a.bin": Buffer.alloc(0), "b.bin": Buffer.alloc(0) };
function add(key, file, gap) {
  const before = Buffer.concat([files[file], Buffer.alloc(gap)]);
  const bytes = store(`part ${key}`);
  files[file] = Buffer.concat([before, bytes]);
  parts[key] = `${file}:${before.length}-${files[file].length}`;
}
for (let i = 0; i < 10; i++) add(`a${i}`, "a.bin", 10);
add("z", "a.bin", 5000);
add("b", "b.bin", 0);

/** What was asked of the host: "a.bin 10-22", "a.bin 10-22 reload", "a.bin whole reload". */
let asked;
/** The addresses of that. */
let addresses;
/** How the host answers; a test replaces it. */
let answer;
/** How long was waited between tries. */
let waits;
/** What ends downloads that stand still; a test calls it. */
let stallTimers;

/** As a host that knows ranges. */
function ranges(file, begin, end) {
  return new Response(files[file].subarray(begin, end), { status: 206 });
}

/** As a host that knows none, or that is asked for the whole file. */
function whole(file) {
  return new Response(files[file]);
}

beforeEach(() => {
  asked = [];
  addresses = [];
  waits = [];
  stallTimers = new Set();
  answer = ranges;
  globalThis.setTimeout = (call, wait) => {
    if (wait === 30_000) {
      stallTimers.add(call);
      return call;
    }
    waits.push(wait);
    return now(call, 0);
  };
  globalThis.clearTimeout = (timer) => stallTimers.delete(timer) || clearNow(timer);
  globalThis.fetch = async (url, { headers, signal, cache }) => {
    const [, begin, last] = /^bytes=(\d+)-(\d+)$/.exec(headers?.Range ?? "") ?? [];
    const range = begin ? [Number(begin), Number(last) + 1] : [];
    const address = url.slice("https://example.org/pack/".length);
    const file = address.replace(/\?[1-5]$/, "");
    addresses.push(address);
    asked.push(`${file} ${range.join("-") || "whole"}${cache === "reload" ? " reload" : ""}`);
    signal.throwIfAborted();
    const aborted = new Promise((_, reject) =>
      signal.addEventListener("abort", () => reject(signal.reason)),
    );
    const answered = range.length ? answer(file, ...range, signal) : whole(file);
    return Promise.race([answered, aborted]);
  };
});
after(() => Object.assign(globalThis, { setTimeout: now, clearTimeout: clearNow }));

/** An engine whose requests are the keys of the parts that they want: "a0 a1". */
function fakeEngine() {
  const here = new Map();
  const keyOf = (name) => Object.keys(parts).find((key) => parts[key] === name);
  return {
    here,
    openPack: async () => ({
      scope: { releases: 1 },
      files: Object.keys(files).map((file) => `${file}:0-${files[file].length}`),
    }),
    async supply(name, bytes) {
      const text = new TextDecoder().decode(bytes);
      if (text !== `part ${keyOf(name)}`)
        throw new FailureError({ code: "archive", message: "damaged" });
      here.set(keyOf(name), (here.get(keyOf(name)) ?? 0) + 1);
    },
    async runPack(request) {
      const wanted = request.split(" ").filter((key) => !here.has(key));
      return wanted.length ? { parts: wanted.map((key) => parts[key] ?? key) } : { total: request };
    },
    close() {},
  };
}

const script = { fetchFrom, FailureError };

async function open(engine = fakeEngine()) {
  const chunks = [new Uint8Array(deflateRawSync("root"))];
  const { pack } = await Pack.open(engine, { url: BASE, base: BASE, chunks }, script);
  return { pack, engine };
}

const failure = (promise) =>
  promise.then(
    () => assert.fail("did not fail"),
    (error) => error.failure ?? error,
  );

const tick = () => new Promise((resolve) => now(resolve, 20));

test("a pack tells all its files, and answers without fetching what it can", async () => {
  const chunks = [new Uint8Array(deflateRawSync("root"))];
  const root = { url: `${BASE}?v`, base: BASE, chunks };
  const opened = await Pack.open(fakeEngine(), root, script);
  assert.deepEqual(opened.files, [
    { url: `${BASE}?v`, bytes: chunks[0].length, immutable: false },
    { url: "https://example.org/pack/a.bin", bytes: files["a.bin"].length, immutable: true },
    { url: "https://example.org/pack/b.bin", bytes: files["b.bin"].length, immutable: true },
  ]);
  assert.equal(await opened.pack.runHere("a0"), null);
  assert.deepEqual(asked, []);
  await opened.pack.run("a0");
  assert.deepEqual(await opened.pack.runHere("a0"), { total: "a0" });
});

test("names of parts", () => {
  assert.deepEqual(readPart("a.bin:3-9"), { name: "a.bin:3-9", file: "a.bin", begin: 3, end: 9 });
  for (const name of ["", "a.bin", "a.bin:9-3", "a.bin:3-3", "../a.bin:0-1", "https://x:0-1"])
    assert.equal(readPart(name), null, name);
});

test("neighbours are joined, across a gap, within a file", () => {
  const ranges = joinParts(
    ["a:9000-9010", "b:0-5", "a:10-20", "a:0-10", "a:4000-4010", "b:5-9"].map(readPart),
  );
  assert.deepEqual(
    ranges.map(({ file, begin, end, parts }) => `${file}:${begin}-${end} of ${parts.length}`),
    ["a:0-4010 of 3", "a:9000-9010 of 1", "b:0-9 of 2"],
  );
});

test("what is near comes in one request, what is not in others beside it", async () => {
  const { pack, engine } = await open();
  assert.deepEqual(await pack.run("a0 z b a2"), { total: "a0 z b a2" });
  assert.equal(asked.length, 3);
  assert.deepEqual([...engine.here.keys()].sort(), ["a0", "a2", "b", "z"]);
  assert.deepEqual(await pack.run("a0 b"), { total: "a0 b" });
  assert.equal(asked.length, 3);
});

test("requests at the same time share what both want", async () => {
  const { pack, engine } = await open();
  await Promise.all([pack.run("a0 z"), pack.run("z b"), pack.run("a0")]);
  assert.equal(asked.length, 3);
  assert.deepEqual([...engine.here.values()], [1, 1, 1]);
});

test("a host that stumbles is asked three times, ever later", async () => {
  const { pack } = await open();
  let errors = 2;
  answer = (...range) => (errors-- > 0 ? new Response("", { status: 503 }) : ranges(...range));
  assert.deepEqual(await pack.run("z"), { total: "z" });
  assert.equal(asked.length, 3);
  assert.deepEqual(waits, [300, 1200]);
});

test("a part that cannot be had fails its request, and no other; later it may come", async () => {
  const { pack } = await open();
  answer = (file, ...range) => {
    if (file === "b.bin") throw new TypeError("Failed to fetch");
    return ranges(file, ...range);
  };
  const [lost, had] = await Promise.all([failure(pack.run("b z")), pack.run("z")]);
  assert.equal(lost.code, "network");
  assert.match(lost.url, /^https:\/\/example\.org\/pack\/b\.bin(\?\d)?$/);
  assert.equal(had.total, "z");
  assert.equal(asked.filter((each) => each.startsWith("b.bin")).length, 3);
  answer = ranges;
  assert.equal((await pack.run("b")).total, "b");
});

test("a file that is not there is not asked for again", async () => {
  const { pack } = await open();
  answer = () => new Response("", { status: 404 });
  const { code, status } = await failure(pack.run("z"));
  assert.deepEqual([code, status, asked.length], ["http", 404, 1]);
});

test("what is cut short is tried again, then the whole file is asked for", async () => {
  const { pack } = await open();
  answer = (file, begin, end) => ranges(file, begin, end - 1);
  assert.equal((await pack.run("z")).total, "z");
  const [, , begin, end] = /^(.*):(\d+)-(\d+)$/.exec(parts.z);
  const range = `a.bin ${begin}-${end}`;
  assert.deepEqual(asked, [range, `${range} reload`, "a.bin whole reload"]);
  assert.equal((await pack.run("a0 a9")).total, "a0 a9"); // of the file that is here now
  assert.equal(asked.length, 3);
});

test("ranges that the host compresses, and a browser cannot read, cost the whole file", async () => {
  const { pack } = await open();
  answer = () => {
    const body = new ReadableStream({ pull: (to) => to.error(new TypeError("Decoding failed.")) });
    return new Response(body, { status: 206 });
  };
  assert.equal((await pack.run("a0 a1 b")).total, "a0 a1 b");
  const wholes = asked.filter((each) => each.endsWith("whole reload"));
  assert.deepEqual(wholes.sort(), ["a.bin whole reload", "b.bin whole reload"]);
  assert.equal(asked.length, 6);
});

test("a file that is shorter than its parts say is an error", async () => {
  const { pack } = await open();
  answer = (file) => new Response(files[file].subarray(0, 10));
  const { code, message } = await failure(pack.run("z"));
  assert.equal(code, "network");
  assert.match(message, /a\.bin: 0 bytes instead of/);
});

test("a host that gives other ranges: the whole file is asked for, once", async () => {
  const { pack, engine } = await open();
  answer = (file, begin, end) => ranges(file, begin - 4, end - 4);
  assert.equal((await pack.run("a3 a5")).total, "a3 a5");
  assert.equal(asked.filter((each) => each.endsWith("whole reload")).length, 1);
  const before = asked.length;
  assert.equal((await pack.run("a7 z")).total, "a7 z");
  assert.equal(asked.length, before);
  assert.deepEqual([...engine.here.values()], [1, 1, 1, 1]);
});

test("a download that stands still is tried again; one that is slow is not", async () => {
  const { pack } = await open();
  const held = [];
  answer = (file, begin, end, signal) => {
    if (asked.length > 1) return ranges(file, begin, end);
    const start = (body) => {
      held.push(body);
      signal.addEventListener("abort", () => body.error(signal.reason));
    };
    return new Response(new ReadableStream({ start }), { status: 206 });
  };
  const running = pack.run("a0");
  await tick();
  const [first] = stallTimers;
  held[0].enqueue(new Uint8Array([files["a.bin"][10]]));
  await tick();
  const [second] = stallTimers; // that byte has put it off
  assert.notEqual(first, undefined);
  assert.equal(stallTimers.size, 1);
  second();
  assert.equal((await running).total, "a0");
  assert.equal(asked.length, 2);
  assert.deepEqual(waits, [300]);
  assert.equal(stallTimers.size, 0);
});

test("a host that stands still three times is an error that says so", async () => {
  const { pack } = await open();
  answer = () => new Promise(() => {});
  const waiting = failure(pack.run("z"));
  for (let i = 0; i < 3; i++) {
    await tick();
    for (const stalled of stallTimers) stalled();
  }
  const { code, message } = await waiting;
  assert.equal(code, "network");
  assert.match(message, /nothing has come for 30 s/);
  assert.equal(asked.length, 3);
});

test("ranges of a file that are wanted together have each an address; later the same", async () => {
  const { pack } = await open();
  assert.equal((await pack.run("a0 z b")).total, "a0 z b");
  const first = [...addresses];
  assert.equal(new Set(first).size, 3);
  assert.ok(first.every((each) => /^[ab]\.bin(\?[1-5])?$/.test(each)));
  addresses = [];
  await (await open()).pack.run("a0 z b");
  assert.deepEqual(addresses, first);
});

test("lanes: the own one where it is free, else the next that is least busy", () => {
  const lanes = new Lanes();
  const own = lanes.enter("a", 77);
  lanes.leave(own);
  assert.equal(lanes.enter("a", 77), own);
  const six = [own, ...Array.from({ length: 5 }, () => lanes.enter("a", 77))];
  assert.deepEqual([...six].sort(), ["a", "a?1", "a?2", "a?3", "a?4", "a?5"]);
  assert.equal(lanes.enter("a", 77), own);
  lanes.leave(six[3]);
  assert.equal(lanes.enter("a", 77), six[3]);
  assert.match(lanes.enter("b", 77), /^b/);
});

test("what is damaged is fetched past the caches, alone", async () => {
  const { pack, engine } = await open();
  const spoilt = readPart(parts.a1);
  answer = (file, begin, end) => {
    const bytes = Buffer.from(files[file].subarray(begin, end));
    if (asked.length === 1) bytes[spoilt.begin - begin + 3] ^= 0x55;
    return new Response(bytes, { status: 206 });
  };
  assert.equal((await pack.run("a0 a1 a2")).total, "a0 a1 a2");
  assert.deepEqual(asked.slice(1), [`a.bin ${spoilt.begin}-${spoilt.end} reload`]);
  assert.deepEqual([...engine.here.values()], [1, 1, 1]);
});

test("what stays damaged fails its request; its neighbours are there", async (t) => {
  const { pack, engine } = await open();
  const good = files["a.bin"];
  files["a.bin"] = Buffer.from(good);
  files["a.bin"][readPart(parts.a1).begin + 3] ^= 0x55;
  t.after(() => (files["a.bin"] = good));
  const { code, message } = await failure(pack.run("a0 a1 a2"));
  assert.equal(code, "archive");
  assert.match(message, /damaged/);
  await tick();
  assert.deepEqual([...engine.here.keys()].sort(), ["a0", "a2"]);
  assert.equal((await pack.run("a0 a2")).total, "a0 a2");
  await failure(pack.run("a1"));
  assert.equal(asked.filter((each) => each.endsWith("whole reload")).length, 1);
});

test("a host without ranges: a file comes once, whole, and is cut", async () => {
  const { pack } = await open();
  let read = 0;
  answer = (file) => {
    const pull = (body) => {
      read++;
      body.enqueue(new Uint8Array(files[file]));
      body.close();
    };
    return new Response(new ReadableStream({ pull }, { highWaterMark: 0 }));
  };
  assert.equal((await pack.run("a0 z")).total, "a0 z");
  assert.equal(read, 1);
  const before = asked.length;
  assert.equal((await pack.run("a5 a9")).total, "a5 a9");
  assert.equal(asked.length, before);
});

test("of a host without ranges four files are kept, the newest", async (t) => {
  const names = ["c.bin", "d.bin", "e.bin", "f.bin"];
  for (const file of names) {
    files[file] = Buffer.alloc(0);
    add(file[0], file, 0);
    add(`${file[0]}2`, file, 5000);
    add(`${file[0]}3`, file, 5000);
  }
  t.after(() => names.forEach((file) => delete files[file]));
  const { pack } = await open();
  answer = whole;
  assert.equal((await pack.run("b c d e f")).total, "b c d e f");
  assert.equal(asked.length, 5);
  await pack.run("c2 d2 e2 f2");
  assert.equal(asked.length, 5);
  await pack.run("a0");
  assert.equal(asked.length, 6);
  await pack.run("d3 e3 f3");
  assert.equal(asked.length, 6);
  assert.equal((await pack.run("c3")).total, "c3");
  assert.equal(asked.length, 7);
});

test("a newer request ends the wait for an older one, and takes over what both want", async () => {
  const { pack, engine } = await open();
  const opened = [];
  answer = (...range) => new Promise((resolve) => opened.push(() => resolve(ranges(...range))));
  const abort = new AbortController();
  const old = pack.run("a0 z", abort.signal);
  await tick();
  assert.equal(asked.length, 2);
  abort.abort();
  assert.equal((await failure(old)).name, "AbortError");
  const newer = pack.run("a0 b");
  await tick();
  assert.equal(asked.length, 3); // a0 is on its way
  for (const resolve of opened) resolve();
  assert.equal((await newer).total, "a0 b");
  await tick();
  assert.deepEqual([...engine.here.keys()].sort(), ["a0", "b"]); // z was given up
});

test("what has come of an aborted request stays", async () => {
  const { pack } = await open();
  answer = (file, ...range) => (file === "b.bin" ? new Promise(() => {}) : ranges(file, ...range));
  const abort = new AbortController();
  const old = pack.run("z b", abort.signal);
  await tick();
  abort.abort();
  await failure(old);
  assert.equal((await pack.run("z")).total, "z");
  assert.equal(asked.length, 2);
});

test("close ends what is under way", async () => {
  const { pack } = await open();
  answer = () => new Promise(() => {});
  const waiting = failure(pack.run("z"));
  await tick();
  pack.close();
  assert.equal((await waiting).code, "network");
  assert.equal(asked.length, 1);
});

test("a root that is none, and names that are none", async () => {
  for (const chunks of [[], [new TextEncoder().encode("<!doctype html>")]]) {
    const root = { url: BASE, base: BASE, chunks };
    const { code, url } = await failure(Pack.open(fakeEngine(), root, script));
    assert.deepEqual([code, url], ["archive", BASE]);
  }
  const { pack } = await open();
  assert.equal((await failure(pack.run("https://evil.example/"))).code, "archive");
  assert.deepEqual(asked, []);
});

test("a pack that never has enough is an error", async () => {
  const engine = fakeEngine();
  engine.runPack = async () => ({ parts: [parts.z] });
  const { pack } = await open(engine);
  const { code, message } = await failure(pack.run("z"));
  assert.equal(code, "archive");
  assert.match(message, /ever more parts/);
});
