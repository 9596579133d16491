// The sample archive: nine releases in three languages, true to their listing and in words of our own.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import test from "node:test";

const root = new URL("../../", import.meta.url);
const feed = JSON.parse(readFileSync(new URL("web/sample/archive.json", root), "utf8"));
const listing = new URL("../shared/seed/listing.txt", root);

// What the listing says of each release, in its order: the date and how the headline begins.
const RELEASES = [
  ["2021-08-17", "Safety of Afghans"],
  ["2021-07-23", "Japan funds emergency shelters"],
  ["2021-07-21", "IOM launches Stop Human Trafficking Art Competition"],
  ["2021-07-01", "The Regional Conference on Migration"],
  ["2021-03-01", "Preparation Underway for Regional Dialogue"],
  ["2021-02-24", "Migrant smuggling in Mexico and Central America"],
  ["2021-02-23", "IOM distributes 160 tablets"],
  ["2021-02-05", "Migrants Play Key Role in Disaster Response"],
  ["2021-02-04", "IOM Welcomes President Joe Biden’s"],
];
const LANGUAGES = ["en", "es", "fr"];
const TOPICS = [
  "COVID-19", "Capacity building", "Climate and environment", "Diaspora", "Disasters", "Education",
  "Human trafficking", "Humanitarian assistance", "Migrant smuggling", "Policy", "Protection",
];

const words = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

const originals = feed.items.filter((item) => item._dateline.translation_of === undefined);
const versionsOf = (id) =>
  feed.items.filter((item) => item.id === id || item._dateline.translation_of === id);

// The excerpts of a listing: what is neither a date nor the headline above one.
function excerpts(text) {
  const lines = text.split("\n").map((line) => line.trim()).filter((line) => line !== "");
  const isDate = (line) => /^\d\d \/ \d\d \/ \d{4}$/.test(line);
  return lines.filter((line, i) => !isDate(line) && !isDate(lines[i + 1] ?? ""));
}

function headlines(text) {
  const lines = text.split("\n").map((line) => line.trim()).filter((line) => line !== "");
  return lines.filter((_, i) => /^\d\d \/ \d\d \/ \d{4}$/.test(lines[i + 1] ?? ""));
}

test("the feed is JSON Feed 1.1 with unique ids", () => {
  assert.equal(feed.version, "https://jsonfeed.org/version/1.1");
  assert.notEqual(feed.title, "");
  assert.equal(new Set(feed.items.map((item) => item.id)).size, feed.items.length);
});

test("nine releases have the listing's dates and headlines, newest first", () => {
  assert.deepEqual(originals.map((item) => item.date_published.slice(0, 10)), RELEASES.map(([date]) => date));
  originals.forEach((item, i) => assert.ok(item.title.startsWith(RELEASES[i][1]), item.title));
});

test("each release stands in three languages that agree on date, places and topics", () => {
  assert.equal(feed.items.length, RELEASES.length * LANGUAGES.length);
  for (const original of originals) {
    const versions = versionsOf(original.id);
    assert.deepEqual(versions.map((item) => item.language), LANGUAGES, original.id);
    assert.equal(new Set(versions.map((item) => item.title)).size, LANGUAGES.length, original.id);
    for (const item of versions) {
      assert.equal(item.date_published, original.date_published, item.id);
      assert.deepEqual(item.tags, original.tags, item.id);
      assert.deepEqual(item._dateline.places, original._dateline.places, item.id);
      assert.equal(item._dateline.source, original._dateline.source, item.id);
      assert.equal(item._dateline.kind, "press-release", item.id);
    }
  }
});

test("every translation_of names an original", () => {
  const ids = new Set(originals.map((item) => item.id));
  for (const item of feed.items) {
    const of = item._dateline.translation_of;
    if (of !== undefined) assert.ok(ids.has(of), `${item.id}: ${of}`);
  }
});

test("texts and facets are of the sizes promised", () => {
  for (const item of feed.items) {
    const count = words(item.content_text).length;
    assert.ok(count >= 60 && count <= 130, `${item.id}: ${count} words`);
    assert.match(item.content_text, /^[^\n]+(\n\n[^\n]+){1,2}$/u, item.id);
    assert.notEqual(item.summary, "", item.id);
    assert.ok(item._dateline.places.length >= 1 && item._dateline.places.length <= 4, item.id);
    assert.ok(item.tags.length >= 1 && item.tags.length <= 3, item.id);
    for (const topic of item.tags) assert.ok(TOPICS.includes(topic), `${item.id}: ${topic}`);
    assert.equal(item.url, undefined, item.id);
  }
});

test("a dateline is what opens the text", () => {
  assert.equal(originals.filter((item) => item._dateline.dateline).length, 6);
  for (const { id, content_text: text, _dateline: { dateline } } of feed.items) {
    if (dateline) assert.ok(text.toLowerCase().startsWith(dateline.toLowerCase()), id);
    else assert.doesNotMatch(text.slice(0, 60), / [–-] /, id);
  }
});

test("the words that readers look for are where the demo says", () => {
  // Ids of the releases in which a word begins with `prefix`, accents aside; `languages` those of the versions.
  const find = (prefix) => {
    const found = feed.items.filter((item) => {
      const text = `${item.title} ${item.summary} ${item.content_text}`;
      return words(text.normalize("NFKD").replace(/\p{M}/gu, "")).some((w) => w.startsWith(prefix));
    });
    return {
      ids: [...new Set(found.map((item) => item._dateline.translation_of ?? item.id))],
      languages: [...new Set(found.map((item) => item.language))],
    };
  };
  const shelters = originals[1].id;
  const competition = originals[2].id;
  const study = originals[5].id;
  assert.deepEqual(find("smuggl").ids, [study]);
  assert.deepEqual(find("quarantined").ids, [study]);
  assert.deepEqual(find("soufriere").ids, [shelters]);
  assert.deepEqual(find("competition").ids, [competition]);
  assert.deepEqual(find("desplazados").languages, ["es"]);
});

test("headlines are the listing's, texts share no run of eight words with it", () => {
  if (!existsSync(listing)) return;
  const seed = readFileSync(listing, "utf8").replaceAll("\u00a0", " ");
  assert.deepEqual(originals.map((item) => item.title), headlines(seed));

  const run = 8;
  const runs = (text) => {
    const all = words(text);
    return all.slice(run - 1).map((_, i) => all.slice(i, i + run).join(" "));
  };
  const theirs = new Set(excerpts(seed).flatMap(runs));
  assert.ok(theirs.size > 300);
  for (const item of feed.items) {
    const ours = [...runs(item.summary), ...runs(item.content_text)];
    assert.deepEqual(ours.filter((r) => theirs.has(r)), [], item.id);
  }
});
