// The types that users take, compiled as they would: beside React, beside Preact, beside neither.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { documented } from "../browser/hosts/bundle.mjs";
import { load } from "./load.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const { ATTRIBUTES } = await load("state/settings.ts");

/** What tsc says of a program beside the types, "" if nothing; `packages` are installed. */
function compile(source, { packages = [], jsx = "" } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "dateline-"));
  try {
    for (const name of ["dateline.d.ts", "dateline.d.mts"])
      cpSync(join(ROOT, "build/dist", name), join(folder, name));
    for (const name of packages) {
      mkdirSync(join(folder, "node_modules", name, ".."), { recursive: true });
      symlinkSync(join(ROOT, "node_modules", name), join(folder, "node_modules", name));
    }
    writeFileSync(join(folder, "main.tsx"), source);
    const options = ["--noEmit", "--strict", "--target", "es2022", "--module", "esnext"];
    options.push("--moduleResolution", "bundler", "--types", "", "--exactOptionalPropertyTypes");
    if (jsx) options.push("--jsx", "react-jsx", "--jsxImportSource", jsx);
    const tsc = join(ROOT, "node_modules/typescript/bin/tsc");
    execFileSync(process.execPath, [tsc, ...options, "main.tsx"], {
      cwd: folder,
      encoding: "utf8",
    });
    return "";
  } catch (error) {
    return error.stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const PLAIN = `import type { DatelineArchiveElement, DatelineEventMap, Failure } from "./dateline";
  const element: DatelineArchiveElement = document.querySelector("dateline-archive")!;
  element.pageSize = 20;
  element.theme = "dark";
  element.route = null;
  element.addEventListener("dateline-ready", ({ detail }) => detail.scope.releases.toFixed());
  element.addEventListener("dateline-results", ({ detail }) => detail.query.filters.place.length);
  element.addEventListener("dateline-open", (event) => {
    event.preventDefault();
    const url: string | null = event.detail.url;
    return url;
  });
  const failed = ({ detail }: DatelineEventMap["dateline-error"]): Failure => detail;
  document.body.addEventListener("dateline-error", failed);`;

test("plain: elements, properties and events, with no framework installed", () => {
  assert.equal(compile(PLAIN), "");
  assert.equal(compile(PLAIN.replace('"./dateline"', '"./dateline.mjs"')), "");
});

for (const [wrong, code] of [
  ['document.createElement("dateline-archive").theme = "red";', /TS2322/],
  ['document.createElement("dateline-archive").pageSize = "20";', /TS2322/],
  ['document.createElement("dateline-archive").store;', /TS2339/],
  ['document.body.addEventListener("dateline-open", ({ detail }) => detail.total);', /TS2339/],
  [
    'document.body.addEventListener("dateline-error", ({ detail }) => detail.code === "x");',
    /TS2367/,
  ],
  ['import { DatelineArchiveElement } from "./dateline"; new DatelineArchiveElement();', /TS1362/],
]) {
  test(`refused: ${wrong}`, () => {
    assert.match(
      compile(`${PLAIN.split("\n")[0]} ${wrong}`.replace(/^import.*(?=import)/, "")),
      code,
    );
  });
}

/** By the tag's framework: packages, and how it refers to an element. */
const FRAMEWORKS = {
  react: {
    packages: ["react", "@types/react", "csstype"],
    ref: 'import { useRef } from "react"; const use = () => useRef<DatelineArchiveElement>(null);',
  },
  preact: {
    packages: ["preact"],
    ref: 'import { useRef } from "preact/hooks"; const use = () => useRef<DatelineArchiveElement>(null);',
  },
};

for (const [name, { packages, ref }] of Object.entries(FRAMEWORKS)) {
  const program = (attributes) =>
    compile(
      `import type { DatelineArchiveElement } from "./dateline"; ${ref}
      export const Archive = () => <dateline-archive ref={use()} ${attributes}><a href="/">All</a></dateline-archive>;`,
      { packages, jsx: name },
    );

  test(`${name}: the tag with its attributes, events, and those of any element`, () => {
    const right = `src="a.json" page-size={20} layout="compact" theme="dark" sort="oldest" route=""
      place={undefined} class="wide" id="news" aria-label="News" style={{ minBlockSize: "60rem" }}
      ondateline-open={(event) => { event.preventDefault(); event.detail.url?.length; }}
      ondateline-ready={({ detail }) => detail.scope.releases.toFixed()}`;
    assert.equal(program(name === "react" ? right.replace("class=", "className=") : right), "");
  });

  test(`${name}: the code of the documentation`, () => {
    const source = `import type {} from "./dateline"; ${documented("React")}`;
    assert.equal(compile(source, { packages, jsx: name }), "");
  });

  test(`${name}: every attribute of the element`, () => {
    const VALUES = { layout: "full", "page-size": "5", sort: "newest", theme: "auto" };
    assert.equal(
      program(ATTRIBUTES.map((each) => `${each}="${VALUES[each] ?? "x"}"`).join(" ")),
      "",
    );
  });

  for (const wrong of [
    'layout="wide"',
    'page-size="many"',
    "src={5}",
    "ondateline-results={({ detail }) => detail.scope}",
    "ondateline-open={(event: MouseEvent) => event.button}",
    'colour="red"',
  ]) {
    test(`${name}: ${wrong} is refused`, () =>
      assert.match(program(wrong), /main\.tsx.*error TS23/));
  }
}
