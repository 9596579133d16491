// `dateline import` as a publisher runs it: files in, an archive out.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";

const program = new URL("../../build/native/dateline", import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), "dateline-import-"));
after(() => rmSync(folder, { recursive: true }));

const path = (name) => join(folder, name);
const read = (name) => readFileSync(path(name), "utf8");

function write(name, contents) {
  writeFileSync(path(name), contents);
  return name;
}

/** Runs the program in the folder: { status, out, err }. */
function run(args, input = "") {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: folder, input, encoding: "utf8" });
  return { status, out: stdout, err: stderr };
}

/** The items of what `dateline import` makes. */
function imported(...args) {
  const { status, out, err } = run(["import", ...args]);
  assert.equal(status, 0, err);
  return JSON.parse(out).items;
}

const story =
  "Port-au-Prince – The International Organization for Migration will give shelters to the two hundred families that " +
  "were displaced by the earthquake in Haiti, and to all of those who have taken them in since August.";

const listing = `Shelters for displaced families\n\n23 / 07 / 2021\n\n${story}\n`;
const rss = (title = "Shelters", source = "IOM Haiti") => `<?xml version="1.0"?>
<rss version="2.0"><channel><title>${source}</title><link>https://example.org/</link>
<item><title>${title}</title><link>https://example.org/news/1?utm_source=rss</link><guid>https://example.org/?p=1</guid>
<pubDate>Fri, 23 Jul 2021 10:00:00 -0400</pubDate><description>${story}</description></item>
</channel></rss>\n`;

const formats = {
  "listing.txt": listing,
  "feed.xml": rss(),
  "atom.xml": `<feed xmlns="http://www.w3.org/2005/Atom"><title>F</title><entry><id>tag:example.org,2021:1</id>
<title>Shelters</title><published>2021-07-23T10:00:00Z</published><summary>${story}</summary></entry></feed>`,
  "feed.json": JSON.stringify({ items: [{ id: "1", title: "Shelters", content_text: story, date_published: "2021-07-23" }] }),
  "lines.ndjson": `{"id":"1","title":"Shelters","content_text":"${story}","date_published":"2021-07-23"}
{"id":"2","title":"Another","date_published":"2021-07-22"}\n`,
  "posts.json": JSON.stringify([
    {
      id: 7,
      type: "post",
      status: "publish",
      link: "https://example.org/shelters",
      date: "2021-07-23T10:00:00",
      title: { rendered: "Shelters" },
      content: { rendered: `<p>${story}</p>` },
    },
  ]),
  "nodes.json": JSON.stringify({
    jsonapi: { version: "1.0" },
    data: [
      {
        type: "node--news",
        id: "1225c695-cfb8-4ebb-aaaa-80da344efa6a",
        attributes: { title: "Shelters", status: true, created: "2021-07-23T10:00:00+00:00", body: { value: `<p>${story}</p>` } },
      },
    ],
  }),
  "reports.json": JSON.stringify({
    data: [{ id: "1", fields: { title: "Shelters", body: story, date: { original: "2021-07-23T00:00:00+00:00" } } }],
  }),
  "table.csv": `title,date,text\nShelters,2021-07-23,"${story}"\n`,
};

test("each format is told by its contents", () => {
  for (const [name, contents] of Object.entries(formats)) {
    write(name, contents);
    const [first] = imported(name);
    assert.match(first.title, /^Shelters/, name);
    assert.equal(first.date_published.slice(0, 10), "2021-07-23", name);
    assert.equal(first.language, "en", name);
    assert.deepEqual(first._dateline.places, ["Haiti"], name);
    assert.equal(first._dateline.dateline, "Port-au-Prince", name);
    assert.deepEqual(first._dateline.derived, ["dateline", "language", "places"], name);
    const again = run(["import", "-"], contents);
    assert.equal(again.out, run(["import", name]).out, `${name} from standard input`);
  }
});

test("other encodings are read", () => {
  write("utf16.txt", Buffer.from(`\ufeff${listing}`, "utf16le"));
  assert.equal(imported("utf16.txt")[0].title, "Shelters for displaced families");
  write("latin.txt", Buffer.from("Refugio en Cancún\n\n23 / 07 / 2021\n\nUn texto más.\n", "latin1"));
  assert.equal(imported("latin.txt")[0].title, "Refugio en Cancún");
  write("utf16.json", Buffer.from(`\ufeff${formats["feed.json"]}`, "utf16le"));
  assert.equal(imported("utf16.json")[0].title, "Shelters");
});

test("what is added has its switches", () => {
  write("feed.json", formats["feed.json"]);
  const [item] = imported("feed.json", "--no-language", "--no-places", "--no-dateline");
  assert.equal(item.language, undefined);
  assert.equal(item._dateline, undefined);
});

test("several files merge, each with its source", () => {
  write("haiti.xml", rss("Shelters", "A"));
  write("panama.txt", listing.replace("Shelters for displaced families", "Shelters"));
  const items = imported("haiti.xml", "panama.txt", "--source", "IOM Haiti", "--source", "IOM Panama");
  assert.equal(items.length, 1);
  assert.equal(items[0].url, "https://example.org/news/1?utm_source=rss");
  assert.deepEqual(items[0]._dateline.source, ["IOM Haiti", "IOM Panama"]);
  const one = imported("haiti.xml", "panama.txt", "--source", "IOM");
  assert.equal(one[0]._dateline.source, "IOM");
});

test("translations are linked where that is asked for", () => {
  write(
    "two.json",
    JSON.stringify([
      { id: "en", url: "https://example.org/en/news/12", title: "Shelters for 280 families", language: "en", date_published: "2021-07-23" },
      { id: "es", url: "https://example.org/es/news/12", title: "Refugios para 280 familias", language: "es", date_published: "2021-07-23" },
    ]),
  );
  const linked = (...args) => imported("two.json", ...args).filter((item) => item._dateline?.translation_of);
  assert.equal(linked().length, 0);
  assert.equal(linked("--link-translations").length, 1);
  assert.ok(linked("--link-translations")[0]._dateline.derived.includes("translation_of"));
});

test("--into adds, updates, and changes nothing the second time", () => {
  rmSync(path("archive.json"), { force: true });
  write("feed.xml", rss());
  assert.match(run(["import", "feed.xml", "--into", "archive.json"]).err, /1 new, 0 updated, 0 unchanged/);
  const first = read("archive.json");
  const { mtimeMs } = statSync(path("archive.json"));
  assert.match(run(["import", "feed.xml", "--into", "archive.json"]).err, /0 new, 0 updated, 1 unchanged/);
  assert.equal(read("archive.json"), first);
  assert.equal(statSync(path("archive.json")).mtimeMs, mtimeMs);

  write("feed.xml", rss("Shelters, corrected"));
  write("more.json", JSON.stringify([{ id: "9", title: "Newer", date_published: "2022-01-01" }]));
  const { err } = run(["import", "feed.xml", "more.json", "--into", "archive.json"]);
  assert.match(err, /1 new, 1 updated, 0 unchanged/);
  const { items } = JSON.parse(read("archive.json"));
  assert.deepEqual(items.map((item) => item.title), ["Newer", "Shelters, corrected"]);
  assert.equal(items[1].id, JSON.parse(first).items[0].id);
});

test("what the publisher states replaces what was derived, and nothing replaces it", () => {
  rmSync(path("archive.json"), { force: true });
  const item = { id: "1", title: "Shelters", content_text: story, date_published: "2021-07-23" };
  const into = (more) => {
    write("one.json", JSON.stringify([{ ...item, ...more }]));
    assert.equal(run(["import", "one.json", "--into", "archive.json"]).status, 0);
    return JSON.parse(read("archive.json")).items[0];
  };
  assert.deepEqual(into({})._dateline.places, ["Haiti"]);
  const stated = into({ _dateline: { places: ["Jamaica"] } });
  assert.deepEqual(stated._dateline.places, ["Jamaica"]);
  assert.deepEqual(stated._dateline.derived, ["dateline", "language"]);
  assert.deepEqual(into({})._dateline.places, ["Jamaica"]);
});

test("an archive with items that cannot be read is left alone", () => {
  write("archive.json", `{"items":[{"id":"1","title":"A"},{"id":"2"}]}`);
  const before = read("archive.json");
  const { status, err } = run(["import", "feed.json", "--into", "archive.json"]);
  assert.equal(status, 1);
  assert.match(err, /archive\.json:1: warning: Not taken[^]*would be lost/);
  assert.equal(read("archive.json"), before);
  write("archive.json", listing);
  assert.match(run(["import", "feed.json", "--into", "archive.json"]).err, /is no archive/);
  assert.equal(read("archive.json"), listing);
});

test("NDJSON in and out, with the same bytes each time", () => {
  let lines = "";
  for (let i = 0; i < 3000; ++i)
    lines += JSON.stringify({ id: `${i}`, title: `Release ${i}`, content_text: `${i} ${story}`, date_published: "2021-07-23" }) + "\n";
  write("many.ndjson", lines);
  const made = () => {
    const { status, err } = run(["import", "many.ndjson", "-o", "out.ndjson"]);
    assert.equal(status, 0, err);
    return read("out.ndjson");
  };
  const first = made();
  assert.equal(first.trimEnd().split("\n").length, 3000);
  assert.equal(made(), first);
  assert.match(run(["import", "many.ndjson", "--into", "out.ndjson"]).err, /0 new, 0 updated, 3000 unchanged/);
  assert.equal(read("out.ndjson"), first);
  assert.match(run(["search", "out.ndjson", "shelters", "--limit", "1"]).out, /3,?000/);
});

test("memory does not grow with the number of lines", () => {
  const line = JSON.stringify({ id: "ID", title: "Release ID", content_text: story.repeat(40) });
  const peak = (count) => {
    let lines = "";
    for (let i = 0; i < count; ++i) lines += line.replaceAll("ID", i) + "\n";
    write("long.ndjson", lines);
    const script = `"$0" import long.ndjson -o long.out.ndjson --no-places & pid=$!
      most=0; while read -r name value unit < <(grep VmHWM /proc/$pid/status 2>/dev/null); do most=$value; done
      wait $pid; echo $most`;
    const { stdout, stderr } = spawnSync("bash", ["-c", script, program], { cwd: folder, encoding: "utf8" });
    assert.match(stderr, new RegExp(`${count} releases`));
    return { kilobytes: Number(stdout), bytes: lines.length };
  };
  const small = peak(200);
  const large = peak(4000);
  assert.ok((large.kilobytes - small.kilobytes) * 1024 < (large.bytes - small.bytes) / 4, JSON.stringify({ small, large }));
});

test("killed at any moment, the archive is whole and the next run cleans up", async () => {
  rmSync(path("archive.json"), { force: true });
  run(["import", "many.ndjson", "--into", "archive.json"]);
  const before = read("archive.json");
  write("changed.ndjson", read("many.ndjson").replaceAll("Release", "Changed"));
  for (const [signal, wait] of [["SIGKILL", 5], ["SIGKILL", 60], ["SIGKILL", 150], ["SIGTERM", 30], ["SIGTERM", 150], ["SIGINT", 250]]) {
    const child = spawn(program, ["import", "changed.ndjson", "--into", "archive.json"], { cwd: folder, stdio: "ignore" });
    await new Promise((done) => setTimeout(done, wait));
    child.kill(signal);
    await new Promise((done) => (child.exitCode ?? child.signalCode) !== null ? done() : child.on("exit", done));
    const now = read("archive.json");
    if (now !== before) {
      assert.equal(JSON.parse(now).items.length, 3000);
      break; // it was done before the signal came
    }
    if (signal !== "SIGKILL") assert.deepEqual(readdirSync(folder).filter((name) => /^archive.json\.\d+\.part$/.test(name)), []);
  }
  write("archive.json.999999999.part", "left by a run that was killed");
  assert.equal(run(["import", "changed.ndjson", "--into", "archive.json"]).status, 0);
  assert.ok(!existsSync(path("archive.json.999999999.part")));
  assert.equal(JSON.parse(read("archive.json")).items[0].title.startsWith("Changed"), true);
});

test("wrong usage", () => {
  for (const args of [
    [],
    ["feed.json", "--from", "word"],
    ["feed.json", "-o", "a.json", "--into", "b.json"],
    ["feed.json", "feed.xml", "listing.txt", "--source", "A", "--source", "B"],
    ["feed.json", "--into", "-"],
    ["table.csv", "--map", "title"],
    ["feed.json", "--no-such-option"],
  ]) {
    const { status, err } = run(["import", ...args]);
    assert.equal(status, 2, `${args}: ${err}`);
    assert.notEqual(err, "");
  }
});

test("bad input is named, with what to do", () => {
  write("page.html", `<!doctype html><link rel="alternate" type="application/rss+xml" href="https://example.org/feed">`);
  write("cut.json", `{"items":[{"id":"1","title":"A"}`);
  write("packed.gz", Buffer.from([0x1f, 0x8b, 8, 0]));
  write("empty.txt", "\n");
  const cases = [
    [["page.html"], /page\.html: This is a web page.*https:\/\/example\.org\/feed/],
    [["cut.json"], /cut\.json: .*\(byte \d+\)/],
    [["packed.gz"], /gunzip/],
    [["empty.txt"], /empty/],
    [["missing.json"], /missing\.json: No such file/],
    [["feed.json", "--from", "rss"], /feed\.json: /],
    [["feed.xml", "--from", "jsonfeed"], /feed\.xml: /],
    [["feed.json", "-o", "no-such-folder/a.json"], /no-such-folder/],
  ];
  for (const [args, message] of cases) {
    const { status, out, err } = run(["import", ...args]);
    assert.equal(status, 1, `${args}: ${err}`);
    assert.match(err, message);
    assert.equal(out, "");
  }
});

test("warnings name the item, 20 of a file; --verbose all, --quiet no summary", () => {
  const items = Array.from({ length: 30 }, (_, i) => ({ id: `${i}`, title: "A", date_published: "soon" }));
  write("bad.json", JSON.stringify(items));
  const warnings = (...args) => run(["import", "bad.json", ...args]).err.trimEnd().split("\n");
  const few = warnings();
  assert.match(few[0], /^bad\.json:0: warning: date_published: "soon" is no date/);
  assert.equal(few[20], "bad.json: warning: and 10 more");
  assert.equal(few[21], "30 releases from 1 file, 30 warnings");
  assert.equal(warnings("--verbose").length, 31);
  assert.equal(warnings("--quiet").at(-1), "bad.json: warning: and 10 more");
});

test("a feed that goes on elsewhere says so", () => {
  write("page1.json", JSON.stringify({ title: "T", next_url: "https://example.org/2", items: [{ id: "1", title: "A" }] }));
  assert.match(run(["import", "page1.json"]).err, /warning: next_url: The feed goes on at https:\/\/example\.org\/2/);
});
