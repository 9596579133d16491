import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./load.mjs";

const { linkToText, quotedRange } = await load("more/quote.ts");

const PAGE = "https://example.org/?open=a";
const TEXT =
  "A well-known office, in Haiti, said (again): 100% of it.\n\nThe second paragraph has many words in it, so " +
  "many that a link to the whole of it would be far too long to be read. Fin.";

test("a link leads back to what was selected", () => {
  for (const selected of [
    "well-known office, in Haiti",
    "said (again): 100% of it.",
    "Fin.",
    TEXT.slice(TEXT.indexOf("The second"), TEXT.indexOf(" Fin.")),
    TEXT.slice(TEXT.indexOf("said"), TEXT.indexOf(" has many")),
    TEXT,
  ]) {
    const [start, end] = quotedRange(TEXT, linkToText(PAGE, ` ${selected}\n`));
    assert.equal(TEXT.slice(start, end), selected);
  }
});

test("a link has the form that browsers know", () => {
  assert.equal(linkToText(PAGE, "well-known office, in"), `${PAGE}#:~:text=well%2Dknown%20office%2C%20in`);
  assert.equal(linkToText(`${PAGE}#top`, "a"), `${PAGE}#top:~:text=a`);
  assert.equal(linkToText(PAGE, "one two\n\nthree four"), `${PAGE}#:~:text=one%20two,three%20four`);
  assert.ok(linkToText(PAGE, TEXT).length < 150);
});

test("what stands around a quotation is passed over", () => {
  const [start, end] = quotedRange(TEXT, `${PAGE}#:~:text=known-,office,Haiti,-%2C%20said&text=x`);
  assert.equal(TEXT.slice(start, end), "office, in Haiti");
});

test("what is not there, or no quotation at all, is none", () => {
  for (const address of [
    PAGE,
    `${PAGE}#:~:text=`,
    `${PAGE}#:~:text=nowhere`,
    `${PAGE}#:~:text=office,nowhere`,
    `${PAGE}#:~:text=Fin.,office`,
    `${PAGE}#:~:text=%E0%A4%A`,
    `${PAGE}#:~:text=(((((((+`,
    `${PAGE}#:~:text=-,,-`,
  ]) {
    assert.equal(quotedRange(TEXT, address), null, address);
  }
});
