// The same calls to native code and to the WebAssembly builds: their answers must be the same bytes.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import vm from "node:vm";
import { inflateRawSync } from "node:zlib";
import { STEMMERS } from "../../web/build/scripts.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const BUILDS = ["simd", "scalar"];

const folder = mkdtempSync(join(tmpdir(), "dateline-"));
after(() => rmSync(folder, { recursive: true }));

// As pages have it: no Node, no module system.
const glue = readFileSync(join(ROOT, "build/wasm/dateline-simd.js"), "utf8");
const create = vm.runInThisContext(`(() => { ${glue}; return createDateline; })()`);

const modules = Object.fromEntries(
  await Promise.all(
    [...BUILDS, "pack"].map(async (build) => [
      build,
      await WebAssembly.compile(readFileSync(join(ROOT, `build/wasm/dateline-${build}.wasm`))),
    ]),
  ),
);

const stemmers = await Promise.all(
  STEMMERS.map((name) => WebAssembly.compile(readFileSync(join(ROOT, `build/wasm/dateline-${name}.wasm`)))),
);

/** With the stemmers of all languages. */
async function createEngine(build) {
  const engine = await create({ wasm: modules[build] });
  await Promise.all(stemmers.map((module, language) => engine.addStemmer(language, module)));
  return engine;
}

/** Calls are lines as tests/wasm/answers.cc reads them; gives an answer for each. */
async function wasmAnswers(build, calls) {
  const engine = await createEngine(build);
  return calls.map((call) => {
    const [, name, rest] = /^(\S+) ?(.*)$/s.exec(call);
    if (name === "feed") {
      const [, path, source] = /^(\S+) ?(.*)$/s.exec(rest);
      const bytes = readFileSync(path);
      engine.input(bytes.length).set(bytes);
      return engine.addFeed(source);
    }
    if (name === "export") {
      const [, format, request] = /^(\S+) ?(.*)$/s.exec(rest);
      return engine.exportReleases(format, request);
    }
    return name === "open" ? engine.open() : engine.run(rest);
  });
}

/** The same for calls about packs. */
async function packAnswers(calls) {
  let engine, folder;
  const fill = (bytes) => engine.input(bytes.length).set(bytes);
  const part = (name) => {
    const [, file, begin, end] = /^([^:/]+):(\d+)-(\d+)$/.exec(name);
    return inflateRawSync(readFileSync(join(folder, file)).subarray(begin, end));
  };
  const run = (request) => {
    let answers = "";
    for (;;) {
      const answer = engine.run(request);
      answers += answer;
      const { parts } = JSON.parse(answer);
      if (!parts) return answers;
      for (const name of parts) {
        fill(part(name));
        answers += engine.supply(name);
      }
    }
  };
  const answers = [];
  for (const call of calls) {
    const [, name, rest] = /^(\S+) ?(.*)$/s.exec(call);
    if (name === "pack") {
      folder = rest;
      engine = await createEngine("pack");
      fill(inflateRawSync(readFileSync(join(folder, "root.dateline"))));
      answers.push(engine.openPack());
    } else if (name === "supply") {
      const [, wanted, path] = /^(\S+) (.*)$/.exec(rest);
      fill(readFileSync(path));
      answers.push(engine.supply(wanted));
    } else {
      answers.push(name === "plan" ? engine.run(rest) : run(rest));
    }
  }
  return answers;
}

function nativeAnswers(calls) {
  const input = calls.join("\n") + "\n";
  const output = execFileSync(join(ROOT, "build/native/tests/answers"), { input, maxBuffer: 1 << 30, encoding: "utf8" });
  return output.split("\n").slice(0, -1);
}

async function same(calls) {
  const native = nativeAnswers(calls);
  assert.equal(native.length, calls.length);
  for (const build of BUILDS) {
    const answers = await wasmAnswers(build, calls);
    calls.forEach((call, i) => assert.equal(answers[i], native[i], `${build}: ${call}`));
  }
  return native;
}

async function samePack(calls) {
  const native = nativeAnswers(calls);
  const answers = await packAnswers(calls);
  assert.equal(native.length, answers.length);
  calls.forEach((call, i) => assert.equal(answers[i], native[i], `pack: ${call}`));
  return native;
}

/** The folder of the archive's pack. */
function packOf(archive, name) {
  const path = join(folder, name);
  execFileSync(join(ROOT, "build/native/dateline"), ["pack", archive, "-o", path], { stdio: "pipe" });
  return path;
}

/** A file of the temporary folder with these contents. */
function file(name, contents) {
  const path = join(folder, name);
  writeFileSync(path, contents);
  return path;
}

/** Repeatable: mulberry32. */
function random(seed) {
  return (below) => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (((t ^ (t >>> 14)) >>> 0) / 4294967296) * below | 0;
  };
}

/** `word` with a letter left out, doubled or changed, or two swapped. */
function misspelt(word, next) {
  const letters = [...word];
  const at = next(letters.length);
  const edits = [[], [letters[at], letters[at]], ["q"], [letters[at + 1] ?? "", letters[at]]];
  const edit = next(4);
  letters.splice(at, edit === 3 ? 2 : 1, ...edits[edit]);
  return letters.join("");
}

const FIELDS = ["title:", "place:", "topic:", "tag:"];
const FILTERS = ["lang:es", "language:vi", "source:iom", "source:office", "date:2019..2021", "year:2020", "before:2021",
  "after:2019-03", "date:soon"];

/** A query of every kind of part, some of them unclosed. */
function queryOf(words, next, depth = 0) {
  const word = () => words[next(words.length)];
  const parts = Array.from({ length: next(4) + (depth > 0 ? 1 : 0) }, () => {
    const sign = next(7) ? "" : "-";
    const field = next(9) ? "" : FIELDS[next(FIELDS.length)];
    const kind = next(12);
    if (kind === 0 && depth < 3) return `${sign}${field}(${queryOf(words, next, depth + 1)}${next(9) ? ")" : ""}`;
    if (kind === 1) return sign + FILTERS[next(FILTERS.length)];
    if (kind <= 3) return `${sign}${field}${next(3) ? "" : "~"}"${word()} ${word()}${next(6) ? '"' : ""}`;
    if (kind <= 5) return sign + field + word().slice(0, 1 + next(4)) + (next(2) ? "*" : "");
    if (kind <= 7) return sign + field + misspelt(word(), next);
    if (kind === 8) return `${word()} OR ${word()}`;
    return sign + field + word();
  });
  return parts.join(" ");
}

/** Requests of every kind about an archive with these words and ids, some of them malformed. */
function requests(words, count, seed, ids = ["none"]) {
  const next = random(seed);
  return Array.from({ length: count }, () => {
    const params = new URLSearchParams();
    const query = queryOf(words, next);
    if (query) params.set("q", query + (next(2) ? " " : ""));
    if (!next(3)) params.append("place", ["Jamaica", "Mexico", "Haiti", "nowhere"][next(4)]);
    if (!next(4)) params.append("language", ["en", "es", "fr"][next(3)]);
    if (!next(4)) params.append("year", String(2018 + next(5)));
    if (!next(4)) params.set("from", ["2021", "2021-02", "2020-12-31", "soon"][next(4)]);
    if (!next(4)) params.set("to", ["2021-08", "2022", "2021-02-30"][next(3)]);
    if (!next(3)) params.set("sort", ["newest", "oldest", "relevance", "best"][next(4)]);
    if (!next(4)) params.set("page", String(next(4)));
    if (!next(4)) params.set("size", String(1 + next(120)));
    if (!next(2)) params.append("prefer", ["en", "es", "fr"][next(3)]);
    if (!next(5)) params.set("now", String(1_600_000_000 + next(100_000_000)));
    if (!next(6)) params.set("spelling", next(9) ? "off" : "on");
    if (!next(6)) params.set("parts", next(9) ? "hits" : "all");
    if (!next(6)) params.set("open", ids[next(ids.length)]);
    if (!next(9)) params.set("utm_source", "x");
    return `run ${params}`;
  });
}

const wordsOf = (text) => [...new Set(text.match(/[\p{L}\p{N}'’-]+/gu))];

test("the sample archive, thousands of requests", async () => {
  const path = join(ROOT, "web/sample/archive.json");
  const text = readFileSync(path, "utf8");
  const ids = JSON.parse(text).items.map(({ id }) => id);
  const opens = ids.map((id) => `run open=${encodeURIComponent(id)}&q=migration`);
  const answers = await same([
    `feed ${path} `, "open", ...opens, ...requests(wordsOf(text), 3000, 1, ids),
  ]);
  expectVariety(answers);
});

/** That answers have everything that they may have. */
function expectVariety(answers) {
  const parsed = answers.map((answer) => JSON.parse(answer));
  const count = (what) => parsed.filter(what).length;
  assert.ok(count(({ total }) => total > 0) > 500, "many requests find something");
  assert.ok(count(({ total, complete }) => complete < total) > 50, "some of the words");
  assert.ok(count(({ exactQuery }) => exactQuery) > 50, "respelt words");
  assert.ok(count(({ release }) => release?.related.length) > 20, "related releases");
  for (const code of ["spelling", "unknown-word", "unclosed-quote", "unmatched-parenthesis", "bad-date"])
    assert.ok(count(({ notes }) => notes?.some((note) => note.code === code)) > 5, code);
}

/** Sentences in the languages that are analysed each in its own way, and in some that are not stemmed. */
const SENTENCES = {
  en: "The migrants' shelters were sheltered in 2,500 homes; organisations organised the U.S. migration policies",
  es: "Las migraciones y la migración de los niños refugiados, organizaciones que organizaban albergues en México",
  fr: "L’aide aux réfugiés et les migrations organisées, les œuvres d’accueil, aujourd'hui l'été des enfants",
  pt: "As migrações e a migração nacional, ações humanitárias para crianças refugiadas nas organizações possíveis",
  nl: "De vluchtelingen en de vluchteling, opvang van gevluchte kinderen in georganiseerde opvangcentra één",
  vi: "Việt Nam viết về di cư, nghiêng và nghiễng, má mà ma, người di cư trở về nhà",
  zh: "残疾人权利公约保护移民的权利，国际移民组织在海地提供援助",
  th: "สิทธิของผู้ย้ายถิ่นและความช่วยเหลือในประเทศไทย",
  ar: "الهجرة والمهاجرون إلى المكسيك، هِجْرَة اللاجئين ومساعدة الأطفال",
};

test("releases in many languages, with hidden ones and translations", async () => {
  const next = random(5);
  const languages = Object.keys(SENTENCES);
  const items = Array.from({ length: 400 }, (_, i) => {
    const language = languages[next(languages.length)];
    const words = SENTENCES[language].split(" ");
    const text = (most) => Array.from({ length: 1 + next(most) }, () => words[next(words.length)]).join(" ");
    return {
      id: String(i), title: text(6), summary: text(12), content_text: text(60),
      ...(next(4) ? { language } : {}),
      ...(next(8) ? { date_published: `20${10 + next(15)}-${String(1 + next(12)).padStart(2, "0")}-15` } : {}),
      tags: [words[next(words.length)]],
      _dateline: {
        places: [next(2) ? "Haiti" : words[next(words.length)]], source: next(2) ? "IOM Office" : "OIM",
        ...(next(5) || i === 0 ? {} : { translation_of: String(next(i)) }),
        ...(next(9) ? {} : { embargo_until: "2021-06-01T00:00:00Z" }),
        ...(next(20) ? {} : { status: "withdrawn" }),
      },
    };
  });
  const path = file("languages.json", JSON.stringify(items));
  const words = wordsOf(Object.values(SENTENCES).join(" "));
  const answers = await same([`feed ${path} `, "open", ...requests(words, 3000, 6, items.map(({ id }) => id))]);
  expectVariety(answers);
});

test("a generated archive, larger than a block of postings", async () => {
  const text = execFileSync(process.execPath, [join(ROOT, "tests/bench/generate.mjs"), "700", "60"], {
    maxBuffer: 1 << 28,
    encoding: "utf8",
  });
  const path = file("generated.json", text);
  await same([`feed ${path} Office`, "open", ...requests(wordsOf(text), 1500, 2)]);
});

test("exports of what is found, in every format, of hostile text too", async () => {
  const hostile = file("hostile.json", JSON.stringify([
    { id: "x", title: "=a\n}{\\ \u2028~", url: "https://e.example/{", authors: [{ name: "A and B" }], tags: ["@t"] },
    { id: "y", date_published: "2021-05", _dateline: { status: "withdrawn", note: "Untrue." } },
    { id: "z", title: "Later", _dateline: { embargo_until: "2021-06-01T00:00:00Z" } },
  ]));
  const formats = ["csv", "json", "bibtex", "ris", "xml"];
  const of = (request) => formats.map((format) => `export ${format} ${request}`);
  await same([
    "export csv ", `feed ${join(ROOT, "web/sample/archive.json")} Office`, `feed ${hostile} `, "open",
    ...["", "q=art&sort=oldest", "place=Jamaica&page=9", "now=1700000000", "open=x", "open=none", "page=0"].flatMap(of),
  ]);
});

test("several feeds, one of them bad, and calls out of order", async () => {
  const one = file("one.json", '[{"id":"1","title":"One","_dateline":{"places":["Haiti"]}}]');
  const two = file("two.ndjson", '{"id":"2","title":"Two"}\n{"id":3}\n{bad\n{"id":"1","title":"again"}\n');
  const bad = file("bad.json", '[{"id":"9","title":"Nine"},');
  await same([
    "run q=one",
    `feed ${one} Söurce`, `feed ${bad} `, `feed ${two} `,
    "open", "open", `feed ${one} `, "run ", "run q=%FF", "run page=0", "run q=one&open=1", "run open=none",
  ]);
});

test("hostile feeds: each fixture, and a small feed cut at every byte", async () => {
  const feeds = join(ROOT, "tests/data/feeds");
  const calls = readdirSync(feeds).map((name) => `feed ${join(feeds, name)} `);
  const whole = readFileSync(join(ROOT, "web/sample/archive.json")).subarray(0, 900);
  for (let size = 0; size < whole.length; size += 3) calls.push(`feed ${file(`cut-${size}`, whole.subarray(0, size))} `);
  for (const [name, bytes] of Object.entries({
    "latin1": Buffer.from('[{"title":"caf\xe9"}]', "latin1"),
    "utf16": Buffer.from('\ufeff[{"title":"a"}]', "utf16le"),
    "deep": "[".repeat(100_000),
    "surrogate": '[{"id":"a","title":"\\ud800 x \\udc00"}]',
    "nul": '[{"id":"a","title":"a\\u0000b"}]',
    "number": '{"items":[{"id":1e999,"title":"a","x":123456789012345678901234567890}]}',
  })) {
    calls.push(`feed ${file(name, bytes)} `);
  }
  await same([...calls, "open", "run q=a"]);
});

test("a pack of the sample archive: the parts wanted, and the answers", async () => {
  const archive = join(ROOT, "web/sample/archive.json");
  const text = readFileSync(archive, "utf8");
  const ids = JSON.parse(text).items.map(({ id }) => id);
  const calls = requests(wordsOf(text), 1000, 3, ids);
  const answers = await samePack([`pack ${packOf(archive, "sample")}`, "run ", ...calls]);
  assert.ok(answers.some((answer) => answer.startsWith('{"parts":[')), "parts are wanted");
  // What the same archive answers that came as JSON.
  const whole = nativeAnswers([`feed ${archive} `, "open", ...calls]).slice(2);
  calls.forEach((call, i) => assert.ok(answers[i + 2].endsWith(whole[i]), call));
});

test("a pack of a generated archive, opened anew for every tenth request", async () => {
  const text = execFileSync(process.execPath, [join(ROOT, "tests/bench/generate.mjs"), "700", "60"], {
    maxBuffer: 1 << 28,
    encoding: "utf8",
  });
  const open = `pack ${packOf(file("packed.json", text), "packed")}`;
  const calls = requests(wordsOf(text), 600, 4);
  await samePack(calls.flatMap((call, i) => (i % 10 ? [call] : [open, call])));
});

test("damaged parts and roots of a pack, and names of none", async () => {
  const whole = packOf(join(ROOT, "web/sample/archive.json"), "whole");
  const [part] = JSON.parse(nativeAnswers([`pack ${whole}`, "plan q=migration"])[1]).parts;
  const [, name, begin, end] = /^(.+):(\d+)-(\d+)$/.exec(part);
  const bytes = inflateRawSync(readFileSync(join(whole, name)).subarray(begin, end));
  const changed = Buffer.from(bytes);
  changed[bytes.length >> 1] ^= 1;
  const broken = join(folder, "broken");
  mkdirSync(broken);
  writeFileSync(join(broken, "root.dateline"), Buffer.from([3, 0])); // deflate of nothing
  const answers = await samePack([
    `pack ${broken}`, "plan q=a", `pack ${whole}`, "plan page=0",
    `supply ${part} ${file("part-cut", bytes.subarray(0, -1))}`,
    `supply ${part} ${file("part-changed", changed)}`,
    `supply ${part} ${file("part-empty", "")}`,
    `supply other.bin:0-9 ${file("part-whole", bytes)}`,
    "plan q=migration",
    `supply ${part} ${join(folder, "part-whole")}`,
    "run q=migration",
  ]);
  const codes = answers.map((answer) => /^\{"error":\{"code":"([^"]+)"/.exec(answer)?.[1]);
  assert.deepEqual(codes.slice(0, 2), ["not-a-feed", "not-ready"]);
  assert.deepEqual(codes.slice(4, 8), ["corrupt", "corrupt", "corrupt", "not-found"]);
  assert.deepEqual(JSON.parse(answers[8]).parts[0], part);
  assert.equal(answers[9], "{}");
});

test("stems: those of native code, of words of every length", async () => {
  const next = random(7);
  const letters = (count) => Array.from({ length: count }, () => String.fromCharCode(97 + next(26))).join("");
  for (const [language, module] of stemmers.entries()) {
    const { memory, letters: at, stem } = (await WebAssembly.instantiate(module)).exports;
    const endings = SENTENCES[STEMMERS[language].slice(-2)].split(/[^a-zà-ÿ]+/);
    const words = Array.from({ length: 2000 }, () => letters(next(50)) + endings[next(endings.length)]);
    for (let size = 0; size <= 64; size++) words.push("é".repeat(size), letters(size), ("ies" + "ing".repeat(30)).slice(-size));
    const calls = words.filter((word) => word.length <= 64).map((word) => `stem ${language} ${word}`);
    const native = nativeAnswers(calls);
    for (const [i, call] of calls.entries()) {
      const word = Buffer.from(call.slice("stem 0 ".length), "latin1");
      const view = Buffer.from(memory.buffer, at.value, 80);
      view.set(word);
      assert.equal(view.toString("latin1", 0, stem(word.length)), native[i], call);
    }
  }
});

test("an answer that lacks stems says so, and comes right when they are there", async () => {
  const items = [{ id: "1", title: "Migrants sheltering", language: "en" }, { id: "2", title: "Albergues", language: "es" }];
  for (const build of BUILDS) {
    const engine = await create({ wasm: modules[build] });
    const bytes = Buffer.from(JSON.stringify(items));
    engine.input(bytes.length).set(bytes);
    engine.addFeed("");
    engine.open();
    engine.run("size=10");
    assert.deepEqual([...engine.lacking], [], "without words no stems are wanted");
    assert.equal(JSON.parse(engine.run("q=shelters ")).complete, 0);
    assert.deepEqual([...engine.lacking].sort(), [0, 1]);
    engine.lacking.clear();
    for (const language of [0, 1]) await engine.addStemmer(language, stemmers[language]);
    assert.equal(JSON.parse(engine.run("q=shelters ")).complete, 1);
    assert.deepEqual([...engine.lacking], []);
  }
});

test("memory that cannot be had is an answer", async () => {
  for (const build of BUILDS) {
    const engine = await create({ wasm: modules[build] });
    for (const size of [-1, NaN, 3 * 2 ** 30, 2 ** 40]) {
      assert.equal(engine.input(size).length, 0);
      assert.equal(JSON.parse(engine.addFeed("")).error.code, "too-large");
    }
    engine.input(2).set(Buffer.from("[]"));
    assert.equal(JSON.parse(engine.addFeed("")).releases, 0);
  }
  const engine = await create({ wasm: modules.pack });
  for (const size of [-1, NaN, 2 ** 31, 2 ** 40]) {
    assert.equal(engine.input(size).length, 0);
    assert.equal(JSON.parse(engine.openPack()).error.code, "too-large");
    assert.equal(JSON.parse(engine.supply("a.bin:0-1")).error.code, "too-large");
  }
});
