// Stemmers come when they are wanted: an engine that lacks one at first, a network that is made up,
// the host real.

import assert from "node:assert/strict";
import test, { beforeEach } from "node:test";
import { FAKE_ENGINE, load } from "./load.mjs";

const { EngineHost, FailureError, forgetEngine, setBase } = await load(
  "../../tests/web/stemming.ts",
  FAKE_ENGINE,
);

const EMPTY_MODULE = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);
const ORIGIN = "https://example.org";
const ENGLISH = "dateline-stem-en-0000000000000000.wasm";
const SPANISH = "dateline-stem-es-0000000000000000.wasm";
setBase(`${ORIGIN}/dateline.js`);

let fetched;
/** Files that the network does not have. */
let missing;

beforeEach(() => {
  fetched = [];
  missing = new Set();
  forgetEngine();
  globalThis.fetch = async (url) => {
    const name = url.slice(ORIGIN.length + 1);
    fetched.push(name);
    return new Response(EMPTY_MODULE, { status: missing.has(name) ? 404 : 200 });
  };
});

/**
 * A host of an engine whose archive has these languages, and whose every answer needs the stemmers
 * 0 and 1. `answers` are what it gives, the last one again and again; it keeps `calls`.
 */
function start({ languages = [], answers = [{ total: 1 }] }) {
  const here = new Set();
  const calls = [];
  const port = {
    postMessage({ id, call, args }) {
      calls.push(call);
      const message = { id };
      if (call === "open") message.answer = JSON.stringify({ languages });
      if (call === "addStemmer") here.add(args[0]);
      if (call === "run") {
        message.answer = JSON.stringify(answers.length > 1 ? answers.shift() : answers[0]);
        const lacking = [0, 1].filter((language) => !here.has(language));
        if (lacking.length) message.lacking = lacking;
      }
      setImmediate(() => port.onmessage({ data: message }));
    },
  };
  return { host: new EngineHost({ port, close() {} }), calls, here };
}

test("what an answer lacks is brought, and the request comes again", async () => {
  const { host, calls } = start({});
  assert.deepEqual(await host.run("q=a"), { total: 1 });
  assert.deepEqual(calls, ["run", "addStemmer", "addStemmer", "run"]);
  assert.deepEqual(fetched, [ENGLISH, SPANISH]);
  await host.run("q=b");
  assert.equal(fetched.length, 2, "once");
});

test("those of the archive's languages come when it is opened", async () => {
  const { host, here } = start({ languages: ["ES-mx", "ht", "en"] });
  await host.open();
  while (here.size < 2) await new Promise(setImmediate);
  assert.deepEqual(fetched, [SPANISH, ENGLISH]);
});

test("a search without its stemmer fails, and the next one tries again", async () => {
  missing.add(SPANISH);
  const { host } = start({ languages: ["es"] });
  await host.open();
  const error = await host.run("q=a").catch((error) => error);
  assert.ok(error instanceof FailureError);
  assert.equal(error.failure.code, "wasm-missing");
  missing.clear();
  assert.deepEqual(await host.run("q=a"), { total: 1 });
});

test("parts of a pack do not wait for stemmers, an answer does", async () => {
  const { host, calls } = start({ answers: [{ parts: ["a.bin:0-9"] }, { total: 2 }] });
  assert.deepEqual(await host.runPack("q=a"), { parts: ["a.bin:0-9"] });
  assert.deepEqual(calls, ["run"]);
  assert.deepEqual(await host.runPack("q=a"), { total: 2 });
  assert.deepEqual(fetched, [ENGLISH, SPANISH]);
});
