// What the browser tests share: the demo's two sites, pages made up for one test, and what a test
// asks of a page.

import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { test as base } from "@playwright/test";
import { serve, serveDemo } from "../../web/serve.mjs";

export { expect } from "@playwright/test";

export const DIST = fileURLToPath(new URL("../../build/dist/", import.meta.url));

export const test = base.extend({
  /** The demo: { publisher, partner }, each { origin }. */
  demo: [
    async ({}, use) => {
      const demo = await serveDemo({ root: DIST });
      await use(demo);
      await demo.publisher.close();
      await demo.partner.close();
    },
    { scope: "worker" },
  ],

  /** A publisher who sends no CORS headers. */
  closed: [
    async ({}, use) => {
      const site = await serve({ root: DIST });
      await use(site);
      await site.close();
    },
    { scope: "worker" },
  ],

  /**
   * A site of a test's own: host.add(path, { body, headers, status }) gives the address; without a
   * body it hangs. { answer(request, response) } answers as it likes.
   */
  host: async ({}, use) => {
    const host = await startHost();
    await use(host);
    await host.close();
  },

  /** Every page notes what breaks its policy, and what shifts its layout. */
  page: async ({ page }, use) => {
    await page.addInitScript(() => {
      window.violations = [];
      addEventListener("securitypolicyviolation", (event) => {
        window.violations.push(`${event.violatedDirective}: ${event.blockedURI}`);
      });
      window.shift = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          window.shift += entry.hadRecentInput ? 0 : entry.value;
      }).observe({ type: "layout-shift", buffered: true });
    });
    await use(page);
  },
});

async function startHost() {
  const pages = new Map();
  const server = createServer((request, response) => {
    const page = pages.get(new URL(request.url, "http://localhost").pathname);
    if (!page) return response.writeHead(404).end();
    if (page.answer) return page.answer(request, response);
    if (page.body === undefined) return;
    const type =
      typeof page.body === "string" && page.body.startsWith("<") ? "text/html" : "application/json";
    response
      .writeHead(page.status ?? 200, { "Content-Type": `${type}; charset=utf-8`, ...page.headers })
      .end(page.body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://localhost:${server.address().port}`;
  return {
    origin,
    add(path, page) {
      pages.set(path, page);
      return origin + path;
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

/**
 * A page with one element. `origin` is the publisher's, `src` the archive's address, the sample
 * unless told.
 */
export function pageWith({
  origin,
  src = `${origin}/demo/archive.json`,
  attributes = "",
  lang = "en",
  head = "",
}) {
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>A page</title>
<meta name="viewport" content="width=device-width">${head}
<script async crossorigin src="${origin}/dateline.js"></script></head>
<body><main><h1>A page</h1><dateline-archive src="${src}" ${attributes}></dateline-archive></main></body></html>`;
}

/** A JSON Feed large enough for the element to want a worker. */
export function largeFeed() {
  const items = Array.from({ length: 1500 }, (_, i) => ({
    id: `release-${i}`,
    title: `Release number ${i}`,
    content_text: `Words of release ${i}. ${"The quick brown fox jumps over the lazy dog. ".repeat(10)}`,
    date_published: `20${10 + (i % 10)}-03-04`,
    language: "en",
    tags: [`Topic ${i % 5}`],
  }));
  return JSON.stringify({ version: "https://jsonfeed.org/version/1.1", title: "Large", items });
}

/** 600 releases in so many years; those in `more` come on top. */
export function yearsFeed(more = [], years = 12) {
  const items = Array.from({ length: 600 }, (_, i) => ({
    id: `release-${i}`,
    title: `Release number ${i}`,
    content_text: `Words of release ${i}, of the ${i % 7 ? "river" : "mountain"}. ${"Filling and more filling. ".repeat(i % 50)}`,
    date_published: `20${10 + (i % years)}-0${1 + (i % 9)}-${10 + (i % 18)}`,
    language: "en",
    tags: [`Topic ${i % 5}`],
    _dateline: { places: [i % 3 ? "Haiti" : "Jamaica"] },
  }));
  items.push(...more);
  return JSON.stringify({ version: "https://jsonfeed.org/version/1.1", title: "Years", items });
}

/** The titles of the hits shown. */
export const titles = (scope) => scope.locator("[part~=hit-title]");

/** "9 releases", "1 release found" and the like. */
export const found = (scope) => scope.locator("[part~=results-title]");

export const searchBox = (scope) => scope.getByRole("searchbox");
