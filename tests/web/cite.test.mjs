import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./load.mjs";

const { plainCitation, bibtex, ris } = await load("reading/cite.ts");
const { createSay } = await load("words/say.ts");

const RELEASE = {
  title: "Safety of Afghans & 100% of aid",
  authors: [],
  source: "IOM Regional Office",
  date: "2021-08-17",
  language: "en",
  topics: ["Protection"],
  places: ["Afghanistan"],
};
const LINK = "https://example.org/a_b?x={1}";

test("as text, with a date as exact as it is", () => {
  const say = createSay("en-GB");
  assert.equal(
    plainCitation(RELEASE, LINK, say),
    `IOM Regional Office. “Safety of Afghans & 100% of aid”. 17 August 2021. ${LINK}`,
  );
  const bare = { ...RELEASE, source: "", date: "2021-08" };
  assert.equal(
    plainCitation(bare, "", say),
    "“Safety of Afghans & 100% of aid”. August 2021",
  );
});

test("as BibTeX: what TeX would take for its own is escaped, an office is one name", () => {
  assert.equal(
    bibtex(RELEASE, LINK),
    [
      "@misc{IOM2021Safety,",
      "  author = {{IOM Regional Office}},",
      "  title = {{Safety of Afghans \\& 100\\% of aid}},",
      "  howpublished = {Press release},",
      "  date = {2021-08-17},",
      "  year = {2021},",
      "  url = {https://example.org/a_b?x=%7B1%7D},",
      "}",
      "",
    ].join("\n"),
  );
});

test("as BibTeX: authors, marks in the key, nothing that is not known", () => {
  const release = { ...RELEASE, title: "Été\n à {Nice} \\~^", authors: ["Ana Gómez", "B_C"] };
  const entry = bibtex({ ...release, source: "", date: "2021", language: "" }, "");
  assert.equal(
    entry,
    "@misc{Ana2021Ete,\n  author = {Ana Gómez and B\\_C},\n" +
      "  title = {{Été à \\{Nice\\} {\\char92}{\\char126}{\\char94}}},\n" +
      "  howpublished = {Press release},\n  date = {2021},\n  year = {2021},\n}\n",
  );
  const arabic = { ...release, title: "بيان", source: "", authors: [], date: "" };
  assert.match(bibtex(arabic, ""), /^@misc\{release,\n/);
});

test("as RIS: one line a value, ended as the format wants", () => {
  assert.equal(
    ris({ ...RELEASE, title: "Two\nlines" }, LINK),
    [
      "TY  - ELEC",
      "AU  - IOM Regional Office",
      "TI  - Two lines",
      "M3  - Press release",
      "PB  - IOM Regional Office",
      "PY  - 2021",
      "DA  - 2021/08/17",
      "LA  - en",
      "KW  - Protection",
      "KW  - Afghanistan",
      `UR  - ${LINK}`,
      "ER  - ",
      "",
    ].join("\r\n"),
  );
});
