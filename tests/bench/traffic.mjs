// What a page fetches: every request of a visit, its workers' among them.

/** So long nothing must be under way for a page to be at rest. */
const REST_MS = 250;
const GIVE_UP_MS = 120_000;

/** Listens to `page` from now on. */
export class Traffic {
  #underWay = new Map(); // Playwright's request → ours
  #ended = []; // promises
  #last = performance.now();

  constructor(page) {
    page.on("request", (request) => {
      const { pathname } = new URL(request.url());
      if (request.isNavigationRequest() || !request.url().startsWith("http")) return;
      this.#underWay.set(request, { path: pathname, begin: this.#now() });
    });
    const end = (bytes) => (request) => {
      const begun = this.#underWay.get(request);
      if (!begun) return;
      this.#underWay.delete(request);
      this.#ended.push(withBytes({ ...begun, end: this.#now() }, bytes(request)));
    };
    page.on("requestfinished", end(bytesOf));
    page.on("requestfailed", end(() => 0));
  }

  #now() {
    return (this.#last = performance.now());
  }

  /** All requests so far, once nothing has been fetched for a while: [{ path, begin, end, bytes }]. */
  async atRest() {
    const giveUp = performance.now() + GIVE_UP_MS;
    while (this.#underWay.size > 0 || performance.now() < this.#last + REST_MS) {
      if (performance.now() > giveUp) throw new Error(`${[...this.#underWay.values()][0].path} does not come`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return Promise.all(this.#ended);
  }
}

const withBytes = async (request, bytes) => ({ ...request, bytes: await bytes });

/**
 * As they came over the wire, the answer's head included: encodedDataLength of Network.loadingFinished. That is wrong for a
 * worker's own script, whose body Chromium does not count: there it is what the answer announced.
 */
async function bytesOf(request) {
  const { responseHeadersSize, responseBodySize } = await request.sizes();
  if (responseBodySize > 0 || request.resourceType() !== "script") return responseHeadersSize + responseBodySize;
  const announced = (await request.response()).headers()["content-length"];
  return responseHeadersSize + Number(announced ?? 0);
}

/** Files by which an engine works, beside those that hold the archive. Paths are those of pack_site.mjs. */
export const isCode = (path) =>
  /^\/(code|libraries)\//.test(path) || /\/(pagefind(-worker)?\.js|wasm\.\w+\.pagefind)$/.test(path);

/** { requests, bytes } of these. */
export function total(requests) {
  return { requests: requests.length, bytes: requests.reduce((sum, { bytes }) => sum + bytes, 0) };
}

/**
 * How many round trips one behind the other these took: the longest chain in which each was begun when the one before it
 * had ended.
 */
export function roundTrips(requests) {
  let count = 0;
  let ended = -Infinity;
  for (const { begin, end } of [...requests].sort((a, b) => a.end - b.end)) {
    if (begin < ended) continue;
    count++;
    ended = end;
  }
  return count;
}
