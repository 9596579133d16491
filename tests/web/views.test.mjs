import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./load.mjs";

const { marked, paragraphs } = await load("views/marked.tsx");
const { noteLines } = await load("views/notices.tsx");
const { pageNumbers } = await load("views/pages.tsx");
const { resultText } = await load("views/results.tsx");
const { createSay } = await load("words/say.ts");

/** What a tree of elements says, marks in [ ], paragraphs on lines. */
function read(node) {
  if (Array.isArray(node)) return node.map(read).join("");
  if (typeof node !== "object" || node === null) return String(node ?? "");
  const inside = read(node.props.children);
  return { mark: `[${inside}]`, p: `${inside}\n` }[node.type] ?? inside;
}

test("marks are where the ranges say, in UTF-16 units", () => {
  assert.equal(
    read(
      marked("Été 💧 in Haiti", [
        [4, 6],
        [10, 15],
      ]),
    ),
    "Été [💧] in [Haiti]",
  );
  assert.equal(read(marked("plain", [])), "plain");
});

test("text is only ever text", () => {
  const html = '<img src=x onerror="alert(1)"> & <b>';
  assert.equal(read(marked(html, [[0, 4]])), "[<img]" + html.slice(4));
});

test("ranges that overlap, are empty or lie outside do no harm", () => {
  assert.equal(
    read(
      marked("abcdef", [
        [0, 3],
        [2, 4],
        [4, 4],
        [5, 99],
        [50, 60],
      ]),
    ),
    "[abc][d]e[f]",
  );
});

test("paragraphs keep their marks, also one that crosses a blank line", () => {
  const text = "one two\n\nthree\nfour\n \nfive";
  assert.equal(
    read(
      paragraphs(text, [
        [4, 7],
        [9, 14],
        [17, 24],
      ]),
    ),
    "one [two]\n[three]\nfo[ur]\n[fi]ve\n",
  );
  assert.equal(read(paragraphs("", [])), "");
  assert.equal(read(paragraphs("  one  ", [])), "one  \n");
});

test("page numbers are the ends and what is near", () => {
  assert.deepEqual(pageNumbers(1, 1), [1]);
  assert.deepEqual(pageNumbers(1, 9), [1, 2, 9]);
  assert.deepEqual(pageNumbers(5, 9), [1, 4, 5, 6, 9]);
  assert.deepEqual(pageNumbers(9, 9), [1, 8, 9]);
});

/** What resultText and noteLines read of a model: an answer to a query of this text. */
function model(text, response, state = {}) {
  const filters = { place: [], topic: [], language: [], source: [], year: [] };
  const query = { text, filters, from: "", to: "", page: 1, open: null };
  const scope = { releases: 60, from: "2019-05", to: "2021-08-17", languages: ["en"] };
  return {
    say: createSay("en-GB"),
    settings: { fixed: {}, from: "", to: "", pageSize: 10 },
    state: {
      query,
      answered: query,
      load: { phase: "loading" },
      failure: null,
      typing: false,
      response: { total: 0, complete: 0, notes: [], hits: [], scope, ...response },
      ...state,
    },
  };
}

const note = (code, text, words = []) => ({ code, text, words });

test("how many have all words, and how many some", () => {
  const said = (total, complete) => resultText(model("flood aid", { total, complete }));
  const scope = "60 releases, May 2019 to 17 August 2021, in English";
  assert.equal(said(0, 0), `0 releases found. ${scope}`);
  assert.equal(said(1, 1), `1 release found. ${scope}`);
  assert.equal(said(44, 3), `3 releases have all your words, 41 more have some. ${scope}`);
  assert.equal(said(2, 1), `1 release has all your words, 1 more has some. ${scope}`);
  assert.equal(said(41, 0), `No release has all your words; 41 have some. ${scope}`);
  assert.equal(said(1, 0), `No release has all your words; 1 has some. ${scope}`);
});

test("notes are sentences, and are announced with the results", () => {
  const notes = [
    note("spelling", "migraton", ["migration", "migrations"]),
    note("bad-date", "date:soon"),
    note("unclosed-quote", " open {text}"),
    note("unclosed-quote", ""),
    note("of-a-newer-version", "flood"),
  ];
  const answer = model("migraton …", { total: 2, complete: 2, notes });
  assert.deepEqual(noteLines(answer), [
    "No release has “migraton”. These are the results for “migration”, “migrations”.",
    "“date:soon” was passed over. Write dates like 2021, 2021-02 or 2021-02-23.",
    "The quotation mark before “open {text}” is not closed.",
  ]);
  assert.ok(resultText(answer).startsWith("2 releases found. No release has “migraton”. These "));
});

test("while it is typed, the end of a query is not called unfinished", () => {
  const lines = (text, notes, typing) => noteLines(model(text, { notes }, { typing })).length;
  for (const [text, unfinished] of [
    ['flood "shel', note("unclosed-quote", "shel")],
    ["flood (shel ", note("unmatched-parenthesis", "(shel")],
    ["flood OR", note("nothing-to-choose", "OR")],
    ["flood date:20", note("bad-date", "date:20")],
    ["flood -", note("no-words", "-")],
  ]) {
    assert.equal(lines(text, [unfinished], true), 0, text);
    assert.equal(lines(text, [unfinished], false), 1, text);
    assert.equal(lines(`${text} more`, [unfinished], true), 1, text);
  }
  const unknown = note("unknown-word", "xylophone");
  assert.equal(lines("xylophone", [unknown], true), 1);
});
