// A stand-in for the WebAssembly module, over a small array: enough to test what talks to an
// engine. It has the shape of EngineModule in web/src/engine/protocol.ts and nothing of the real
// one's search.

const FACETS = ["place", "topic", "language", "source", "year"];

export function fakeModule() {
  let memory = new Uint8Array();
  const items = [];
  const error = (code, message, offset = -1) =>
    JSON.stringify({ error: { code, message, offset } });
  return {
    lacking: new Set(),
    input(size) {
      memory = new Uint8Array(size);
      return memory;
    },
    addFeed(source) {
      let feed;
      try {
        feed = JSON.parse(new TextDecoder().decode(memory));
      } catch (problem) {
        return error("bad-json", String(problem.message), 0);
      }
      items.push(...feed.items.map((item) => release(item, source || feed.title || "")));
      return JSON.stringify({
        title: feed.title ?? "",
        homePageUrl: null,
        language: feed.language ?? "",
        nextUrl: feed.next_url ?? null,
        releases: feed.items.length,
        diagnostics: [],
        diagnosticsLeftOut: 0,
      });
    },
    open: () => JSON.stringify(scope(items)),
    plan: () => "[]",
    supply: () => error("unsupported", "no parts"),
    exportReleases: (format) => JSON.stringify({ text: format, releases: items.length, total: items.length }),
    run(request) {
      const asked = new URLSearchParams(request);
      if (asked.get("page") === "0") return error("bad-request", "page: 0");
      return JSON.stringify(answer(items, asked));
    },
  };
}

function release(item, source) {
  const extra = item._dateline ?? {};
  return {
    id: item.id,
    title: item.title ?? "",
    date: (item.date_published ?? "").slice(0, 10),
    places: extra.places ?? [],
    topics: item.tags ?? [],
    language: item.language ?? "",
    source: extra.source ?? source,
    url: item.url ?? null,
    status: extra.status ?? "live",
    note: extra.note ?? "",
    summary: item.summary ?? "",
    text: item.content_text ?? "",
    authors: (item.authors ?? []).map(({ name }) => name),
    group: extra.translation_of ?? item.id,
  };
}

function values(item, facet) {
  return {
    place: item.places,
    topic: item.topics,
    language: [item.language],
    source: [item.source],
    year: [item.date.slice(0, 4)],
  }[facet].filter(Boolean);
}

function answer(items, asked) {
  const words = (asked.get("q") ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  const matching = (ignored) =>
    items.filter((item) => {
      const text = `${item.title} ${item.summary} ${item.text}`.toLowerCase();
      if (!words.every((word) => text.includes(word))) return false;
      if (ignored !== "range" && item.date < (asked.get("from") ?? "")) return false;
      if (ignored !== "range" && asked.has("to") && item.date > asked.get("to") + "~") return false;
      return FACETS.every((facet) => {
        const wanted = asked.getAll(facet);
        return (
          facet === ignored ||
          !wanted.length ||
          wanted.some((value) => values(item, facet).includes(value))
        );
      });
    });
  const groups = group(matching(), asked.getAll("prefer"));
  const sign = asked.get("sort") === "oldest" ? -1 : 1;
  groups.sort((a, b) => sign * (a.date < b.date ? 1 : a.date > b.date ? -1 : 0));
  const size = Number(asked.get("size") ?? 10);
  const start = (Number(asked.get("page") ?? 1) - 1) * size;
  const facets = {};
  for (const facet of FACETS) {
    const counts = new Map(asked.getAll(facet).map((value) => [value, 0]));
    for (const item of group(matching(facet), [])) {
      for (const value of values(item, facet)) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    facets[facet] = [...counts]
      .map(([value, count]) => ({ value, count, selected: asked.getAll(facet).includes(value) }))
      .sort((a, b) => (facet === "year" ? b.value - a.value : b.count - a.count));
  }
  const years = new Map();
  for (const item of group(matching("range"), [])) {
    const year = item.date.slice(0, 4);
    if (year) years.set(year, (years.get(year) ?? 0) + 1);
  }
  const found = items.find((item) => item.id === asked.get("open"));
  return {
    total: groups.length,
    complete: groups.length,
    hits: groups.slice(start, start + size).map((item) => hit(item, items, words)),
    facets,
    histogram: [...years].sort().map(([period, count]) => ({ period, count })),
    notes: [],
    exactQuery: "",
    scope: scope(items),
    ...(groups.length ? {} : { withoutFilters: items.length }),
    ...(found ? { release: whole(found, items, words) } : {}),
  };
}

function group(items, preferred) {
  const rank = ({ language }) => (preferred.indexOf(language) + 1 || 99) - 1;
  const groups = new Map();
  for (const item of items) {
    const other = groups.get(item.group);
    if (!other || rank(item) < rank(other)) groups.set(item.group, item);
  }
  return [...groups.values()];
}

function marks(text, words) {
  return words
    .map((word) => [text.toLowerCase().indexOf(word), word.length])
    .filter(([start]) => start >= 0)
    .map(([start, length]) => [start, start + length])
    .sort((a, b) => a[0] - b[0]);
}

function common(item, items, words) {
  const { group: own, summary, text, authors, ...shared } = item;
  const translations = items
    .filter((other) => other.group === own && other !== item)
    .map(({ id, language, title }) => ({ id, language, title }));
  return { ...shared, titleMarks: marks(item.title, words), translations };
}

function hit(item, items, words) {
  const snippet = (item.summary || item.text).slice(0, 240);
  return {
    ...common(item, items, words),
    hasText: item.text !== "",
    score: 1,
    snippet,
    snippetMarks: marks(snippet, words),
  };
}

function whole(item, items, words) {
  return {
    ...common(item, items, words),
    summary: item.summary,
    summaryMarks: marks(item.summary, words),
    text: item.text,
    textMarks: marks(item.text, words),
    authors: item.authors,
    dateline: "",
    kind: "",
    image: null,
    modified: "",
    related: [],
  };
}

function scope(items) {
  const dates = items
    .map(({ date }) => date)
    .filter(Boolean)
    .sort();
  return {
    releases: group(items, []).length,
    versions: items.length,
    from: dates[0] ?? "",
    to: dates.at(-1) ?? "",
    undated: items.length - dates.length,
    languages: [...new Set(items.map(({ language }) => language).filter(Boolean))],
  };
}
