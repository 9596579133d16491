// What users take, as web/build.mjs makes it: whole, described truly, and telling nothing of the
// machine it was made on.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { runInNewContext } from "node:vm";
import { LANGUAGES, STEMMERS, engineFunction } from "../../web/build/scripts.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const DIST = join(ROOT, "build/dist");
const read = (name) => readFileSync(join(DIST, name), "utf8");
const integrity = JSON.parse(read("integrity.json"));
const script = read("dateline.js");

function allFiles(folder = "") {
  return readdirSync(join(DIST, folder)).flatMap((name) => {
    const path = join(folder, name);
    return statSync(join(DIST, path)).isDirectory() ? allFiles(path) : [path];
  });
}

test("every file to include has its integrity hash", () => {
  const expected = readdirSync(DIST).filter((name) => /\.(js|mjs|mts|ts|wasm)$|-\w+\.json$/.test(name));
  assert.deepEqual(Object.keys(integrity), expected.sort());
  for (const [name, hash] of Object.entries(integrity)) {
    const digest = createHash("sha384")
      .update(readFileSync(join(DIST, name)))
      .digest("base64");
    assert.equal(hash, `sha384-${digest}`, name);
  }
});

test("both scripts name the modules and words, by content hash and integrity", () => {
  const fetched = readdirSync(DIST).filter((name) => /-\w+\.(wasm|json|js)$/.test(name));
  const kinds = fetched.map((name) => name.replace(/[0-9a-f]{16}/, "…"));
  assert.deepEqual(LANGUAGES, ["ar", "es", "fr", "ht", "nl", "pt"]);
  const expected = LANGUAGES.map((code) => `dateline-${code}-….json`);
  expected.push("dateline-pack-….js", "dateline-pack-….wasm", "dateline-more-….js");
  expected.push("dateline-scalar-….wasm", "dateline-simd-….wasm");
  expected.push(...STEMMERS.map((name) => `dateline-${name}-….wasm`));
  assert.deepEqual(kinds.sort(), expected.sort());
  for (const name of fetched) {
    const digest = createHash("sha256")
      .update(readFileSync(join(DIST, name)))
      .digest("hex");
    assert.ok(name.includes(`-${digest.slice(0, 16)}.`), name);
    for (const text of [script, read("dateline.mjs")]) {
      assert.ok(text.includes(digest), name);
    }
  }
});

test("all modules run without SIMD, but for the one that is for browsers that have it", () => {
  const isScalar = (name) => {
    try {
      // Binaryen refuses what is neither of the first version of WebAssembly nor allowed.
      const allowed = ["bulk-memory", "sign-ext", "nontrapping-float-to-int"];
      const features = ["--mvp-features", ...allowed.map((feature) => `--enable-${feature}`)];
      execFileSync("wasm-opt", [...features, join(DIST, name), "-o", "/dev/null"], {
        stdio: "pipe",
      });
      return true;
    } catch (error) {
      assert.match(String(error.stderr), /SIMD is disabled/);
      return false;
    }
  };
  const modules = readdirSync(DIST).filter((name) => name.endsWith(".wasm"));
  assert.deepEqual(modules.filter((name) => !isScalar(name)), modules.filter((name) => name.includes("-simd-")));
  assert.equal(modules.length, 3 + STEMMERS.length);
});

test("the engine's JavaScript stands once in the script, without its UMD footer", async () => {
  const count = (text) => text.split("WebAssembly.instantiate(").length - 1;
  const once = count(await engineFunction());
  assert.ok(once > 0);
  for (const text of [script, read("dateline.mjs")]) {
    assert.equal(count(text), once);
    assert.doesNotMatch(text, /define\.amd|define\["amd"\]|module\.exports/);
  }
});

test("the engine's function reaches nothing outside itself but the browser's globals", async () => {
  const sent = [];
  const port = { onmessage: null, postMessage: (message) => sent.push(message) };
  const globals = { WebAssembly, TextDecoder, TextEncoder, port, console, setTimeout };
  runInNewContext(`(${await engineFunction()})().serve(port)`, { ...globals, self: globals });
  const ask = async (id, call, ...args) => {
    await port.onmessage({ data: { id, call, args } });
    return sent.at(-1);
  };
  const module = new WebAssembly.Module(readFileSync(join(ROOT, "build/wasm/dateline-simd.wasm")));
  assert.equal(sent[0].id, 0);
  assert.deepEqual({ ...(await ask(1, "start", module)) }, { id: 1, answer: undefined });
  const feed = new TextEncoder().encode(
    '{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"a","title":"A word"}]}',
  );
  assert.equal(JSON.parse((await ask(2, "addFeed", [feed.slice(0, 50), feed.slice(50)], "")).answer).releases, 1);
  assert.equal(JSON.parse((await ask(3, "open")).answer).releases, 1);
  assert.equal(JSON.parse((await ask(4, "run", "q=word")).answer).total, 1);
});

test("no file tells where it was made", () => {
  for (const name of allFiles()) {
    // Emscripten has a home of its own making.
    const text = readFileSync(join(DIST, name), "latin1").replaceAll("/home/web_user", "");
    assert.ok(!text.includes(ROOT), name);
    assert.doesNotMatch(text, /(?<![\w.])\/(home|root|tmp|build|usr\/share\/emscripten)\//, name);
    assert.doesNotMatch(text, /sourceMappingURL|core\/[a-z]+\/[a-z_]+\.(cc|h)\b/, name);
  }
});

test("no script makes markup or code of text", () => {
  for (const name of ["dateline.js", "dateline.mjs", "app/app.js", "embed/embed.js"]) {
    assert.doesNotMatch(
      read(name),
      /insertAdjacentHTML|outerHTML|document\.write|new Function|[^.\w]eval\(/,
      name,
    );
  }
});

test("the notices name everybody whose code is shipped", () => {
  const notices = read("NOTICES.txt");
  for (const name of [
    "simdjson",
    "Emscripten",
    "musl",
    "LLVM's libc++",
    "Unicode",
    "Preact",
    "Workbox",
  ]) {
    assert.match(notices, new RegExp(`^${name.replaceAll("+", "\\+")}`, "m"));
  }
  assert.match(notices, /Jason Miller/); // Preact's
  assert.match(notices, /Rich Felker/); // musl's
  assert.match(read("LICENSE"), /Apache License/);
});

test("the app's shell lists its files as they are", () => {
  const shell = [
    ...read("app/sw.js").matchAll(/\{url:"([^"]+)",revision:(?:"([0-9a-f]+)"|null)\}/g),
  ];
  const urls = shell.map(([, url]) => url);
  for (const url of ["index.html", "app.js", "app.css", "../dateline.js"])
    assert.ok(urls.includes(url), url);
  // What the publisher changes is none of the app, and readers get it anew.
  for (const name of ["settings.json", "manifest.webmanifest", "archive.json", "icons/icon.svg"]) {
    assert.ok(read(`app/${name}`), name);
    assert.ok(!urls.includes(name), name);
  }
  assert.equal(urls.filter((url) => /-[0-9a-f]{16}\.(wasm|json|js)$/.test(url)).length,
    5 + STEMMERS.length + LANGUAGES.length);
  for (const [, url, revision] of shell) {
    const body = readFileSync(join(DIST, "app", url));
    if (revision)
      assert.equal(createHash("sha256").update(body).digest("hex").slice(0, 16), revision, url);
    else assert.match(url, /-[0-9a-f]{16}\.(wasm|json|js)$/);
  }
});

test("the types compile in somebody's program, and refuse what is wrong", () => {
  const folder = mkdtempSync(join(tmpdir(), "dateline-"));
  const compile = (source) => {
    writeFileSync(join(folder, "main.ts"), source);
    const tsc = join(ROOT, "node_modules/typescript/bin/tsc");
    const options = [
      "--noEmit",
      "--strict",
      "--module",
      "esnext",
      "--moduleResolution",
      "bundler",
      "--target",
      "es2022",
    ];
    try {
      execFileSync(process.execPath, [tsc, ...options, "--types", "", join(folder, "main.ts")], {
        encoding: "utf8",
      });
      return "";
    } catch (error) {
      return error.stdout;
    }
  };
  try {
    const head = `import { define, DatelineArchiveElement, type ReadyDetail } from "${join(DIST, "dateline.mjs")}";\n`;
    const right = `define({ base: "https://archive.example.org/dateline.js" });
      const element: DatelineArchiveElement = document.createElement("dateline-archive");
      element.pageSize = 20;
      element.layout = "compact";
      element.addEventListener("dateline-ready", (event) => {
        const detail: ReadyDetail = event.detail;
        console.log(detail.scope.releases, detail.reports[0]?.diagnostics.length);
      });
      element.addEventListener("dateline-error", ({ detail }) => console.log(detail.code === "cors"));`;
    assert.equal(compile(head + right), "");
    assert.match(
      compile(`${head}document.createElement("dateline-archive").layout = "wide";`),
      /TS2322/,
    );
    assert.match(compile(`${head}document.createElement("dateline-archive").nothing;`), /TS2339/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
