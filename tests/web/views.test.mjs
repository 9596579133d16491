import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./load.mjs";

const { marked, paragraphs } = await load("views/marked.tsx");
const { pageNumbers } = await load("views/pages.tsx");

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
