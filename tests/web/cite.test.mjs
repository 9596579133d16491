import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./load.mjs";

const { plainCitation, fetchCited } = await load("more/cite.ts");
const { createSay } = await load("words/say.ts");

const RELEASE = {
  title: "Safety of Afghans & 100% of aid",
  authors: [],
  source: "IOM Regional Office",
  date: "2021-08-17",
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

test("for programs, once a release, by the core; a failure is told", async () => {
  const asked = [];
  const kept = [];
  const say = createSay("en");
  const on = {
    exportReleases: async (format, id, link) => (asked.push([format, id, link]), { text: format }),
    keep: (change) => kept.push(change),
    tell: (told) => kept.push({ told }),
  };
  const load = { phase: "ready", opened: { canExport: true } };
  await fetchCited({ state: { load, cited: null }, say, on }, "a", LINK);
  assert.deepEqual(asked, [["bibtex", "a", LINK], ["ris", "a", LINK]]);
  assert.deepEqual(kept, [{ cited: { id: "a", bibtex: "bibtex", ris: "ris" } }]);
  await fetchCited({ state: { load, ...kept[0] }, say, on }, "a", LINK);
  assert.equal(asked.length, 2);
  on.exportReleases = () => Promise.reject(new Error("gone"));
  await fetchCited({ state: { load, cited: null }, say, on }, "a", LINK);
  assert.deepEqual(kept[1], { told: say.words.notDone });
  // Of a pack nothing is asked.
  const pack = { phase: "ready", opened: { canExport: false } };
  await fetchCited({ state: { load: pack, cited: null }, say, on }, "a", LINK);
  assert.equal(kept.length, 2);
});
