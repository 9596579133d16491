// The app's service worker. The shell (precached, by content) is served from the copy kept at
// install; a new version waits until the reader agrees. Archives that the page has kept come from
// their copy, all others from the network. Its name, sw.js, never changes: browsers look for news
// of it there.

import { cleanupOutdatedCaches, precacheAndRoute, type PrecacheEntry } from "workbox-precaching";
import { registerRoute } from "workbox-routing";
import { ACTIVATE, ARCHIVES, FROM_NETWORK, nextUrl } from "./names";
import { readRange } from "./pieces";

declare const self: ServiceWorkerGlobalScope;
/** The shell's files; put in by the build. */
declare const DATELINE_SHELL: PrecacheEntry[];

cleanupOutdatedCaches();
precacheAndRoute(DATELINE_SHELL, {
  // The element's state is in the query: it is the same page.
  ignoreURLParametersMatching: [/./],
});

// What a script of the page fetches and the shell does not hold is the archive, wherever it lies.
for (const method of ["GET", "HEAD"] as const)
  registerRoute(
    ({ request }) =>
      request.destination === "" && request.headers.get("Accept") !== FROM_NETWORK.Accept,
    ({ request }) => answer(request),
    method,
  );

async function answer(request: Request): Promise<Response> {
  const kept = await fromCopy(request);
  if (kept) return kept;
  try {
    return await fetch(request);
  } catch (error) {
    // Of a copy that is not whole yet, what is here is better than nothing.
    const cache = await openCopy();
    const waiting = await cache?.match(nextUrl(request.url));
    if (waiting) return waiting;
    throw error;
  }
}

async function fromCopy(request: Request): Promise<Response | undefined> {
  const cache = await openCopy();
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.get("Range") ?? "") ?? [];
  // By "reload" the element asks again for what came damaged.
  if (cache && first && last && request.cache !== "reload") {
    // The element puts a number behind the address of a file: web/src/pack/lanes.ts.
    const url = request.url.split("?")[0]!;
    const body = await readRange(cache, url, Number(first), Number(last) + 1);
    if (body) return new Response(body, { status: 206 });
  }
  return cache?.match(request.url);
}

/** null where the browser stores nothing. */
function openCopy(): Promise<Cache | null> {
  return caches.open(ARCHIVES).catch(() => null);
}

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("message", (event) => {
  if (event.data === ACTIVATE) event.waitUntil(self.skipWaiting());
});
