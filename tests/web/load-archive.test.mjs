// Loading an archive: files from a fetch that is made up, an engine that is a fake one, the
// conversation real.

import assert from "node:assert/strict";
import test, { beforeEach } from "node:test";
import { FAKE_ENGINE, load } from "./load.mjs";

const { loadArchive, lease, setBase, forgetEngine, NoEngineError } = await load(
  "../../tests/web/loading.ts",
  FAKE_ENGINE,
);

const EMPTY_MODULE = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);
const ORIGIN = "https://example.org";
setBase(`${ORIGIN}/dateline.js`);
globalThis.location = { origin: ORIGIN };
Object.defineProperty(globalThis, "navigator", { value: { onLine: true }, configurable: true });

/** What the network has: address → body, or a function that makes a Response. */
let network;
let fetched;

beforeEach(() => {
  fetched = [];
  forgetEngine();
  network = { [`${ORIGIN}/dateline-simd-0000000000000000.wasm`]: () => new Response(EMPTY_MODULE) };
  globalThis.fetch = async (url, options = {}) => {
    fetched.push(`${options.method ?? "GET"} ${url}`);
    const found = network[url];
    if (found === undefined) throw new TypeError("Failed to fetch");
    options.signal?.throwIfAborted();
    return typeof found === "function" ? found(options) : new Response(JSON.stringify(found));
  };
});

const item = (id) => ({ id, title: `Release ${id}`, date_published: "2021-08-17" });
const start = (...paths) =>
  loadArchive(
    paths.map((path) => new URL(path, ORIGIN).href),
    new AbortController().signal,
  );

/** Loads, reads and closes. */
async function ids(...paths) {
  const loaded = await start(...paths);
  const { hits } = await loaded.engine.run("size=100&now=1");
  loaded.engine.close();
  return {
    ...loaded,
    ids: hits
      .map(({ id }) => id)
      .sort()
      .join(" "),
  };
}

test("several files are one archive", async () => {
  network[`${ORIGIN}/a.json`] = { items: [item("1")] };
  network[`${ORIGIN}/b.json`] = { items: [item("2")] };
  const { ids: found, reports, failures, files } = await ids("/a.json", "/b.json");
  assert.equal(found, "1 2");
  assert.deepEqual(
    files,
    ["a", "b"].map((name) => {
      const url = `${ORIGIN}/${name}.json`;
      return { url, bytes: JSON.stringify(network[url]).length, immutable: false };
    }),
  );
  assert.equal(reports.length, 2);
  assert.deepEqual(failures, []);
});

test("feeds that go on are followed, relative to where they came from, never twice", async () => {
  network[`${ORIGIN}/x/1.json`] = { items: [item("1")], next_url: "2.json" };
  network[`${ORIGIN}/x/2.json`] = { items: [item("2")], next_url: "/x/1.json" };
  const { ids: found } = await ids("/x/1.json");
  assert.equal(found, "1 2");
  assert.equal(fetched.filter((each) => each.includes("/x/")).length, 2);
});

test("a chain without end is cut", async () => {
  let made = 0;
  globalThis.fetch = async (url) =>
    url.endsWith(".wasm")
      ? new Response(EMPTY_MODULE)
      : new Response(JSON.stringify({ items: [item(`${++made}`)], next_url: `${ORIGIN}/${made}` }));
  const { engine, reports } = await start("/first");
  engine.close();
  assert.equal(reports.length, 200);
});

test("an address that is not http is not followed", async () => {
  network[`${ORIGIN}/a.json`] = { items: [item("1")], next_url: "javascript:alert(1)" };
  assert.equal((await ids("/a.json")).ids, "1");
});

test("a file that is missing or broken does not cost the others", async () => {
  network[`${ORIGIN}/good.json`] = { items: [item("1")] };
  network[`${ORIGIN}/broken.json`] = () => new Response("{");
  network[`${ORIGIN}/gone.json`] = () => new Response("", { status: 404 });
  const { ids: found, failures } = await ids("/gone.json", "/broken.json", "/good.json");
  assert.equal(found, "1");
  assert.deepEqual(failures.map(({ code }) => code).sort(), ["archive", "http"]);
  assert.equal(failures.find(({ code }) => code === "http").status, 404);
  assert.equal(failures.find(({ code }) => code === "archive").offset, 0);
});

async function failureOf(promise) {
  const error = await promise.then(
    () => assert.fail("did not fail"),
    (error) => error,
  );
  return error.failure;
}

test("what went wrong is told apart", async () => {
  network["https://other.example/closed.json"] = ({ mode }) => {
    if (mode !== "no-cors") throw new TypeError("Failed to fetch");
    return new Response("");
  };
  network[`${ORIGIN}/page.html`] = () => new Response("<!doctype html>");
  network[`${ORIGIN}/error`] = () => new Response("", { status: 503 });
  const codes = {};
  for (const path of [
    "https://other.example/closed.json",
    "https://nowhere.example/",
    "/nothing",
    "/page.html",
    "/error",
  ]) {
    codes[path] = (await failureOf(start(path))).code;
  }
  assert.deepEqual(codes, {
    "https://other.example/closed.json": "cors",
    "https://nowhere.example/": "network",
    "/nothing": "network",
    "/page.html": "archive",
    "/error": "http",
  });
  const { message } = await failureOf(start("https://other.example/closed.json"));
  assert.match(message, /Access-Control-Allow-Origin: https:\/\/example\.org/);
  navigator.onLine = false;
  assert.equal((await failureOf(start("/nothing"))).code, "offline");
  navigator.onLine = true;
});

test("without the engine's file there are still the archive's, for their headlines", async () => {
  network[`${ORIGIN}/a.json`] = { items: [item("1")] };
  network[`${ORIGIN}/dateline-simd-0000000000000000.wasm`] = () => new Response("", { status: 404 });
  const error = await start("/a.json").catch((error) => error);
  assert.ok(error instanceof NoEngineError);
  assert.equal(error.failure.code, "wasm-missing");
  assert.equal(JSON.parse(await new Blob(error.files[0].chunks).text()).items.length, 1);
});

test("the engine's file is tried again after a failure, and may have any type", async () => {
  network[`${ORIGIN}/a.json`] = { items: [item("1")] };
  network[`${ORIGIN}/dateline-simd-0000000000000000.wasm`] = () => new Response("", { status: 503 });
  assert.equal((await failureOf(start("/a.json"))).code, "wasm-missing");
  network[`${ORIGIN}/dateline-simd-0000000000000000.wasm`] = () =>
    new Response(EMPTY_MODULE, { headers: { "content-type": "text/plain" } });
  assert.equal((await ids("/a.json")).ids, "1");
});

test("the age of the archive is that of its oldest file", async () => {
  const dated = (id, date) => () =>
    new Response(JSON.stringify({ items: [item(id)] }), { headers: { "last-modified": date } });
  network[`${ORIGIN}/a.json`] = dated("1", "Tue, 17 Aug 2021 10:00:00 GMT");
  network[`${ORIGIN}/b.json`] = dated("2", "Mon, 16 Aug 2021 10:00:00 GMT");
  assert.equal((await ids("/a.json", "/b.json")).updated.toISOString(), "2021-08-16T10:00:00.000Z");
});

test("elements with the same sources share one engine, and the last one frees it", async () => {
  const url = `${ORIGIN}/a.json`;
  network[url] = { items: [item("1")] };
  const [one, two] = [lease([url]), lease([url])];
  const [{ engine }, other] = await Promise.all([one.loaded, two.loaded]);
  assert.equal(engine, other.engine);
  one.release();
  assert.equal((await engine.run("size=10&now=1")).total, 1);
  two.release();
  const three = lease([url]);
  const again = await three.loaded;
  assert.notEqual(again.engine, engine);
  assert.equal(fetched.filter((each) => each.endsWith("a.json")).length, 2);
  three.release();
});

test("a pack stands alone", async () => {
  network[`${ORIGIN}/a.json`] = { items: [item("1")] };
  const { code, message, url } = await failureOf(start("/a.json", "/pack/root.dateline"));
  assert.equal(code, "archive");
  assert.match(message, /stands alone, but "src" has 2 addresses/);
  assert.equal(url, `${ORIGIN}/pack/root.dateline`);
  assert.deepEqual(fetched, []);
});

test("a folder with no pack in it is the address of a feed", async () => {
  network[`${ORIGIN}/feed/json/`] = { items: [item("1")] };
  network[`${ORIGIN}/feed/json/root.dateline`] = () => new Response("", { status: 404 });
  assert.equal((await ids("/feed/json/")).ids, "1");
  assert.ok(fetched.includes(`GET ${ORIGIN}/feed/json/root.dateline`));
});

test("a load that failed is not kept", async () => {
  const url = `${ORIGIN}/late.json`;
  const first = lease([url]);
  await assert.rejects(first.loaded);
  network[url] = { items: [item("1")] };
  const second = lease([url]);
  assert.equal((await second.loaded).scope.releases, 1);
  first.release();
  second.release();
});

test("a call that is refused fails alone; after close every call under way fails", async () => {
  network[`${ORIGIN}/a.json`] = { items: [item("1")] };
  const { engine } = await start("/a.json");
  assert.equal((await failureOf(engine.run("page=0"))).code, "search");
  assert.equal((await engine.run("now=1")).total, 1);
  const pending = engine.run("now=1");
  engine.close();
  assert.equal((await failureOf(pending)).code, "crashed");
});
