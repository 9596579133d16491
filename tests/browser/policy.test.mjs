// Content-Security-Policies, strict and stricter, and pages of every kind around the element.

import { DIST, expect, found, largeFeed, pageWith, searchBox, test, titles } from "./setup.mjs";

const violations = (page) => page.evaluate(() => window.violations);
const strict = (origin) =>
  `script-src ${origin} 'wasm-unsafe-eval'; style-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'`;

test("the strict page: search, filter and read without one violation", async ({ page, demo }) => {
  const response = await page.goto(`${demo.publisher.origin}/demo/strict.html`);
  const policy = response.headers()["content-security-policy"];
  expect(policy).toContain(`script-src ${demo.publisher.origin} 'wasm-unsafe-eval'`);
  expect(policy).toContain("style-src 'none'");
  expect(policy).toContain("require-trusted-types-for 'script'; trusted-types 'none'");
  await expect(found(page)).toHaveText("9 releases");
  await searchBox(page).fill("art competition");
  await expect(titles(page)).toHaveCount(1);
  await page.getByLabel("Haiti").check();
  await titles(page).getByRole("link").click();
  await expect(page.locator("[part~=release]")).toBeVisible();
  await page.getByText("Cite", { exact: true }).click();
  await expect(page.getByText("@misc{IOM2021IOM")).toBeVisible();
  // Styled all the same.
  await expect(page.locator("[part~=archive]")).toHaveCSS("display", "block");
  expect(await violations(page)).toEqual([]);
});

test("the strict policy on another origin's page", async ({ page, demo, host }) => {
  const { origin } = demo.publisher;
  const headers = { "Content-Security-Policy": strict(origin) };
  await page.goto(host.add("/", { body: pageWith({ origin }), headers }));
  await searchBox(page).fill("Soufriere");
  await expect(titles(page)).toHaveCount(1);
  expect(await violations(page)).toEqual([]);
  await page.evaluate(() => document.body.setAttribute("style", "color: red"));
  expect(await violations(page)).toEqual(["style-src-attr: inline"]); // the page would have told
});

test("a large archive is searched in a worker", async ({ page, demo, host }) => {
  const src = host.add("/large.json", { body: largeFeed() });
  await page.goto(host.add("/", { body: pageWith({ ...demo.publisher, src }) }));
  await expect(found(page)).toHaveText("1,500 releases");
  expect(page.workers()).toHaveLength(1);
  await searchBox(page).fill("number 1234");
  await expect(titles(page)).toHaveText(["Release number 1234"]);
});

for (const [what, policy] of [
  ["worker-src", "worker-src 'none'"],
  ["Trusted Types", "require-trusted-types-for 'script'; trusted-types 'none'"],
]) {
  test(`a large archive where ${what} forbids workers`, async ({ page, demo, host }) => {
    const src = host.add("/large.json", { body: largeFeed() });
    const headers = { "Content-Security-Policy": policy };
    await page.goto(host.add("/", { body: pageWith({ ...demo.publisher, src }), headers }));
    await expect(found(page)).toHaveText("1,500 releases");
    expect(page.workers()).toHaveLength(0);
    await searchBox(page).fill("number 1234");
    await expect(titles(page)).toHaveText(["Release number 1234"]);
  });
}

test("where WebAssembly is forbidden there is a list of headlines", async ({
  page,
  demo,
  host,
}) => {
  const { origin } = demo.publisher;
  const headers = { "Content-Security-Policy": strict(origin).replace(" 'wasm-unsafe-eval'", "") };
  const requests = [];
  page.on("request", (request) => requests.push(request.url()));
  await page.goto(
    host.add("/", { body: pageWith({ origin, attributes: 'languages="es"' }), headers }),
  );
  await expect(page.locator("[part~=notice]")).toContainText("Search is not available here.");
  await expect(titles(page)).toHaveCount(9);
  await expect(titles(page).first()).toHaveText(/^La seguridad de los afganos/);
  await expect(searchBox(page)).toHaveCount(0);
  expect(requests.filter((url) => url.endsWith(".wasm"))).toEqual([]);
});

test("a browser without WebAssembly SIMD gets the scalar module", async ({ page, demo }) => {
  const { readFileSync } = await import("node:fs");
  const modules = [];
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (/-(simd|scalar)-\w+\.wasm$/.test(pathname)) modules.push(pathname);
  });
  await page.goto(`${demo.publisher.origin}/demo/`);
  await expect(found(page)).toHaveText("9 releases");
  await page.addInitScript(() => {
    WebAssembly.validate = () => false;
  });
  await page.goto(`${demo.publisher.origin}/demo/`);
  await expect(found(page)).toHaveText("9 releases");
  expect(new Set(modules).size).toBe(2);
  const scalar = readFileSync(new URL(`file://${DIST}${modules.at(-1)}`));
  expect(
    scalar.equals(readFileSync(new URL("../../build/wasm/dateline-scalar.wasm", import.meta.url))),
  ).toBe(true);
  await searchBox(page).fill("smuggl");
  await expect(titles(page)).toHaveCount(1);
});

test("an AMD loader on the page is left alone", async ({ page, demo, host }) => {
  const head = `<script>window.defined = []; window.define = (...args) => window.defined.push(args); define.amd = {};
    window.module = { exports: {} }; window.exports = module.exports;</script>`;
  await page.goto(host.add("/", { body: pageWith({ ...demo.publisher, head }) }));
  await expect(found(page)).toHaveText("9 releases");
  expect(
    await page.evaluate(() => [window.defined.length, Object.keys(window.exports).length]),
  ).toEqual([0, 0]);
});

test("the page gets no globals, no storage and no cookies from the element", async ({
  page,
  demo,
  host,
}) => {
  const url = host.add("/", { body: pageWith({ ...demo.publisher, attributes: 'route=""' }) });
  await page.route("**/dateline.js", (route) => route.abort());
  await page.goto(url);
  const before = await page.evaluate(() => Object.getOwnPropertyNames(window).length);
  await page.unroute("**/dateline.js");
  await page.goto(url);
  await searchBox(page).fill("iom");
  await expect(found(page)).toHaveText(/found$/);
  expect(await page.evaluate(() => Object.getOwnPropertyNames(window).length)).toBe(before);
  expect(
    await page.evaluate(async () => [
      localStorage.length,
      sessionStorage.length,
      document.cookie,
      (await indexedDB.databases()).length,
      (await caches.keys()).length,
    ]),
  ).toEqual([0, 0, "", 0, 0]);
});

test("the script twice on a page is the script once", async ({ page, demo, host }) => {
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  const { origin } = demo.publisher;
  const head = `<script async src="${origin}/dateline.js?again"></script>`;
  await page.goto(host.add("/", { body: pageWith({ origin, head }) }));
  await expect(found(page)).toHaveText("9 releases");
  expect(errors).toEqual([]);
});

test("the ES module defines the element when it is told to", async ({ page, demo, host }) => {
  const { origin } = demo.publisher;
  const body = `<!doctype html><title>Module</title><dateline-archive src="${origin}/demo/archive.json"></dateline-archive>
    <script type="module">
      import { define } from "${origin}/dateline.mjs";
      window.early = customElements.get("dateline-archive");
      define();
    </script>`;
  await page.goto(host.add("/", { body }));
  await expect(found(page)).toHaveText("9 releases");
  expect(await page.evaluate(() => window.early)).toBeUndefined();
});
