// The embed builder's texts: options to and from an address, the tag, the lines of a policy.

import assert from "node:assert/strict";
import { createHash, webcrypto } from "node:crypto";
import test from "node:test";
import { load } from "./load.mjs";

globalThis.crypto ??= webcrypto; // Node 18 has it not

const { isValid, listOf, listText, readOptions, TAG_ATTRIBUTES, withOption, writeOptions } =
  await load("../embed/options.ts");
const { attributesOf, policyOf, policyText, styleHash, styleOf, tagOf } =
  await load("../embed/tag.ts");
const { ATTRIBUTES, readSettings } = await load("state/settings.ts");

const ALL = {
  src: "https://a.example/1.json https://b.example/2.json",
  lang: "ht",
  layout: "compact",
  theme: "dark",
  facets: "",
  "page-size": "100",
  sort: "relevance",
  place: 'Haïti; Côte d\'Ivoire & "<Más>"',
  topic: "100 % +1 #a",
  source: "=",
  from: "2021-02-28",
  to: "2021",
  route: "",
  script: "https://c.example/dateline.js",
  height: "1",
  text: "#000000",
  muted: "#111111",
  accent: "#222222",
  "on-accent": "#333333",
  background: "#444444",
  surface: "#ffffff",
};

const AROUND = {
  script: "https://c.example/d.js",
  integrity: "sha384-x",
  src: ALL.src,
  home: null,
};

test("options survive the address, all and each alone", () => {
  assert.deepEqual(readOptions(writeOptions(ALL)), ALL);
  for (const [name, text] of Object.entries(ALL))
    assert.deepEqual(readOptions(writeOptions({ [name]: text })), { [name]: text });
  assert.equal(writeOptions({}), "");
  assert.deepEqual(readOptions("#"), {});
});

test("what does not fit is left out, read and written", () => {
  const wrong = {
    src: " ",
    lang: "xx",
    layout: "Full",
    theme: "constructor",
    facets: "place  colour",
    "page-size": "101",
    sort: "",
    place: "",
    from: "2021-02-30",
    to: "tomorrow",
    route: "a b",
    height: "1e3",
    accent: "#fff;}",
    text: "red",
    nothing: "x",
    __proto__: "x",
  };
  assert.deepEqual(readOptions(new URLSearchParams(wrong).toString()), {});
  assert.equal(writeOptions(wrong), "");
  assert.ok(!isValid("place", "x".repeat(10_000)));
  assert.deepEqual(readOptions("#%zz=%&=&&layout"), {});
});

test("an option is set and taken away without touching the others", () => {
  const options = withOption({ lang: "es" }, "route", "");
  assert.deepEqual(options, { lang: "es", route: "" });
  assert.deepEqual(withOption(options, "lang", undefined), { route: "" });
});

test("values are listed as the element reads them", () => {
  const values = ["Haïti", "Saint Kitts and Nevis"];
  assert.deepEqual(listOf(listText(values)), values);
  assert.equal(listText([]), undefined);
  const settings = readSettings((name) => (name === "place" ? listText(values) : null));
  assert.deepEqual(settings.fixed.place, values);
});

test("the tag has attributes of the element alone, and the element reads them back", () => {
  for (const name of TAG_ATTRIBUTES) assert.ok(ATTRIBUTES.includes(name), name);
  const attributes = new Map(attributesOf(ALL, ALL.src));
  assert.deepEqual([...attributes.keys()], [...TAG_ATTRIBUTES]);
  const settings = readSettings((name) => attributes.get(name) ?? null);
  assert.equal(settings.layout, "compact");
  assert.equal(settings.pageSize, 100);
  assert.deepEqual(settings.facets, []);
  assert.equal(settings.route, "");
  assert.deepEqual(settings.src, ALL.src.split(" "));
});

test("no text gets out of its place in the tag", () => {
  const home = { url: 'https://x.example/?"><b>', title: "</a><script>" };
  const tag = tagOf({ ...ALL, accent: "#fff;}</style>" }, { ...AROUND, home });
  assert.deepEqual(tag.match(/<\/?[a-z-]+/g), [
    ...["<style", "</style", "<script", "</script"],
    ...["<dateline-archive", "<a", "</a", "</dateline-archive"],
  ]);
  assert.doesNotMatch(tag, /#fff;/);
});

test("the policy names each origin once, and the page itself for what is relative", () => {
  const origins = (script, src) =>
    policyOf({ script, src }, null).find(({ directive }) => directive === "connect-src").sources;
  assert.deepEqual(origins("https://a.example/d.js", "https://a.example/1.json"), [
    "https://a.example",
  ]);
  assert.deepEqual(origins("https://a.example/d.js", "https://b.example/1 https://b.example/2"), [
    "https://a.example",
    "https://b.example",
  ]);
  assert.deepEqual(origins("https://a.example/d.js", "a.json"), ["https://a.example", "'self'"]);
});

test("the style's line is its hash, and what is optional is not copied", async () => {
  const style = styleOf(ALL);
  const hash = createHash("sha256").update(style).digest("base64");
  assert.equal(await styleHash(style), `'sha256-${hash}'`);
  assert.ok(tagOf(ALL, AROUND).includes(`<style>${style}</style>`));
  assert.equal(
    policyText(policyOf(AROUND, `'sha256-${hash}'`)),
    `script-src https://c.example 'wasm-unsafe-eval';
connect-src https://c.example https://a.example https://b.example;
style-src 'sha256-${hash}';
`,
  );
  assert.doesNotMatch(policyText(policyOf(AROUND, null)), /style-src/);
});
