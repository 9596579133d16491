// The publisher's feeds, as `dateline feeds` lists them in feeds.json: hostile until checked.

import { FACETS } from "../engine/protocol";
import type { FeedLinks } from "../state/state";
import type { Model } from "../views/model";

/** Once for each list; a failure is told, and tried again the next time. */
export async function fetchFeeds({ state, settings, say, on }: Model): Promise<void> {
  const url = webAddress(settings.feeds, document.baseURI);
  if (!settings.feeds || state.feeds?.url === url) return;
  try {
    if (!url) throw new Error("not a web address");
    const response = await fetch(url, { credentials: "omit" });
    if (!response.ok) throw new Error(`HTTP status ${response.status}`);
    on.keep({ feeds: { url, feeds: readFeeds(await response.json(), response.url || url) } });
  } catch {
    on.keep({ feeds: null });
    on.tell(say.words.notDone);
  }
}

/** Fails on what is no list of feeds; an entry without any address that fits is left out. */
export function readFeeds(list: unknown, base: string): FeedLinks[] {
  const feeds = (list as { feeds?: unknown } | null)?.feeds;
  if (!Array.isArray(feeds)) throw new Error("no list of feeds");
  return feeds
    .filter((feed) => typeof feed === "object" && feed !== null)
    .map((feed: Record<string, unknown>) => ({
      facet: text(feed["facet"]),
      value: text(feed["value"]),
      title: text(feed["title"]),
      rss: webAddress(text(feed["rss"]), base),
      json: webAddress(text(feed["json"]), base),
    }))
    .filter(({ rss, json }) => rss || json);
}

/** The feed of the only place, topic, language or source that is chosen; else that of all. */
export function feedFor({ state, settings }: Pick<Model, "state" | "settings">): FeedLinks | undefined {
  const feeds = state.feeds?.feeds ?? [];
  const chosen = FACETS.filter((facet) => facet !== "year").flatMap((facet) =>
    (settings.fixed[facet] ?? state.query.filters[facet]).map((value) => ({ facet, value })),
  );
  const [only] = chosen;
  const fits = (facet: string, value: string) =>
    feeds.find((feed) => feed.facet === facet && feed.value === value);
  return (chosen.length === 1 && only && fits(only.facet, only.value)) || fits("", "");
}

/** Absolute, or null where it is none that a reader may be sent to. */
function webAddress(address: string, base: string): string | null {
  try {
    const url = new URL(address, base);
    return address && /^https?:$/.test(url.protocol) ? String(url) : null;
  } catch {
    return null;
  }
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
