// dateline feeds and dateline pages, run as a press office runs them.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const SAMPLE = join(ROOT, "web/sample/archive.json");
const BASE = ["--base-url", "https://example.org/news"];

let folder;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "dateline-"))));
afterEach(() => rmSync(folder, { recursive: true }));

const at = (...path) => join(folder, ...path);

/** Runs the command; gives { status, stdout, stderr }. */
function dateline(...args) {
  return spawnSync(join(ROOT, "build/native/dateline"), args, { encoding: "utf8" });
}

/** As dateline(), but must succeed. Gives what it said. */
function done(...args) {
  const { status, stderr } = dateline(...args);
  assert.equal(status, 0, stderr);
  return stderr;
}

/** Path -> contents of all files of a folder. */
function contents(root) {
  const files = {};
  for (const path of readdirSync(root, { recursive: true }).sort()) {
    if (statSync(join(root, path)).isFile()) files[path] = readFileSync(join(root, path), "utf8");
  }
  return files;
}

function writeArchive(items) {
  writeFileSync(
    at("archive.json"),
    JSON.stringify({ version: "https://jsonfeed.org/version/1.1", title: "News", items }),
  );
  return at("archive.json");
}

const release = (id, more = {}) => ({
  id,
  title: `Release ${id}`,
  content_text: "Text.",
  date_published: "2021-08-17",
  ...more,
});

test("the same archive gives the same bytes", () => {
  for (const name of ["one", "two"]) {
    done("pages", SAMPLE, "-o", at(name), ...BASE);
    done("feeds", SAMPLE, "-o", at(name), ...BASE);
  }
  const one = contents(at("one"));
  assert.deepEqual(contents(at("two")), one);
  assert.ok(Object.keys(one).length > 80);
  assert.match(one["index.html"], /<h1/);
  assert.equal(JSON.parse(one["feeds.json"]).feeds[0].rss, "rss/all.xml");
});

test("a second run writes nothing, a change only what changed", () => {
  const archive = writeArchive([release("a"), release("b", { date_published: "2020-01-01" })]);
  done("pages", archive, "-o", at("site"), ...BASE);
  const before = contents(at("site"));
  const said = done("pages", archive, "-o", at("site"), ...BASE);
  assert.match(said, / 0 of them new or changed, 0 old removed/);

  writeArchive([
    release("a", { title: "Another title" }),
    release("b", { date_published: "2020-01-01" }),
  ]);
  done("pages", archive, "-o", at("site"), ...BASE);
  const after = contents(at("site"));
  // A page keeps its address when its title changes.
  assert.deepEqual(Object.keys(after), Object.keys(before));
  assert.match(after["2021/08/release-a.html"], /<h1[^>]*>Another title</);
  assert.equal(after["2020/01/index.html"], before["2020/01/index.html"]);
});

test("what is gone is removed, what others made is not", () => {
  const archive = writeArchive([
    release("a", { tags: ["Health"] }),
    release("b", { date_published: "2020-01-01", tags: ["Food"] }),
  ]);
  done("pages", archive, "-o", at("site"), ...BASE);
  done("feeds", archive, "-o", at("site"), ...BASE);
  writeFileSync(at("site", "mine.html"), "mine");
  writeFileSync(at("site", "rss", "mine.xml"), "mine");
  writeArchive([release("a", { tags: ["Health"] })]);
  done("pages", archive, "-o", at("site"), ...BASE);
  done("feeds", archive, "-o", at("site"), ...BASE);
  assert.ok(!existsSync(at("site", "2020")));
  assert.ok(!existsSync(at("site", "rss/topic/food.xml")));
  assert.ok(existsSync(at("site", "rss/topic/health.xml")));
  assert.equal(readFileSync(at("site", "mine.html"), "utf8"), "mine");
  assert.equal(readFileSync(at("site", "rss/mine.xml"), "utf8"), "mine");
});

test("a file that is not ours is not written over", () => {
  const archive = writeArchive([release("a")]);
  done("feeds", archive, "-o", at("site"), ...BASE);
  writeFileSync(at("site", "index.html"), "the office's own");
  const { status, stderr } = dateline("pages", archive, "-o", at("site"), ...BASE);
  assert.equal(status, 1);
  assert.match(stderr, /index\.html is there already .* --overwrite/);
  assert.equal(readFileSync(at("site", "index.html"), "utf8"), "the office's own");
  done("pages", archive, "-o", at("site"), ...BASE, "--overwrite");
  assert.match(readFileSync(at("site", "index.html"), "utf8"), /<h1/);
});

test("a manifest leads nowhere else", () => {
  const archive = writeArchive([release("a")]);
  done("pages", archive, "-o", at("site"), ...BASE);
  const manifest = at("site", ".dateline-pages");
  writeFileSync(at("outside.html"), "outside");
  writeFileSync(
    manifest,
    `${readFileSync(manifest, "utf8")}../outside.html\n${at("outside.html")}\n/etc/hostname\n` +
      `2021/../../outside.html gone\n.dateline-feeds\n\0\n`,
  );
  done("pages", archive, "-o", at("site"), ...BASE);
  assert.equal(readFileSync(at("outside.html"), "utf8"), "outside");
  assert.doesNotMatch(readFileSync(manifest, "utf8"), /outside/);
});

test("a run that was cut off is finished by the next", () => {
  const archive = writeArchive([release("a"), release("b")]);
  done("pages", archive, "-o", at("whole"), ...BASE);
  // A file in the place of a folder stops the first run half way.
  done("pages", writeArchive([]), "-o", at("site"), ...BASE);
  writeFileSync(at("site", "2021"), "in the way");
  writeArchive([release("a"), release("b")]);
  const { status, stderr } = dateline("pages", archive, "-o", at("site"), ...BASE);
  assert.equal(status, 1);
  assert.match(stderr, /2021/);
  rmSync(at("site", "2021"));
  done("pages", archive, "-o", at("site"), ...BASE);
  assert.deepEqual(contents(at("site")), contents(at("whole")));
});

test("embargoes are judged at --now", () => {
  const embargoed = { _dateline: { status: "embargoed", embargo_until: "2022-01-01T00:00:00Z" } };
  const archive = writeArchive([release("a", embargoed)]);
  const now = (time) => ["--now", time, ...BASE];
  done("pages", archive, "-o", at("site"), ...now("2021-12-31T23:59:59Z"));
  done("feeds", archive, "-o", at("site"), ...now("2021-12-31T23:59:59Z"));
  assert.doesNotMatch(JSON.stringify(contents(at("site"))), /Release a/);
  done("pages", archive, "-o", at("site"), ...now("2022-01-01T00:00:00Z"));
  done("feeds", archive, "-o", at("site"), ...now("2022-01-01T00:00:00Z"));
  assert.match(contents(at("site"))["rss/all.xml"], /Release a/);
  assert.ok(existsSync(at("site", "2021/08/release-a.html")));
});

test("pages and feeds know of each other", () => {
  const archive = writeArchive([release("a")]);
  done("pages", archive, "-o", at("site"), ...BASE);
  done("feeds", archive, "-o", at("site"), ...BASE);
  done("pages", archive, "-o", at("site"), ...BASE);
  const files = contents(at("site"));
  assert.ok(files["rss/all.xml"].includes("<link>https://example.org/news/2021/08/release-a.html<"));
  assert.match(files["2021/08/release-a.html"], /href="\.\.\/\.\.\/rss\/all\.xml"/);
});

test("the archive's feed is an archive again", () => {
  done("feeds", SAMPLE, "-o", at("site"), ...BASE);
  done("import", at("site", "json/all.json"), "-o", at("again.json"));
  const ids = (path) =>
    JSON.parse(readFileSync(path, "utf8"))
      .items.map(({ id }) => id)
      .sort();
  assert.deepEqual(ids(at("again.json")), ids(SAMPLE));
});

test("wrong usage is told, with exit code 2", () => {
  for (const [args, message] of [
    [["pages", SAMPLE, "-o", at("site"), "--base-url", "example.org"], /--base-url must be/],
    [["pages", SAMPLE, "-o", at("site"), "--base-url", "javascript:x"], /--base-url must be/],
    [["feeds", SAMPLE, "-o", at("site"), ...BASE, "--now", "soon"], /--now "soon" is not a time/],
    [["feeds", SAMPLE, "-o", at("site"), ...BASE, "--limit", "0"], /--limit/],
    [["feeds", SAMPLE, "-o", at("site")], /--base-url is required/],
  ]) {
    const { status, stderr, stdout } = dateline(...args);
    assert.equal(status, 2, stderr);
    assert.match(stderr + stdout, message);
    assert.ok(!existsSync(at("site")));
  }
});

test("what cannot be read or written is named, with exit code 1", () => {
  writeFileSync(at("broken.json"), '{"items":[');
  for (const [archive, output, message] of [
    [at("missing.json"), at("site"), /missing\.json: No such file/],
    [at("broken.json"), at("site"), /broken\.json: .* \(byte 1\d\)/],
    [SAMPLE, at("broken.json"), /broken\.json/],
  ]) {
    for (const command of ["feeds", "pages"]) {
      const { status, stderr } = dateline(command, archive, "-o", output, ...BASE);
      assert.equal(status, 1, stderr);
      assert.match(stderr, message);
    }
  }
});

test("help has examples, and --quiet is quiet", () => {
  for (const command of ["feeds", "pages"]) {
    const { status, stdout } = dateline(command, "--help");
    assert.equal(status, 0);
    assert.match(stdout, new RegExp(`Examples:\\n  dateline ${command} archive.json -o site`));
    assert.equal(done(command, SAMPLE, "-o", at("site"), ...BASE, "--quiet"), "");
  }
});
