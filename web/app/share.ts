// What other apps share with this one (share_target in the manifest): a title, a text, an address.
// It becomes a search.

const MAX_WORDS = 12;

/** The search of the page's address for one that came with a share; null where none did. */
export function sharedSearch(search: string): string | null {
  const parameters = new URLSearchParams(search);
  const shared = ["title", "text", "url"].map((name) => parameters.get(`shared-${name}`));
  if (shared.every((text) => text === null)) return null;
  // Some apps put the address into the text.
  const [title, text] = shared.map((part) => words((part ?? "").replace(/https?:\S+/g, " ")));
  const found = title || text || words(lastOfPath(shared.join(" ")));
  return `?${new URLSearchParams({ q: found })}`;
}

/** Nothing of it is to be read as the language of queries. */
function words(text: string): string {
  const found = text.match(/[\p{L}\p{M}\p{N}]+(?:['’.-][\p{L}\p{M}\p{N}]+)*/gu) ?? [];
  return found
    .filter((word) => word !== "OR")
    .slice(0, MAX_WORDS)
    .join(" ");
}

/** "/news/new-art-competition.html" is about what its end says. */
function lastOfPath(text: string): string {
  const path = /https?:\/\/[^/\s]+([^\s?#]*)/.exec(text)?.[1] ?? "";
  const last = path.split("/").filter(Boolean).pop() ?? "";
  try {
    return decodeURIComponent(last).replace(/\.\w+$/, "").replace(/[-_]/g, " ");
  } catch {
    return "";
  }
}
