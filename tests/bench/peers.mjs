// The search engines that a web page would otherwise use, each in its best-known way, over the same text: title, summary, body,
// places, topics. Loaded by Node and by the pages of the load bench alike, so it imports nothing itself.
//
// ready(items) indexes the items of a JSON Feed; search(query) gives the ids of the ten best releases that have all of the
// query's words, the last one as a prefix, as Dateline does.

const TEN = 10;

/** `MiniSearch` is the class that its package exports. */
export function miniSearch(MiniSearch) {
  let index;
  return {
    ready(items) {
      index = new MiniSearch({
        fields: ["title", "summary", "text", "places", "topics"],
        storeFields: ["title", "date"],
        searchOptions: {
          combineWith: "AND",
          prefix: (_term, i, terms) => i === terms.length - 1,
          boost: { title: 2 },
        },
      });
      index.addAll(items.map((item) => ({
        id: item.id,
        title: item.title,
        summary: item.summary,
        text: item.content_text,
        places: item._dateline.places.join(", "),
        topics: item.tags.join(", "),
        date: item.date_published,
      })));
    },
    search: (query) => index.search(query).slice(0, TEN).map((hit) => hit.id),
  };
}

/** `sqlite3` is the namespace that the package's default export resolves to. */
export function sqlite(sqlite3) {
  let select;
  return {
    ready(items) {
      const db = new sqlite3.oo1.DB(":memory:");
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
      select = db.prepare(`SELECT id FROM release WHERE release MATCH ? ORDER BY rank LIMIT ${TEN}`);
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
