// The search engines that a web page would otherwise use, each in its best-known way, over the same text: title, summary, body,
// places, topics. Loaded by Node and by the pages of the benches alike, so it imports nothing itself.
//
// ready(items) indexes the items of a JSON Feed; search(query) gives the ids of the ten best releases that have all of the
// query's words, the last one as a prefix, as Dateline does. save() gives the index as a file, a string or bytes, with what a
// list of hits shows; open() takes such a file, as bytes.

const TEN = 10;
const FIELDS = ["title", "summary", "text", "places", "topics"];

const record = (item) => ({
  id: item.id,
  title: item.title,
  summary: item.summary,
  text: item.content_text,
  places: item._dateline.places.join(", "),
  topics: item.tags.join(", "),
  date: item.date_published,
});

const textOf = (bytes) => new TextDecoder().decode(bytes);

/** `MiniSearch` is the class that its package exports. */
export function miniSearch(MiniSearch) {
  const options = {
    fields: FIELDS,
    storeFields: ["title", "date"],
    searchOptions: {
      combineWith: "AND",
      prefix: (_term, i, terms) => i === terms.length - 1,
      boost: { title: 2 },
    },
  };
  let index;
  return {
    ready(items) {
      index = new MiniSearch(options);
      index.addAll(items.map(record));
    },
    save: () => JSON.stringify(index),
    open: (bytes) => (index = MiniSearch.loadJSON(textOf(bytes), options)),
    search: (query) => index.search(query).slice(0, TEN).map((hit) => hit.id),
  };
}

/** `Document` is what its package exports. It knows prefixes of all words, and wants all words in one field; does not rank. */
export function flexSearch(Document) {
  const create = () =>
    new Document({ document: { id: "id", index: FIELDS, store: ["title", "date"] }, tokenize: "forward" });
  let index;
  return {
    ready(items) {
      index = create();
      for (const item of items) index.add(record(item));
    },
    save() {
      const parts = {};
      index.export((key, part) => void (parts[key] = part));
      return JSON.stringify(parts);
    },
    open(bytes) {
      index = create();
      for (const [key, part] of Object.entries(JSON.parse(textOf(bytes)))) index.import(key, part);
    },
    search: (query) => index.search(query, { limit: TEN, merge: true, enrich: true }).map((hit) => hit.id),
  };
}

/** `sqlite3` is the namespace that the package's default export resolves to. */
export function sqlite(sqlite3) {
  let db;
  let select;
  const prepare = () => {
    select = db.prepare(`SELECT id FROM release WHERE release MATCH ? ORDER BY rank LIMIT ${TEN}`);
  };
  return {
    ready(items) {
      db = new sqlite3.oo1.DB(":memory:");
      db.exec(
        "CREATE VIRTUAL TABLE release USING fts5(id UNINDEXED, date UNINDEXED, title, summary, body, places, topics, " +
          "tokenize = 'unicode61 remove_diacritics 2')",
      );
      db.exec("BEGIN");
      const insert = db.prepare("INSERT INTO release VALUES (?, ?, ?, ?, ?, ?, ?)");
      for (const item of items) {
        insert
          .bind([
            item.id, item.date_published, item.title, item.summary, item.content_text,
            item._dateline.places.join(", "), item.tags.join(", "),
          ])
          .stepReset();
      }
      insert.finalize();
      db.exec("COMMIT");
      prepare();
    },
    save: () => sqlite3.capi.sqlite3_js_db_export(db),
    open(bytes) {
      const { capi, wasm } = sqlite3;
      db = new sqlite3.oo1.DB();
      const size = bytes.length;
      const memory = wasm.allocFromTypedArray(bytes);
      db.checkRc(
        capi.sqlite3_deserialize(db.pointer, "main", memory, size, size, capi.SQLITE_DESERIALIZE_FREEONCLOSE),
      );
      prepare();
    },
    search(query) {
      const ids = [];
      select.bind([query.split(" ").map((word) => `"${word}"`).join(" ") + "*"]);
      while (select.step()) ids.push(select.get(0));
      select.reset();
      return ids;
    },
  };
}
