// The command `dateline search --format` as its user runs it.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const program = join(root, "build/native/dateline");

function search(input, ...args) {
  const run = spawnSync(program, ["search", "-", ...args], {
    input: JSON.stringify(input),
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
  return { code: run.status, out: run.stdout, err: run.stderr };
}

const FEED = { title: "News", items: [{ id: "a", title: "Flood", date_published: "2021-08" }, { id: "b", title: "Fire" }] };

test("all that is found is printed in the format that is asked for", () => {
  const { code, out } = search(FEED, "--format", "json");
  assert.equal(code, 0);
  assert.deepEqual(JSON.parse(out).items.map(({ id }) => id), ["a", "b"]);
  assert.match(search(FEED, "flood", "--format", "csv").out, /^\ufeffid,[^\n]*\r\n"a","Flood",[^\n]*\r\n$/);
  assert.match(search(FEED, "flood", "--format", "bibtex").out, /^@misc\{news2021flood-[^]*date = \{2021-08\}/);
  assert.match(search(FEED, "flood", "--format", "ris").out, /^TY {2}- ELEC\r\n[^]*DA {2}- 2021\/08\r\nER {2}- \r\n$/);
});

test("what is not all is said, by the exit code too", () => {
  const items = Array.from({ length: 10_001 }, (_, i) => ({ id: String(i), title: "t" }));
  const { code, out, err } = search(items, "--format", "ris");
  assert.equal(code, 1);
  assert.match(err, /first 10000 of 10001 releases/);
  assert.equal(out.match(/^ER/gm).length, 10_000);
});

test("another format, or one together with what belongs to a page, is wrong usage", () => {
  for (const args of [["--format", "xml"], ["--format", "csv", "--json"], ["--format", "csv", "--limit", "3"]])
    assert.equal(search(FEED, ...args).code, 2, args.join(" "));
});
