// What the relevance bench compares, in Node. A ranker takes an archive, { bytes, items, language }, and gives a function
// from a query's text to the ids of the at most 100 best releases, best first. The peers are as their documentation shows them,
// over title and text, any of the words; the archive's language is known to those that have a plug-in for it.

import lunr from "lunr";
import addStemmers from "lunr-languages/lunr.stemmer.support.js";
import MiniSearch from "minisearch";
import { load } from "../web/load.mjs";
import { analyzer, bm25 } from "./bm25.mjs";
import { answer, openEngine } from "./node_engine.mjs";
import { startSqlite } from "./node_peers.mjs";

export const HITS = 100;

const { EMPTY_QUERY, MAX_TEXT, withText } = await load("state/query.ts");
const { buildRequest } = await load("state/request.ts");
const { readSettings } = await load("state/settings.ts");

export { MAX_TEXT };

const SETTINGS = readSettings((name) => (name === "page-size" ? String(HITS) : null));
const NOW = 1_700_000_000;

/** The engine's request for a typed query, as the element composes it. */
function typed(text, language) {
  return buildRequest(withText(EMPTY_QUERY, text), SETTINGS, { languages: [language], now: NOW });
}

/**
 * Dateline, asked as the element asks; `extra` is added to each request. Its function has `hits`, which gives the hits whole, and
 * `knows`, which tells whether the engine takes a request.
 */
async function dateline({ bytes, language }) {
  const engine = await openEngine(bytes);
  const hits = (text, extra = "") => answer(engine.run(typed(text, language) + extra)).hits;
  const search = (text) => hits(text).map((hit) => hit.id);
  const knows = (request) => JSON.parse(engine.run(request)).error?.code !== "bad-request";
  return Object.assign(search, { hits, knows });
}

/** The defaults: words joined by OR, as they stand. */
function miniSearch({ items }) {
  const index = new MiniSearch({ fields: ["title", "text"] });
  index.addAll(items.map(({ id, title, content_text: text }) => ({ id, title, text })));
  return (query) => firstIds(index.search(query), "id");
}

addStemmers(lunr);

/** The words are cut by Lunr's own tokenizer and looked for as terms, so that none is taken for an operator. */
async function lunrSearch({ items, language }) {
  if (language !== "en") (await import(`lunr-languages/lunr.${language}.js`)).default(lunr);
  const index = lunr(function () {
    if (language !== "en") this.use(lunr[language]);
    this.ref("id");
    this.field("title");
    this.field("text");
    for (const { id, title, content_text: text } of items) this.add({ id, title, text });
  });
  return (text) => {
    const hits = index.query((query) => {
      for (const token of lunr.tokenizer(text)) query.term(token.toString());
    });
    return firstIds(hits, "ref");
  };
}

const firstIds = (hits, name) => hits.slice(0, HITS).map((hit) => hit[name]);

/** The porter tokenizer, the query's different words, as they are written, joined by OR; ranked by its bm25() as it is. */
function fts5(sqlite) {
  return ({ items }) => {
    const db = new sqlite.oo1.DB(":memory:");
    db.exec("CREATE VIRTUAL TABLE release USING fts5(id UNINDEXED, title, text, tokenize = 'porter unicode61')");
    db.exec("BEGIN");
    const insert = db.prepare("INSERT INTO release VALUES (?, ?, ?)");
    for (const { id, title, content_text: text } of items) insert.bind([id, title ?? "", text]).stepReset();
    insert.finalize();
    db.exec("COMMIT");
    const select = db.prepare(`SELECT id FROM release WHERE release MATCH ? ORDER BY rank LIMIT ${HITS}`);
    return (text) => {
      const words = new Set(text.match(/[\p{L}\p{M}\p{N}]+/gu));
      if (words.size === 0) return [];
      const ids = [];
      select.bind([[...words].map((word) => `"${word}"`).join(" OR ")]);
      while (select.step()) ids.push(select.get(0));
      select.reset();
      return ids;
    };
  };
}

function reference({ items, language }) {
  const analyze = analyzer(language);
  const rank = bm25(items.map(({ title, content_text: text }) => analyze(title ? `${title}\n${text}` : text)));
  return (text) => rank(analyze(text), HITS).map(({ document }) => items[document].id);
}

/** The rankers by name. */
export async function rankers() {
  return {
    Dateline: dateline,
    MiniSearch: miniSearch,
    Lunr: lunrSearch,
    "SQLite FTS5": fts5(await startSqlite()),
    BM25: reference,
  };
}
