// Packs, as `dateline pack` writes them, on hosts of several kinds.

import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { CORS, serve } from "../../web/serve.mjs";
import { complaints } from "./axe.mjs";
import { expect, found, pageWith, searchBox, test as base, titles, yearsFeed } from "./setup.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

const test = base.extend({
  /** A folder with packs: sample/, of the sample archive, years/, of twelve years, young/, of two. */
  packs: [
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), "dateline-"));
      const pack = (archive, name) => {
        const program = join(ROOT, "build/native/dateline");
        execFileSync(program, ["pack", archive, "-o", join(folder, name)], { stdio: "pipe" });
      };
      pack(join(ROOT, "web/sample/archive.json"), "sample");
      for (const [name, years] of [
        ["years", 12],
        ["young", 2],
      ]) {
        writeFileSync(join(folder, `${name}.json`), yearsFeed([], years));
        pack(join(folder, `${name}.json`), name);
      }
      await use(folder);
      rmSync(folder, { recursive: true });
    },
    { scope: "worker" },
  ],

  /** A publisher of a test's own with a copy of these packs: { origin, folder }. */
  publisher: async ({ packs }, use) => {
    const folder = mkdtempSync(join(tmpdir(), "dateline-"));
    cpSync(packs, folder, { recursive: true });
    const site = await serve({ root: folder, headers: () => CORS });
    await use({ ...site, folder });
    await site.close();
    rmSync(folder, { recursive: true });
  },
});

/** What was asked of the publisher, each with its range. */
function record(page, origin) {
  const asked = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(origin)) return;
    const { range } = request.headers();
    asked.push(new URL(request.url()).pathname + (range ? ` ${range}` : ""));
  });
  return asked;
}

async function open(page, { demo, host, publisher }, path, more = {}) {
  const src = publisher.origin + path;
  const body = pageWith({ ...demo.publisher, src, attributes: 'route=""', ...more });
  await page.goto(host.add("/", { body, headers: more.headers }));
}

const notice = (page) => page.locator("[part~=notice]");

test("the newest page is one request; a search, a filter and a release are a few", async ({
  page,
  demo,
  host,
  publisher,
}) => {
  const asked = record(page, publisher.origin);
  await open(page, { demo, host, publisher }, "/years/root.dateline");
  await expect(found(page)).toHaveText("600 releases");
  await expect(titles(page)).toHaveCount(10);
  await expect(page.getByRole("status")).toContainText("600 releases"); // all has settled
  expect(asked).toEqual(["/years/root.dateline"]);
  expect(page.workers()).toHaveLength(0);

  await searchBox(page).fill("mountain");
  await expect(found(page)).toHaveText("86 releases found");
  for (const request of asked.slice(1)) expect(request).toMatch(/^\/years\/[0-9a-f]{16}\.bin bytes=\d+-\d+$/);
  expect(new Set(asked).size).toBe(asked.length);

  await page.getByLabel("Jamaica").check();
  await expect(found(page)).toHaveText("29 releases found");
  await searchBox(page).fill("number 123");
  await expect(found(page)).toHaveText("1 release found");
  await titles(page).getByRole("link").click();
  await expect(page.locator("[part~=text]")).toContainText("Words of release 123, of the river.");
});

test("the same answers as from the archive itself", async ({ page, demo, host, publisher }) => {
  await open(page, { demo, host, publisher }, "/sample/root.dateline");
  await expect(found(page)).toHaveText("9 releases");
  await searchBox(page).fill("art competition");
  await expect(titles(page)).toHaveCount(1);
  await titles(page).getByRole("link").click();
  await expect(page.locator("[part~=release-title]")).toContainText("Art Competition");
  await expect(page.locator("[part~=text] mark, [part~=lead] mark").first()).toBeVisible();
});

test("a folder with a pack in it, and one with a feed", async ({ page, demo, host, publisher }) => {
  await open(page, { demo, host, publisher }, "/sample/");
  await expect(found(page)).toHaveText("9 releases");
  const feed = host.add("/feed/json/", { body: '[{"id":"1","title":"One"}]', headers: CORS });
  const body = pageWith({ ...demo.publisher, src: feed });
  await page.goto(host.add("/other", { body }));
  await expect(found(page)).toHaveText("1 release");
});

test("a pack beside another archive: the page says that it stands alone", async ({
  page,
  demo,
  host,
  publisher,
}) => {
  const { origin } = publisher;
  await open(page, { demo, host, publisher }, `/sample/root.dateline ${origin}/years.json`);
  await expect(notice(page)).toHaveAttribute("data-code", "archive");
  await expect(notice(page)).toContainText("a pack stands alone");
});

test("a strict policy: search and read without one violation", async ({
  page,
  demo,
  host,
  publisher,
}) => {
  const script = demo.publisher.origin;
  const policy =
    `default-src 'none'; script-src ${script} 'wasm-unsafe-eval'; ` +
    `connect-src ${script} ${publisher.origin}; style-src 'none'; ` +
    "require-trusted-types-for 'script'; trusted-types 'none'";
  const headers = { "Content-Security-Policy": policy };
  await open(page, { demo, host, publisher }, "/years/root.dateline", { headers });
  await searchBox(page).fill("mountain");
  await expect(found(page)).toHaveText("86 releases found");
  await titles(page).first().getByRole("link").click();
  await expect(page.locator("[part~=text]")).toContainText("of the mountain.");
  expect(await page.evaluate(() => window.violations)).toEqual([]);
});

test("files that are gone: an error, what is here stays, and trying again helps", async ({
  page,
  demo,
  host,
  publisher,
}) => {
  const folder = join(publisher.folder, "years");
  const files = readdirSync(folder).filter((name) => name.endsWith(".bin"));
  const hide = (name) => renameSync(join(folder, name), join(folder, `${name}.hidden`));
  const show = (name) => renameSync(join(folder, `${name}.hidden`), join(folder, name));
  files.forEach(hide);
  await open(page, { demo, host, publisher }, "/years/root.dateline");
  await expect(titles(page)).toHaveCount(10);
  await page.evaluate(() => {
    window.errors = [];
    addEventListener("dateline-error", ({ detail }) => window.errors.push(detail.status));
  });
  await searchBox(page).fill("mountain");
  await expect(notice(page)).toHaveAttribute("data-code", "http");
  await expect(notice(page)).toContainText("404");
  await expect(page.getByRole("status")).toContainText("404");
  expect(await page.evaluate(() => window.errors)).toEqual([404]);
  await searchBox(page).fill("");
  await expect(titles(page)).toHaveCount(10); // the root is enough for these
  await searchBox(page).fill("mountain");
  await expect(notice(page)).toHaveAttribute("data-code", "http");
  files.forEach(show);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(found(page)).toHaveText("86 releases found");
});

test("a page that opens with a search whose parts are gone says so", async ({
  page,
  demo,
  host,
  publisher,
}) => {
  const folder = join(publisher.folder, "years");
  for (const name of readdirSync(folder)) if (name.endsWith(".bin")) rmSync(join(folder, name));
  await open(page, { demo, host, publisher }, "/years/root.dateline");
  await page.goto(`${host.origin}/?q=mountain`);
  await expect(notice(page)).toHaveAttribute("data-code", "http");
});

test("a new pack in the place of the old one: trying again opens it", async ({
  page,
  demo,
  host,
  publisher,
}) => {
  await open(page, { demo, host, publisher }, "/years/root.dateline");
  await expect(found(page)).toHaveText("600 releases");
  rmSync(join(publisher.folder, "years"), { recursive: true });
  cpSync(join(publisher.folder, "sample"), join(publisher.folder, "years"), { recursive: true });
  await searchBox(page).fill("art competition");
  await expect(notice(page)).toHaveAttribute("data-code", "http");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(titles(page)).toHaveText([/Art Competition/i]);
});

test("a damaged part and a damaged root", async ({ page, demo, host, publisher }) => {
  const folder = join(publisher.folder, "years");
  for (const name of readdirSync(folder).filter((name) => name.endsWith(".bin"))) {
    const bytes = readFileSync(join(folder, name));
    for (let i = 0; i < bytes.length; i += 100) bytes[i] ^= 0xff;
    writeFileSync(join(folder, name), bytes);
  }
  await open(page, { demo, host, publisher }, "/years/root.dateline");
  await expect(titles(page)).toHaveCount(10);
  await searchBox(page).fill("mountain");
  await expect(notice(page)).toHaveAttribute("data-code", "archive");
  await expect(page.getByRole("button", { name: "Try again" })).toBeVisible();
  const root = join(folder, "root.dateline");
  writeFileSync(root, readFileSync(root).subarray(0, -100));
  await page.reload();
  await expect(notice(page)).toHaveAttribute("data-code", "archive");
  await expect(notice(page)).toContainText("root.dateline");
});

test("a host that knows no ranges: files come whole", async ({
  page,
  demo,
  host,
  publisher,
}) => {
  for (const name of readdirSync(join(publisher.folder, "sample"))) {
    const body = readFileSync(join(publisher.folder, "sample", name));
    host.add(`/whole/${name}`, { body });
  }
  const src = `${host.origin}/whole/root.dateline`;
  const body = pageWith({ ...demo.publisher, src, attributes: 'route=""' });
  await page.goto(host.add("/", { body }));
  await searchBox(page).fill("art competition");
  await expect(titles(page)).toHaveCount(1);
  await page.getByLabel("Haiti").check();
  await titles(page).getByRole("link").click();
  await expect(page.locator("[part~=release-title]")).toContainText("Art Competition");
});

test("a host that sends more than was asked for: files come whole, each once", async ({
  page,
  demo,
  host,
  publisher,
}) => {
  const asked = [];
  for (const name of readdirSync(join(publisher.folder, "sample"))) {
    const body = readFileSync(join(publisher.folder, "sample", name));
    const answer = ({ headers: { range } }, response) => {
      asked.push(`${name} ${range ? "range" : "whole"}`);
      if (!range) return response.writeHead(200).end(body);
      const begin = Number(/^bytes=(\d+)-\d+$/.exec(range)[1]);
      const head = { "Content-Range": `bytes ${begin}-${body.length - 1}/${body.length}` };
      return response.writeHead(206, head).end(body.subarray(begin));
    };
    host.add(`/generous/${name}`, { answer });
  }
  const src = `${host.origin}/generous/root.dateline`;
  const body = pageWith({ ...demo.publisher, src, attributes: 'route=""' });
  await page.goto(host.add("/", { body }));
  await searchBox(page).fill("art competition");
  await expect(titles(page)).toHaveCount(1, { timeout: 15_000 });
  await titles(page).getByRole("link").click();
  await expect(page.locator("[part~=release-title]")).toContainText("Art Competition");
  const wholes = asked.filter((each) => /bin whole$/.test(each));
  expect(wholes.length).toBeGreaterThan(0);
  expect(new Set(wholes).size).toBe(wholes.length);
});

test("a slow host: what is shown stays, and is busy, until the answer comes", async ({
  page,
  demo,
  host,
  publisher,
}) => {
  await open(page, { demo, host, publisher }, "/years/root.dateline");
  await expect(titles(page)).toHaveCount(10);
  const go = await hold(page);
  await searchBox(page).fill("mountain");
  const results = page.locator("[part~=results]");
  await expect(results).toHaveAttribute("aria-busy", "true");
  await expect(titles(page)).toHaveCount(10);
  await expect
    .poll(() => results.evaluate((each) => getComputedStyle(each, "::before").opacity))
    .toBe("1");
  go();
  await expect(found(page)).toHaveText("86 releases found");
  await expect(results).toHaveAttribute("aria-busy", "false");
});

/** A slow host, until `go` is called. */
async function hold(page) {
  let go;
  const held = new Promise((resolve) => (go = resolve));
  await page.route("**/*.bin", async (route) => {
    await held;
    await route.continue();
  });
  return go;
}

test("a young pack: the root alone gives its years; months come when they are asked for", async ({
  page,
  demo,
  host,
  publisher,
}) => {
  const asked = record(page, publisher.origin);
  const bars = page.locator("[part~=bar]");
  await open(page, { demo, host, publisher }, "/young/root.dateline");
  await expect(bars).toHaveCount(2);
  await expect(page.getByRole("status")).toContainText("600 releases"); // all has settled
  expect(asked).toEqual(["/young/root.dateline"]);

  const go = await hold(page);
  const timeline = page.locator("[part~=timeline]");
  await page.getByRole("button", { name: "Releases by month" }).press("Enter");
  await expect(timeline).toHaveAttribute("aria-busy", "true");
  await expect
    .poll(() => timeline.evaluate((each) => getComputedStyle(each, "::before").opacity))
    .toBe("1");
  go();
  await expect(bars).toHaveCount(24);
  await expect(timeline).toHaveAttribute("aria-busy", "false");
  await expect(page.locator("[part~=bar][data-period='2011-12']")).toBeFocused();
  await expect(page.getByRole("button", { name: "Releases by month" })).toHaveCount(0);
  expect(asked).toHaveLength(2);
});

test("a young pack: what a search has brought is enough for its months", async ({
  page,
  demo,
  host,
  publisher,
}) => {
  const asked = record(page, publisher.origin);
  await open(page, { demo, host, publisher }, "/young/root.dateline");
  await searchBox(page).fill("mountain");
  await expect(found(page)).toHaveText("86 releases found");
  await expect(page.locator("[part~=bar]")).toHaveCount(24);
  const before = asked.length;
  await page.getByText("As a table").click();
  await expect(page.getByRole("row", { name: "January 2010" })).toContainText("of all");
  expect(asked).toHaveLength(before);
});

test("months that cannot be had: it is said at the timeline, and trying again helps", async ({
  page,
  demo,
  host,
  publisher,
}) => {
  await open(page, { demo, host, publisher }, "/young/root.dateline");
  const months = page.getByRole("button", { name: "Releases by month" });
  await expect(months).toBeVisible();
  await page.route("**/*.bin", (route) => route.abort());
  await months.press("Enter");
  await expect(page.getByRole("alert")).toHaveText("The archive could not be reached.");
  await expect(months).toBeFocused();
  await expect(titles(page)).toHaveCount(10);
  expect(await complaints(page)).toEqual([]);
  await page.unroute("**/*.bin");
  await page.keyboard.press("Enter");
  await expect(page.locator("[part~=bar]")).toHaveCount(24);
  await expect(page.locator("[part~=problem]")).toHaveCount(0);
});

test("trying again asks for what is missing alone, and keeps the focus", async ({
  page,
  demo,
  host,
  publisher,
}) => {
  const asked = record(page, publisher.origin);
  await open(page, { demo, host, publisher }, "/years/root.dateline");
  await expect(found(page)).toHaveText("600 releases");
  await page.route("**/*.bin", (route) => route.abort());
  await searchBox(page).fill("mountain");
  await expect(notice(page)).toHaveAttribute("data-code", "network");
  await expect(page.getByRole("status")).toHaveText("The archive could not be reached.");
  const again = page.getByRole("button", { name: "Try again" });
  await again.press("Enter");
  await expect(page.locator("[part~=results]")).toHaveAttribute("aria-busy", "true");
  await expect(page.locator("[part~=results]")).toHaveAttribute("aria-busy", "false");
  await expect(again).toBeFocused();
  await page.unroute("**/*.bin");
  const go = await hold(page);
  await again.press("Enter");
  await expect(page.locator("[part~=results]")).toHaveAttribute("aria-busy", "true");
  await expect(again).toBeFocused();
  go();
  await expect(found(page)).toHaveText("86 releases found");
  await expect(found(page)).toBeFocused();
  expect(asked.filter((each) => each.endsWith("root.dateline"))).toHaveLength(1);
});

test("a whole archive that is fetched again keeps the focus, too", async ({ page, demo, host }) => {
  const path = "/gone/root.dateline";
  const src = host.add(path, { status: 500, body: "" });
  await page.goto(host.add("/", { body: pageWith({ ...demo.publisher, src }) }));
  const again = page.getByRole("button", { name: "Try again" });
  await again.press("Enter");
  await expect(again).toBeFocused();
  const archive = '{"items":[{"id":"1","title":"One"}]}';
  host.add(path, { status: 200, body: archive }); // no pack: another failure
  await again.press("Enter");
  await expect(notice(page)).toHaveAttribute("data-code", "archive");
  await expect(again).toBeFocused();
});
