// An archive of invented releases for the benches: the same bytes for the same arguments, on every machine.
//
//   node tests/bench/generate.mjs RELEASES WORDS [--ndjson] [--seed N] > archive.json
//
// The text behaves as real text does where it matters to an index: 60,000 words by Zipf's law in three languages, each
// release repeating words of its topic and names of its own, most of them found nowhere else; capitals, accents, elisions, figures,
// punctuation, paragraphs. Dates lie in 15 years, newest first; 40 places, 60 topics, 3 sources; a sixth of the
// releases are translations of another.

import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { LANGUAGES } from "./languages.mjs";
import { between, pick, random, zipf } from "./random.mjs";

const PLACES = [
  "Mexico", "Guatemala", "Honduras", "El Salvador", "Costa Rica", "Panama", "Haiti", "Dominican Republic", "Jamaica",
  "Trinidad and Tobago", "Nicaragua", "Belize", "United States", "Canada", "Cuba", "Dominica", "Guyana", "Suriname",
  "Barbados", "Bahamas", "Saint Lucia", "Grenada", "Saint Vincent and the Grenadines", "Antigua and Barbuda",
  "Saint Kitts and Nevis", "Colombia", "Venezuela", "Ecuador", "Peru", "Bolivia", "Chile", "Argentina", "Uruguay",
  "Paraguay", "Brazil", "Spain", "Switzerland", "Afghanistan", "Aruba", "Curaçao",
];
const SUBJECTS = [
  "Health", "Labour", "Climate", "Border", "Return", "Shelter", "Trafficking", "Education", "Diaspora", "Refugee",
  "Disaster", "Family",
];
const ASPECTS = ["policy", "data", "training", "protection", "funding"];
const TOPICS = ASPECTS.flatMap((aspect) => SUBJECTS.map((subject) => `${subject} ${aspect}`));
const SOURCES = ["Regional Office", "Country Office", "Headquarters"];

const LAST_DAY = Date.UTC(2024, 11, 31);
const DAYS = 15 * 365;
const DAY = 86_400_000;
const TOPIC_WORDS = 200;

const drawRank = zipf(LANGUAGES[0].words.length, 2.7);
const drawPlace = zipf(PLACES.length, 3);
const drawTopic = zipf(TOPICS.length, 6);
const drawFunctionWord = zipf(LANGUAGES[0].functionWords, 2);

const capital = (word) => word[0].toUpperCase() + word.slice(1);

/** Writes the texts of one release. Deals in words: figures and names count as one. */
class Author {
  constructor(next, language, topic) {
    this.next = next;
    this.language = language;
    // The same middling ranks for every release on the topic, so that they share words.
    this.topicBase = language.functionWords + topic * TOPIC_WORDS;
    this.names = Array.from({ length: between(next, 3, 8) }, () => capital(this.name()));
    this.acronym = pick(next, this.names).slice(0, 4).toUpperCase();
  }

  rareWord() {
    const { words } = this.language;
    return words[between(this.next, 3000, words.length - 1)];
  }

  /** Half of a release's names are its own, as in real archives: they are what makes a vocabulary grow for ever. */
  name() {
    return this.next() < 0.5 ? this.rareWord() : this.language.coin(this.next);
  }

  word() {
    const { next, language } = this;
    const kind = next();
    if (kind < 0.22) return language.words[drawFunctionWord(next)];
    if (kind < 0.3) return language.words[this.topicBase + Math.floor(next() * next() * TOPIC_WORDS)];
    if (kind < 0.34) return pick(next, this.names) + (language.tag === "en" && next() < 0.15 ? "’s" : "");
    if (kind < 0.35) return this.acronym;
    if (kind < 0.375) return this.figure();
    const word = language.words[drawRank(next)];
    if (kind < 0.41 && language.tag === "fr" && /^[aeiouéèêœ]/.test(word)) return pick(next, ["l’", "d’", "qu’"]) + word;
    if (kind < 0.385) return `${word}-${this.rareWord()}`;
    return word;
  }

  figure() {
    const { next } = this;
    const kind = next();
    if (kind < 0.35) return String(between(next, 2000, 2030));
    if (kind < 0.75) return String(between(next, 2, 400));
    return `${between(next, 1, 900)},${String(between(next, 0, 999)).padStart(3, "0")}`;
  }

  /** A sentence of `count` words. */
  sentence(count) {
    const { next } = this;
    const words = Array.from({ length: count }, () => this.word());
    words[0] = capital(words[0]);
    for (let i = 1; i + 1 < count; i++) {
      if (next() < 0.06) words[i] += ",";
    }
    if (count > 8 && next() < 0.15) {
      const at = between(next, 2, count - 5);
      const [open, close] = pick(next, [["“", "”"], ["(", ")"], ["«\u00a0", "\u00a0»"], ['"', '"']]);
      words[at] = open + words[at];
      words[at + 2] += close;
    }
    return `${words.join(" ")}${next() < 0.96 ? "." : "?"}`;
  }

  /** `count` words as sentences; `apart` gives what stands between two of them. */
  sentences(count, apart) {
    let text = "";
    for (let left = count; left > 0; ) {
      const length = left < 34 ? left : between(this.next, 8, 26);
      text += (text === "" ? "" : apart()) + this.sentence(length);
      left -= length;
    }
    return text;
  }

  title() {
    return this.sentence(between(this.next, 7, 13)).slice(0, -1);
  }

  summary() {
    return this.sentences(between(this.next, 20, 40), () => " ");
  }

  body(count, place) {
    return `${place} – ${this.sentences(count, () => (this.next() < 0.3 ? "\n\n" : " "))}`;
  }
}

/** Ranks drawn by `draw` until there are `count` different ones, as elements of `list`. */
function several(next, draw, list, count) {
  const ranks = new Set();
  while (ranks.size < count) ranks.add(draw(next));
  return [...ranks].map((rank) => list[rank]);
}

const pad = (number) => String(number).padStart(2, "0");

/** The releases one after another, as items of a JSON Feed, newest first. */
export function* releases(count, wordCount, seed = 1) {
  const next = random(seed);
  let original = null; // the latest that is not a translation
  let translated = 0; // how many translations of it there are
  for (let i = 0; i < count; i++) {
    const translation = original !== null && translated < 2 && next() < 0.18;
    let topic, places, tags, day, language;
    if (translation) {
      translated++;
      ({ topic, places, tags, day } = original);
      language = LANGUAGES[(original.language + translated) % LANGUAGES.length];
    } else {
      topic = drawTopic(next);
      places = several(next, drawPlace, PLACES, next() < 0.7 ? 1 : between(next, 2, 4));
      tags = [...new Set([TOPICS[topic], ...several(next, drawTopic, TOPICS, between(next, 0, 2))])];
      day = new Date(LAST_DAY - Math.floor((i / count) * DAYS) * DAY).toISOString().slice(0, 10);
      const share = next();
      const number = share < 0.5 ? 0 : share < 0.8 ? 1 : 2;
      language = LANGUAGES[number];
      original = { id: `release-${i}`, topic, places, tags, day, language: number };
      translated = 0;
    }
    const author = new Author(next, language, topic);
    yield {
      id: `release-${i}`,
      url: `https://press.example/${language.tag}/${day.slice(0, 4)}/release-${i}`,
      title: author.title(),
      summary: author.summary(),
      content_text: author.body(wordCount, places[0]),
      date_published: `${day}T${pad(between(next, 7, 19))}:${pad(between(next, 0, 59))}:00-06:00`,
      tags,
      language: language.tag,
      _dateline: {
        places,
        source: pick(next, SOURCES),
        kind: "press-release",
        ...(translation ? { translation_of: original.id } : {}),
      },
    };
  }
}

/** The archive in pieces of text, one item a line. */
export function* archive(count, wordCount, { ndjson = false, seed = 1 } = {}) {
  if (!ndjson) {
    yield '{"version":"https://jsonfeed.org/version/1.1","title":"Invented releases","language":"en","items":[\n';
  }
  let separator = "";
  for (const release of releases(count, wordCount, seed)) {
    yield separator + JSON.stringify(release);
    separator = ndjson ? "\n" : ",\n";
  }
  yield ndjson ? "\n" : "\n]}\n";
}

/**
 * Queries as readers write them: one to three words that stand in one of `items`, mostly telling ones. Every query has
 * at least one match.
 */
export function queries(items, count, seed = 2) {
  const next = random(seed);
  const wordsOf = (text) => text.match(/\p{L}+/gu) ?? [];
  return Array.from({ length: count }, () => {
    const item = pick(next, items);
    const all = wordsOf(`${item.title} ${item.summary} ${item.content_text}`);
    const telling = all.filter((word) => word.length >= 5);
    const share = next();
    const length = share < 0.35 ? 1 : share < 0.75 ? 2 : 3;
    return Array.from({ length }, () => pick(next, next() < 0.85 ? telling : all).toLowerCase()).join(" ");
  });
}

/**
 * Words of `items`, each misspelt so that none of their words is it or begins with it: two letters within it have changed
 * places.
 */
export function misspeltWords(items, count, seed = 3) {
  const next = random(seed);
  const text = items.map((item) => `${item.title} ${item.summary} ${item.content_text}`).join(" ").toLowerCase();
  const words = [...new Set(text.match(/\p{L}+/gu))].sort();
  const telling = words.filter((word) => word.length >= 6);
  const misspelt = [];
  while (misspelt.length < count) {
    const word = pick(next, telling);
    const at = between(next, 1, word.length - 3);
    const wrong = word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2);
    if (!words.some((known) => known.startsWith(wrong))) misspelt.push(wrong);
  }
  return misspelt;
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { ndjson: { type: "boolean" }, seed: { type: "string", default: "1" } },
  });
  const [count, wordCount] = positionals.map(Number);
  if (!(count > 0 && wordCount > 0)) {
    console.error("usage: node tests/bench/generate.mjs RELEASES WORDS [--ndjson] [--seed N] > archive.json");
    process.exit(2);
  }
  const out = process.stdout;
  for (const piece of archive(count, wordCount, { ndjson: values.ndjson, seed: Number(values.seed) })) {
    if (!out.write(piece)) await once(out, "drain");
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
