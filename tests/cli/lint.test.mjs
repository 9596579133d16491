// The command `dateline lint` as its user runs it.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const program = join(root, "build/native/dateline");
const now = ["--now", "2022-01-01T00:00:00Z"];
let folder;

before(() => {
  folder = mkdtempSync(join(tmpdir(), "dateline-lint-"));
});
after(() => rmSync(folder, { recursive: true }));

function lint(args, input = "") {
  const run = spawnSync(program, ["lint", ...args], { cwd: folder, input, encoding: "utf8" });
  return { code: run.status, out: run.stdout, err: run.stderr };
}

function write(name, items) {
  writeFileSync(join(folder, name), JSON.stringify(items));
  return name;
}

const read = (name) => readFileSync(join(folder, name), "utf8");

const faulty = [
  {
    id: "1",
    title: "Help for <b>migrants</b>",
    url: "https://example.org/en/1",
    language: "en-latn",
    summary: "x".repeat(100),
    date_published: "2021-02-03",
  },
  {
    id: "2",
    title: "Ayuda a migrantes\u001b[2J",
    url: "https://example.org/es/1",
    language: "es",
    summary: "y".repeat(100),
    date_published: "2021-02-03",
  },
];

test("the sample archive is well", () => {
  const { code, out, err } = lint([join(root, "web/sample/archive.json"), ...now]);
  assert.equal(out, "0 errors, 0 warnings, 0 to consider in 27 releases\n");
  assert.deepEqual([code, err], [0, ""]);
});

test("findings are one line each, then a summary", () => {
  const { code, out } = lint([write("a.json", faulty), ...now]);
  assert.equal(code, 0);
  assert.deepEqual(out.split("\n"), [
    'a.json:0: warning: "en-latn" is better written "en-Latn". ' +
      '"Help for <b>migrants</b>" [unknown-language]',
    'a.json:0: warning: HTML in: title. "Help for <b>migrants</b>" [markup]',
    'a.json:1: info: It looks like a version of item 0, "Help for <b>migrants</b>". ' +
      '"Ayuda a migrantes [2J" [unlinked-translation]',
    "0 errors, 2 warnings, 1 to consider in 2 releases",
    "",
  ]);
});

test("errors give exit code 1, and the place", () => {
  writeFileSync(join(folder, "cut.json"), '[{"title":"a"},\n{"title":');
  const cut = lint(["cut.json"]);
  assert.equal(cut.code, 1);
  assert.match(cut.out, /^cut\.json: error: .*\(line 2, byte \d+\) \[unreadable\]\n1 error, /);
  const repeated = lint([write("twice.json", [faulty[0], faulty[0]]), "--rule", "repeated-id"]);
  assert.equal(repeated.code, 1);
  assert.match(repeated.out, /^twice\.json:1: error: .*"1" was met before.* \[repeated-id\]\n/);
  const missing = lint(["no-such-file.json"]);
  assert.equal(missing.code, 1);
  assert.match(missing.err, /cannot open no-such-file\.json/);
});

test("wrong usage gives exit code 2", () => {
  for (const args of [
    [],
    ["a.json", "--rule", "no-such-rule"],
    ["a.json", "--now", "noon"],
    ["a.json", "--format", "xml"],
    ["a.json", "-o", "b.json"],
  ]) {
    const { code, out } = lint(args);
    assert.equal(code, 2, args.join(" "));
    assert.equal(out, "");
  }
});

test("--format json", () => {
  write("a.json", faulty);
  const { code, out } = lint(["a.json", "--format", "json", "--rule", "markup", ...now]);
  assert.equal(code, 0);
  assert.deepEqual(JSON.parse(out), {
    file: "a.json",
    releases: 2,
    errors: 0,
    warnings: 1,
    infos: 0,
    findings: [
      {
        item: 0,
        id: "1",
        title: "Help for <b>migrants</b>",
        severity: "warning",
        rule: "markup",
        message: "HTML in: title.",
        fixable: true,
      },
    ],
  });
});

test("--max shows fewer and counts all", () => {
  write("a.json", faulty);
  const { out } = lint(["a.json", "--max", "1", "--no-rule", "unlinked-translation", ...now]);
  assert.equal(out.split("\n")[1], "1 more is not shown (--max)");
  assert.equal(out.split("\n")[2], "0 errors, 2 warnings, 0 to consider in 2 releases");
  const json = lint(["a.json", "--max", "1", "--format", "json", ...now]);
  assert.equal(JSON.parse(json.out).findings.length, 1);
  assert.equal(JSON.parse(json.out).warnings, 2);
});

test("--fix mends in place, and twice is once", () => {
  write("a.json", faulty);
  const first = lint(["a.json", "--fix", ...now]);
  assert.equal(first.code, 0);
  assert.match(first.out, /^a\.json:0: fixed: "en-latn" is better written "en-Latn"\. .*\n/);
  assert.match(first.out, /\n2 fixed; 0 errors, 0 warnings, 1 to consider in 2 releases\n$/);
  const mended = read("a.json");
  const [one, two] = JSON.parse(mended).items;
  assert.deepEqual([one.title, one.language], ["Help for migrants", "en-Latn"]);
  assert.equal(two._dateline?.translation_of, undefined);
  assert.match(lint(["a.json", "--fix", ...now]).out, /\n0 fixed; /);
  assert.equal(read("a.json"), mended);
  assert.deepEqual(readdirSync(folder).filter((name) => name.endsWith(".part")), []);
});

test("--link-translations links, and mends nothing else", () => {
  write("a.json", faulty);
  const { code, out } = lint(["a.json", "--link-translations", "-o", "linked.json", ...now]);
  assert.equal(code, 0);
  assert.match(out, /^a\.json:1: fixed: It looks like a version of item 0/);
  assert.deepEqual(JSON.parse(read("a.json")), faulty);
  const [one, two] = JSON.parse(read("linked.json")).items;
  assert.equal(one.title, faulty[0].title);
  assert.equal(two._dateline.translation_of, "1");
  assert.deepEqual(two._dateline.derived, ["translation_of"]);
});

test("from standard input to standard output", () => {
  const { code, out, err } = lint(["-", "--fix", ...now], JSON.stringify(faulty));
  assert.equal(code, 0);
  assert.equal(JSON.parse(out).items[0].title, "Help for migrants");
  assert.match(err, /^-:0: fixed: /);
});

test("an archive is not written where something of it would be lost", () => {
  const items = [...faulty, { title: "c", date_published: "Monday" }, 7, faulty[0]];
  for (const lost of [[2], [3], [4]]) {
    const some = items.filter((_, i) => i < 2 || lost.includes(i));
    write("a.json", some);
    const { code, err } = lint(["a.json", "--fix", ...now]);
    assert.equal(code, 1);
    assert.match(err, /a\.json is left as it is/);
    assert.deepEqual(JSON.parse(read("a.json")), some);
    assert.ok(!existsSync(join(folder, "b.json")));
  }
});

test("every rule is listed and documented", () => {
  const { code, out } = lint(["--list-rules"]);
  assert.equal(code, 0);
  const names = out.trim().split("\n").map((line) => line.split(" ")[0]);
  assert.ok(names.length > 30);
  const page = readFileSync(join(root, "docs/LINT.md"), "utf8");
  const documented = [...page.matchAll(/^\| `([a-z-]+)` \|/gm)].map((match) => match[1]);
  assert.deepEqual(documented, names);
});
