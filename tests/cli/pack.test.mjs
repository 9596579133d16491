// dateline pack and dateline verify, run as a press office runs them.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { fileURLToPath } from "node:url";
import { deflateRawSync, inflateRawSync } from "node:zlib";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const PROGRAM = join(ROOT, "build/native/dateline");
const GOLDEN = join(ROOT, "tests/data/pack");

let folder;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "dateline-"))));
afterEach(() => rmSync(folder, { recursive: true }));

const at = (...path) => join(folder, ...path);
const dateline = (...args) => spawnSync(PROGRAM, args, { encoding: "utf8" });

/** As dateline(), but must succeed. Gives what it said. */
function done(...args) {
  const { status, stdout, stderr } = dateline(...args);
  assert.equal(status, 0, stdout + stderr);
  return stdout + stderr;
}

const WORDS = "shelter levee border harbour clinic water school market bridge river".split(" ");
const release = (i, more = {}) => ({
  id: `r${i}`,
  title: `The ${WORDS[i % 10]} of ${WORDS[(i * 7 + 3) % 10]} number ${i}`,
  content_text: Array.from({ length: 60 }, (_, k) => WORDS[(i * k + k * k) % 10] + i * k).join(" "),
  date_published: `20${String(10 + (i % 12))}-0${1 + (i % 9)}-11`,
  ...more,
});
const releases = (count) => Array.from({ length: count }, (_, i) => release(i));

function archive(items, name = "archive.json") {
  writeFileSync(at(name), JSON.stringify(items));
  return at(name);
}

const files = (name) => readdirSync(at(name)).sort();
const contents = (path) =>
  Object.fromEntries(readdirSync(path).sort().map((name) => [name, readFileSync(join(path, name))]));

test("packs, verifies and searches; the same archive gives the same bytes", () => {
  const items = archive(releases(200));
  assert.match(done("pack", items, "-o", at("one")), /^200 releases in \d+ parts, \d+ files/);
  assert.equal(done("pack", items, "-q", "-o", at("two")), "");
  assert.deepEqual(contents(at("one")), contents(at("two")));
  assert.match(done("verify", at("one")), /, 0 problems$/m);
  for (const query of ["levee", "brid", "harbuor clinic", '"of water"', "date:2015"]) {
    const ask = (where) => done("search", where, query, "--json").replaceAll(/"took[^,}]*/g, "");
    assert.equal(ask(at("one")), ask(items), query);
  }
});

test("an update writes little, and whoever has the old root open reads on", () => {
  const old = releases(600);
  done("pack", archive(old), "-o", at("pack"));
  const first = files("pack");
  mkdirSync(at("reader"));
  copyFileSync(at("pack/root.dateline"), at("reader/root.dateline"));

  const next = [...old.slice(0, 300), release(300, { content_text: "mended" }), ...old.slice(302)];
  next.push(release(9999, { date_published: "2030-01-01" }));
  const said = done("pack", archive(next), "-o", at("pack"));
  const [, all, fresh] = said.match(/([\d.]+) MB, of which ([\d.]+) MB are new/);
  assert.ok(Number(fresh) < Number(all), said);
  assert.match(done("verify", at("pack")), /, 0 problems$/m);
  // The old root with the files that are there now.
  for (const name of files("pack").filter((name) => name.endsWith(".bin")))
    copyFileSync(at("pack", name), at("reader", name));
  assert.match(done("verify", at("reader")), /, 0 problems$/m);

  const second = files("pack");
  done("pack", archive([...next, release(10000)]), "-o", at("pack"));
  const third = files("pack");
  const kept = first.filter((name) => third.includes(name));
  assert.ok(kept.length < first.length, "files of the pack before the last one are gone");
  assert.ok(second.every((name) => third.includes(name) || first.includes(name)));
  assert.match(done("verify", at("pack")), /, 0 problems$/m);
});

test("killed at any moment, it leaves a whole pack", async () => {
  done("pack", archive(releases(100)), "-o", at("pack"));
  const more = archive(releases(1500), "more.json");
  for (const delay of [5, 30, 80, 150, 250]) {
    const child = spawn(PROGRAM, ["pack", more, "-o", at("pack")], { stdio: "ignore" });
    const ended = new Promise((resolve) => child.on("exit", resolve));
    setTimeout(() => child.kill("SIGKILL"), delay);
    await ended;
    assert.match(done("verify", at("pack")), /, 0 problems$/m);
  }
  done("pack", more, "-o", at("pack"));
  assert.match(done("verify", at("pack")), /, 0 problems$/m);
});

test("verify names the file and the part that are wrong, and packing again mends them", () => {
  const items = archive(releases(200));
  done("pack", items, "-o", at("pack"));
  done("pack", archive(releases(50), "other.json"), "-o", at("other"));
  const whole = contents(at("pack"));
  const [name] = files("pack").filter((file) => file.endsWith(".bin"));
  const [foreign] = files("other").filter((file) => file.endsWith(".bin"));
  const flipped = Buffer.from(whole[name]);
  flipped[flipped.length >> 1] ^= 8;
  const damages = {
    removed: () => rmSync(at("pack", name)),
    flipped: () => writeFileSync(at("pack", name), flipped),
    cut: () => truncateSync(at("pack", name), whole[name].length - 1),
    "of another pack": () => copyFileSync(at("other", foreign), at("pack", name)),
    longer: () => writeFileSync(at("pack", name), Buffer.concat([whole[name], Buffer.from("x")])),
  };
  for (const [damage, spoil] of Object.entries(damages)) {
    spoil();
    const { status, stdout } = dateline("verify", at("pack"));
    assert.equal(status, 1, damage);
    assert.ok(stdout.includes(name), `${damage}: ${stdout}`);
    if (damage !== "longer") assert.match(stdout, new RegExp(`${name}:\\d+-\\d+`), damage);
    assert.match(stdout, /, [1-9]\d* problems?$/m, damage);
    done("pack", items, "-o", at("pack"));
    assert.deepEqual(contents(at("pack")), whole, damage);
  }
  writeFileSync(at("pack/root.dateline"), "no root");
  const { status, stdout } = dateline("verify", at("pack"));
  assert.equal(status, 1);
  assert.match(stdout, /root\.dateline/);
});

test("wrong input", () => {
  assert.equal(dateline("pack").status, 2);
  assert.equal(dateline("verify").status, 2);
  assert.equal(dateline("pack", at("missing.json"), "-o", at("pack")).status, 1);
  writeFileSync(at("text"), "This is no archive.");
  const { status, stderr } = dateline("pack", at("text"), "-o", at("pack"));
  assert.equal(status, 1);
  assert.match(stderr, /^dateline: .*text: /);
  assert.ok(!existsSync(at("pack")));
  assert.equal(dateline("verify", at("pack")).status, 1);
  assert.equal(dateline("pack", archive(releases(1)), "-o", at("text")).status, 1);
});

test("what cannot be packed leaves what is there as it is", () => {
  done("pack", archive(releases(20)), "-o", at("pack"));
  const whole = contents(at("pack"));
  symlinkSync(at("pack"), at("link"));
  mkdirSync(at("empty"));
  writeFileSync(at("text"), "This is no archive.");
  for (const name of ["link", "empty"]) {
    assert.equal(dateline("pack", at("text"), "-o", at(name)).status, 1);
    assert.ok(existsSync(at(name)), name);
  }
  assert.deepEqual(contents(at("link")), whole);
});

test("over a pack of another version: its files stay, for readers that have it open", () => {
  done("pack", archive(releases(20)), "-o", at("pack"));
  const old = files("pack").filter((name) => name.endsWith(".bin"));
  const root = inflateRawSync(readFileSync(at("pack/root.dateline")));
  root.writeUInt32LE(1, 8);
  writeFileSync(at("pack/root.dateline"), deflateRawSync(root));
  done("pack", archive(releases(30)), "-o", at("pack"));
  for (const name of old) assert.ok(existsSync(at("pack", name)), name);
  assert.match(done("verify", at("pack")), /, 0 problems$/m);
});

// What was published once stays readable: a changed format must have another version.
test("the pack in tests/data opens, and is still made byte for byte", () => {
  assert.match(done("verify", join(GOLDEN, "pack")), /, 0 problems$/m);
  assert.match(done("search", join(GOLDEN, "pack"), "harbour"), /Harbour reopens/);
  done("pack", join(GOLDEN, "archive.json"), "-o", at("pack"));
  assert.deepEqual(contents(at("pack")), contents(join(GOLDEN, "pack")));
});
