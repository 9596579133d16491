import assert from "node:assert/strict";
import test from "node:test";
import { FAKE_ENGINE, load } from "./load.mjs";

test("the module can be imported where there is no DOM, and defines nothing", async () => {
  assert.equal(typeof globalThis.HTMLElement, "undefined");
  const { DatelineArchiveElement, define } = await load("module.ts", FAKE_ENGINE);
  assert.equal(typeof DatelineArchiveElement, "function");
  assert.equal(typeof define, "function");
});

test("defining twice is harmless", async () => {
  const defined = new Map();
  globalThis.customElements = {
    get: (name) => defined.get(name),
    define(name, type) {
      assert.ok(!defined.has(name));
      defined.set(name, type);
    },
  };
  const { DatelineArchiveElement, define } = await load("module.ts", FAKE_ENGINE);
  define();
  define({ base: "https://example.org/" });
  assert.deepEqual([...defined], [["dateline-archive", DatelineArchiveElement]]);
  delete globalThis.customElements;
});
