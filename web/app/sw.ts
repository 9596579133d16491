// The app's service worker. The shell (precached, by content) is served from the copy kept at
// install; a new version waits until the reader agrees. Archives come from the network where it
// answers in time, and from their copy where it does not. Its name, sw.js, never changes: browsers
// look for news of it there.

import {
  cleanupOutdatedCaches,
  matchPrecache,
  precacheAndRoute,
  type PrecacheEntry,
} from "workbox-precaching";
import { registerRoute } from "workbox-routing";
import { NetworkFirst } from "workbox-strategies";
import { FETCHED_AT, type FromPage, type ToPage } from "./messages";

declare const self: ServiceWorkerGlobalScope;
/** The shell's files; put in by the build. */
declare const DATELINE_SHELL: PrecacheEntry[];

/** How long a reader waits for the newest archive before seeing the copy. */
const PATIENCE_SECONDS = 4;

cleanupOutdatedCaches();
precacheAndRoute(DATELINE_SHELL, {
  // The element's state is in the query: it is the same page.
  ignoreURLParametersMatching: [/./],
});

const archives = new NetworkFirst({
  cacheName: "archives",
  networkTimeoutSeconds: PATIENCE_SECONDS,
  plugins: [
    {
      cacheWillUpdate: async ({ response }) => (response.status === 200 ? stamped(response) : null),
      // Runs once the page's request has its answer: from the network, or the copy that bears its
      // stamp.
      handlerDidRespond: async ({ event, response }) => {
        if (!response || !(event instanceof FetchEvent)) return;
        const time = Number(response.headers.get(FETCHED_AT) ?? Date.now());
        tell(await self.clients.get(event.clientId), { type: "copy", time });
      },
    },
  ],
});

// What a script of the page fetches and the shell does not hold is an archive, wherever it lies.
registerRoute(({ request }) => request.destination === "", archives);

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("message", (event) => {
  const message = event.data as FromPage;
  if (message.type === "activate") event.waitUntil(self.skipWaiting());
  if (message.type === "keep") {
    event.waitUntil(
      keep(message.urls, event).then((kept) => {
        tell(event.source, { type: "kept", all: kept });
      }),
    );
  }
});

/** Keeps copies of what the page fetched before this worker stood between it and the network. */
async function keep(urls: string[], event: ExtendableEvent): Promise<boolean> {
  const results = await Promise.all(
    urls.map(async (url) => {
      if (await matchPrecache(url)) return true;
      const [response, done] = archives.handleAll({ event, request: new Request(url) });
      const { ok } = await response;
      await done;
      return ok;
    }),
  ).catch(() => [false]);
  return results.every(Boolean);
}

/** The response, with the time at which it came. */
async function stamped(response: Response): Promise<Response> {
  const headers = new Headers(response.headers);
  headers.set(FETCHED_AT, String(Date.now()));
  return new Response(response.body, { status: response.status, headers });
}

function tell(
  client: { postMessage(message: ToPage): void } | null | undefined,
  message: ToPage,
): void {
  client?.postMessage(message);
}
