// What docs/HOSTING.md claims of its configurations, on the servers that they are for.

import assert from "node:assert/strict";
import { utimesSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { startApache } from "./apache.mjs";
import { DOCUMENTED, startNginx } from "./nginx.mjs";
import { makeSite } from "./site.mjs";

const FOREVER = "public, max-age=31536000, immutable";

/** An answer as it was sent: { status, headers, body }. A header that comes twice is an error. */
function ask(url, headers = {}, method = "GET") {
  return new Promise((resolve, reject) => {
    request(url, { method, headers }, (response) => {
      const chunks = [];
      response.on("data", (chunk) => chunks.push(chunk)).once("error", reject);
      response.once("end", () => {
        const names = response.rawHeaders.filter((_, i) => i % 2 === 0);
        assert.deepEqual(names, [...new Set(names)], "each header once");
        const { statusCode: status, headers } = response;
        resolve({ status, headers, body: Buffer.concat(chunks) });
      });
    })
      .once("error", reject)
      .end();
  });
}

const unpack = { gzip: gunzipSync, br: brotliDecompressSync };

/** `start(site)` resolves to { url, stop() }; `url` is that of the site's folder. */
function claims(name, start) {
  describe(name, () => {
    let site;
    let server;
    before(async () => {
      site = makeSite();
      server = await start(site);
    });
    after(async () => {
      await server?.stop();
      site.remove();
    });

    /** Of a file of the site by its kind. */
    const get = (kind, headers, method) =>
      ask(`${server.url}/${site.files[kind]}`, headers, method);

    function assertOpen({ headers }) {
      assert.equal(headers["access-control-allow-origin"], "*");
      assert.equal(headers["cross-origin-resource-policy"], "cross-origin");
      assert.equal(headers["timing-allow-origin"], "*");
      assert.equal(headers["x-content-type-options"], "nosniff");
    }

    test("every file: its type, how long it is kept, open to every origin", async () => {
      const expected = {
        script: ["text/javascript; charset=utf-8", "no-cache"],
        module: ["text/javascript; charset=utf-8", "no-cache"],
        engine: ["application/wasm", FOREVER],
        packScript: ["text/javascript; charset=utf-8", FOREVER],
        words: ["application/json", FOREVER],
        hashes: ["application/json", "no-cache"],
        archive: ["application/json", "no-cache"],
        root: ["application/octet-stream", "no-cache"],
        part: ["application/octet-stream", FOREVER],
        page: ["text/html; charset=utf-8", "no-cache"],
        manifest: ["application/manifest+json", "no-cache"],
      };
      assert.deepEqual(Object.keys(expected).sort(), Object.keys(site.files).sort());
      for (const [kind, [type, cache]] of Object.entries(expected)) {
        const answer = await get(kind);
        assert.equal(answer.status, 200, kind);
        assert.equal(answer.headers["content-type"], type, kind);
        assert.equal(answer.headers["cache-control"], cache, kind);
        assert.equal(answer.headers["content-encoding"], undefined, kind);
        assert.deepEqual(answer.body, site.read(site.files[kind]), kind);
        assertOpen(answer);
      }
    });

    test("the root: sent once, then 304 until it is another", async () => {
      const first = await get("root", { "Accept-Encoding": "gzip, br" });
      assert.equal(first.status, 200);
      assert.equal(first.headers["content-encoding"], undefined);
      assert.ok(first.headers["last-modified"]);
      const { etag } = first.headers;
      const second = await get("root", { "If-None-Match": etag });
      assert.equal(second.status, 304);
      assert.equal(second.body.length, 0);
      assert.equal(second.headers["cache-control"], "no-cache");
      assertOpen(second);

      const path = join(site.folder, site.files.root);
      writeFileSync(path, Buffer.concat([site.read(site.files.root), Buffer.from([0])]));
      utimesSync(path, new Date(), new Date(Date.now() + 5000));
      const third = await get("root", { "If-None-Match": etag });
      assert.equal(third.status, 200);
      assert.notEqual(third.headers.etag, etag);
      assert.deepEqual(third.body, site.read(site.files.root));
    });

    test("a part is a range: these bytes, never compressed, kept for ever", async () => {
      const whole = site.read(site.files.part);
      assert.equal((await get("part")).headers["accept-ranges"], "bytes");
      const ranges = [
        ["bytes=0-0", 0, 1],
        ["bytes=100-299", 100, 300],
        [`bytes=${whole.length - 5}-${whole.length + 1000}`, whole.length - 5, whole.length],
      ];
      for (const [range, begin, end] of ranges) {
        const answer = await get("part", { Range: range, "Accept-Encoding": "gzip, deflate, br" });
        assert.equal(answer.status, 206, range);
        const contentRange = `bytes ${begin}-${end - 1}/${whole.length}`;
        assert.equal(answer.headers["content-range"], contentRange);
        assert.equal(answer.headers["content-encoding"], undefined);
        assert.equal(answer.headers["cache-control"], FOREVER);
        assert.deepEqual(answer.body, whole.subarray(begin, end));
        assertOpen(answer);
      }
    });

    test("a range with the file's ETag (If-Range), with another one the whole file", async () => {
      const { etag } = (await get("part")).headers;
      assert.equal((await get("part", { Range: "bytes=0-9", "If-Range": etag })).status, 206);
      assert.equal((await get("part", { Range: "bytes=0-9", "If-Range": '"other"' })).status, 200);
    });

    test("errors can be read from every origin, and are not kept", async () => {
      const missing = await ask(`${server.url}/pack/0123456789abcdef.bin`, { Range: "bytes=0-9" });
      assert.equal(missing.status, 404);
      assert.equal(missing.headers["cache-control"], undefined);
      assertOpen(missing);
    });

    test("a range beyond the end can be told from a host that is closed", async () => {
      const beyond = await get("part", { Range: "bytes=99999999-100000000" });
      assert.equal(beyond.status, 416);
      assertOpen(beyond);
    });

    test("who asks whether ranges may be asked for is allowed to", async () => {
      const answer = await get(
        "part",
        {
          Origin: "https://partner.example",
          "Access-Control-Request-Method": "GET",
          "Access-Control-Request-Headers": "range",
        },
        "OPTIONS",
      );
      assert.ok(answer.status === 200 || answer.status === 204);
      assert.equal(answer.body.length, 0);
      const { headers } = answer;
      assert.equal(headers["access-control-allow-origin"], "*");
      assert.equal(headers["access-control-allow-methods"], "GET, HEAD");
      assert.equal(headers["access-control-allow-headers"], "Range");
      assert.equal(headers["access-control-max-age"], "86400");
    });

    test("what is compressed beforehand is sent as it lies there", async () => {
      for (const kind of ["script", "archive"]) {
        const path = site.files[kind];
        const offers = [
          ["gzip, deflate, br", "br", ".br"],
          ["br", "br", ".br"],
          ["gzip", "gzip", ".gz"],
          ["identity", undefined, ""],
        ];
        const { "content-type": type } = (await get(kind)).headers;
        for (const [accepted, encoding, end] of offers) {
          const answer = await get(kind, { "Accept-Encoding": accepted });
          assert.equal(answer.headers["content-encoding"], encoding, `${path} for ${accepted}`);
          assert.deepEqual(answer.body, site.read(path + end));
          assert.equal(answer.headers.vary, "Accept-Encoding");
          assert.equal(answer.headers["content-type"], type);
          assert.equal(answer.headers["cache-control"], "no-cache");
          assertOpen(answer);
        }
      }
    });

    test("what is not compressed beforehand is compressed, also for a CDN", async () => {
      for (const kind of ["engine", "packScript", "words", "module", "hashes", "manifest"]) {
        const path = site.files[kind];
        const answer = await get(kind, { "Accept-Encoding": "gzip", Via: "1.1 cdn.example" });
        assert.equal(answer.headers["content-encoding"], "gzip", path);
        assert.deepEqual(unpack.gzip(answer.body), site.read(path));
        assert.equal(answer.headers.vary, "Accept-Encoding");
      }
    });

    test("what is compressed has ETags of its own, and is answered 304 by them", async () => {
      for (const kind of ["script", "module"]) {
        const tags = new Set();
        for (const accepted of ["br", "gzip", "identity"]) {
          const headers = { "Accept-Encoding": accepted };
          const { etag } = (await get(kind, headers)).headers;
          tags.add(etag);
          const again = await get(kind, { ...headers, "If-None-Match": etag });
          assert.equal(again.status, 304, `${kind} ${accepted} ${etag}`);
          assertOpen(again);
        }
        assert.equal(tags.size, kind === "script" ? 3 : 2);
      }
    });
  });
}

claims("nginx, a host of its own", (site) => startNginx({ root: site.folder }));

claims("nginx, a folder of a host", async (site) => {
  const config = `location /archive/ { alias "${site.folder}/"; ${DOCUMENTED} }`;
  const { url, stop } = await startNginx({ root: "/nonexistent", config });
  return { url: `${url}/archive`, stop };
});

claims("Apache", (site) => startApache({ root: site.folder }));
