// The app's service worker. The shell (precached, by content) is served from the copy kept at
// install; a new version waits until the reader agrees. Archives that the page has kept come from
// their copy, all others from the network. Its name, sw.js, never changes: browsers look for news
// of it there.

import { cleanupOutdatedCaches, precacheAndRoute, type PrecacheEntry } from "workbox-precaching";
import { registerRoute } from "workbox-routing";
import { ACTIVATE, ARCHIVES, FROM_NETWORK } from "./names";

declare const self: ServiceWorkerGlobalScope;
/** The shell's files; put in by the build. */
declare const DATELINE_SHELL: PrecacheEntry[];

cleanupOutdatedCaches();
precacheAndRoute(DATELINE_SHELL, {
  // The element's state is in the query: it is the same page.
  ignoreURLParametersMatching: [/./],
});

// What a script of the page fetches and the shell does not hold is the archive, wherever it lies.
registerRoute(
  ({ request }) => request.destination === "" && request.cache !== FROM_NETWORK,
  async ({ request }) =>
    (await caches.match(request, { cacheName: ARCHIVES, ignoreVary: true })) ?? fetch(request),
);

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("message", (event) => {
  if (event.data === ACTIVATE) event.waitUntil(self.skipWaiting());
});
