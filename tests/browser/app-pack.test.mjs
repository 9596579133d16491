// The app over a pack: how large it is is told before it is fetched, it is kept piece by piece, goes
// on where it stopped, and is read and searched with the server switched off.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { serve } from "../../web/serve.mjs";
import { complaints } from "./axe.mjs";
import { DIST, expect, found, searchBox, test as base, titles } from "./setup.mjs";

const PROGRAM = fileURLToPath(new URL("../../build/native/dateline", import.meta.url));

/** What the app's own requests say that they accept: web/app/names.ts. */
const FROM_NETWORK = "*/*;q=0.9";

/** Releases of twelve years. With `bytes`, each has an address of so many that nothing compresses. */
function feed(count, bytes = 0) {
  const items = Array.from({ length: count }, (_, i) => ({
    id: `release-${i}`,
    title: `Release number ${i}`,
    content_text: `Words of release ${i}, of the ${i % 7 ? "river" : "mountain"}.`,
    date_published: `20${10 + (i % 12)}-0${1 + (i % 9)}-${10 + (i % 18)}`,
    language: "en",
    _dateline: { places: [i % 3 ? "Haiti" : "Jamaica"] },
    ...(bytes && { image: `https://example.org/${noise(i, bytes)}` }),
  }));
  return { version: "https://jsonfeed.org/version/1.1", title: "Years", items };
}

function noise(seed, bytes) {
  let text = "";
  for (let i = 0; text.length < bytes; i++)
    text += createHash("sha512").update(`${seed} ${i}`).digest("base64url");
  return text.slice(0, bytes);
}

const NEWEST = { id: "new", title: "The newest of all", date_published: "2026-01-02", language: "en" };

const test = base.extend({
  /** A folder with two packs: small/ and large/, of some megabytes, each with its archive beside it. */
  packs: [
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), "dateline-"));
      for (const [name, archive] of [
        ["small", feed(600)],
        ["large", feed(3500, 2000)],
      ]) {
        writeFileSync(join(folder, `${name}.json`), JSON.stringify(archive));
        pack(folder, name);
      }
      await use(folder);
      rmSync(folder, { recursive: true });
    },
    { scope: "worker" },
  ],

  /**
   * The app with both packs beside it, `small` unless a test chooses another, on a server that can be
   * switched off; `asked` are the app's requests for files of packs, of which `meet` hears, `read` the element's.
   */
  site: async ({ packs }, use) => {
    const root = mkdtempSync(join(tmpdir(), "dateline-app-"));
    cpSync(DIST, root, { recursive: true });
    cpSync(packs, root, { recursive: true });
    let server = null;
    const site = {
      root,
      port: 0,
      asked: [],
      read: [],
      meet: () => {},
      edit: (_path, body) => body,
      choose(archive) {
        writeFileSync(join(root, "app/settings.json"), JSON.stringify({ archive }));
      },
      async start() {
        server = await serve({
          root,
          port: site.port,
          edit: (path, body) => site.edit(path, body),
          before(request) {
            const file = /([0-9a-f]{16}\.bin)(\?\d)?$/.exec(request.url)?.[1];
            if (!file) return;
            const range = request.headers.range?.slice("bytes=".length) ?? "";
            const { asked, read } = site;
            (request.headers.accept === FROM_NETWORK ? asked : read).push(`${file} ${range}`);
            if (request.headers.accept !== FROM_NETWORK) return;
            return site.meet(site.asked.at(-1), request);
          },
        });
        site.port = server.port;
        site.url = `${server.origin}/app/`;
      },
      stop: () => server.close(),
    };
    site.choose("../small/");
    await site.start();
    await use(site);
    await site.stop();
    rmSync(root, { recursive: true });
  },
});

function pack(folder, name) {
  const [archive, out] = [join(folder, `${name}.json`), join(folder, name)];
  execFileSync(PROGRAM, ["pack", archive, "-o", out], { stdio: "pipe" });
}

/** Publishes a pack anew, with one release more. */
function publish(site, name) {
  const path = join(site.root, `${name}.json`);
  const archive = JSON.parse(readFileSync(path, "utf8"));
  archive.items.push(NEWEST);
  writeFileSync(path, JSON.stringify(archive));
  pack(site.root, name);
}

const copy = (page) => page.locator("#copy");
const notice = (page, kind) => page.locator(`#notice-${kind}`);
const button = (page, name) => page.locator("footer").getByRole("button", { name });
const failure = (page) => page.locator("[part~=results] [part~=notice], [part=archive] > [part~=notice]");
const text = (page) => page.locator("[part~=release] [part~=text]");
const SAVE = /^Save for offline \(\d\.\d MB\)$/;
/** Whether this is for the second piece of a file. */
const isSecond = (asked) => asked.includes(" 2097152-");
/** What is fetched takes its time on a busy machine. */
const WAIT = { timeout: 15_000 };
const KEPT = /^Copy of .* · kept for reading offline/;

async function open(page, site, query = "") {
  await page.goto(site.url + query);
}

/** As a reader does who comes back: in a new tab. */
async function comeBack(page, site, query = "") {
  const next = await page.context().newPage();
  await open(next, site, query);
  return next;
}

/** What is in the cache, without what stands before the app's folder. */
const kept = (page) =>
  page.evaluate(async () =>
    (await (await caches.open("archives")).keys()).map(({ url }) => new URL(url).pathname + new URL(url).search),
  );

/** None of them twice. */
function pieces(asked) {
  expect(new Set(asked).size, asked.join("\n")).toBe(asked.length);
  return asked;
}

for (const address of ["../small/", "../small/root.dateline"]) {
  test(`a small pack, ${address}, is kept unasked, and all of it works with the server off`, async ({
    page,
    site,
  }) => {
    site.choose(address);
    await open(page, site);
    await expect(found(page)).toHaveText("600 releases");
    await expect(copy(page)).toHaveText(/^Copy of .* · kept for reading offline \(\d+ kB\)$/);
    await site.stop();
    await page.close();

    const offline = await comeBack(page, site);
    await expect(found(offline)).toHaveText("600 releases");
    await expect(copy(offline)).toHaveText(KEPT, WAIT);
    await searchBox(offline).fill("mountain");
    await expect(found(offline)).toHaveText("86 releases found");
    await offline.getByLabel("Jamaica").check();
    await expect(found(offline)).toHaveText("29 releases found");
    await searchBox(offline).fill("number 123");
    await expect(titles(offline).first()).toContainText("123");
    await titles(offline).first().getByRole("link").click();
    await expect(text(offline)).toContainText("Words of release 123, of the river.");
    await offline.reload();
    await expect(text(offline)).toContainText("Words of release 123, of the river.");
    await site.start();
  });
}

test("of a large pack the size is told first; it is kept when the reader says so", async ({
  page,
  site,
}) => {
  site.choose("../large/");
  await page.addInitScript(() => {
    window.said = new Set();
    new MutationObserver(() => {
      const progress = document.querySelector("#progress-text");
      if (progress && !progress.hidden) window.said.add(progress.textContent);
    }).observe(document, { subtree: true, childList: true, attributes: true });
  });
  await open(page, site);
  await expect(found(page)).toHaveText("3,500 releases");
  const save = button(page, SAVE);
  await expect(save).toBeVisible();
  const size = /[\d.]+ MB/.exec(await save.textContent())[0];
  expect([...site.asked, ...site.read]).toEqual([]);
  await save.press("Enter");
  await expect(copy(page)).toContainText(`kept for reading offline (${size})`);
  await expect(button(page, "Remove the copy")).toBeFocused();
  const said = await page.evaluate(() => [...window.said]);
  expect(said[0]).toBe(`1 kB of ${size}`);
  expect(said.at(-1)).toBe(`${size} of ${size}`);
  expect(said.length).toBeGreaterThan(3);
  expect(pieces(site.asked).length).toBeGreaterThan(3);
  expect(await page.evaluate(() => window.violations)).toEqual([]);

  const before = site.asked.length;
  await site.stop();
  const offline = await comeBack(page, site, "?q=mountain");
  await expect(found(offline)).toHaveText("500 releases found");
  await titles(offline).nth(3).getByRole("link").click();
  await expect(text(offline)).toContainText("of the mountain.");
  await site.start();
  // With the server on, too, what is kept is read and nothing else.
  const next = await comeBack(page, site);
  await searchBox(next).fill("number 3001");
  await expect(titles(next).first()).toHaveText("Release number 3001");
  expect(site.asked.length).toBe(before);
  expect(site.read).toEqual([]);
});

test("a lost network: what came is told of, works, and is not fetched again", async ({
  page,
  site,
}) => {
  site.choose("../large/");
  let stopped;
  site.meet = async (asked, request) => {
    if (!stopped && !isSecond(asked)) return;
    request.socket.destroy();
    stopped ??= site.stop();
    await stopped;
  };
  await open(page, site);
  await button(page, SAVE).click();
  await expect(copy(page)).toHaveText(
    /^The archive could not be fetched .* 2\.\d MB of \d\.\d MB are kept for reading offline\.$/,
    WAIT,
  );
  await expect(button(page, "Try again")).toBeFocused();
  await expect(button(page, "Remove the copy")).toBeVisible();
  expect(await complaints(page)).toEqual([]);

  // The newest are here; of what is not it is said, and nothing else is lost.
  await page.context().setOffline(true);
  const offline = await comeBack(page, site, "?q=mountain");
  await expect(found(offline)).toHaveText("500 releases found");
  await offline.getByLabel("Order").selectOption("oldest");
  await expect(failure(offline)).toContainText("You are offline, and this is not on your device.");
  await expect(offline.locator("dateline-archive").getByRole("status")).toContainText("You are offline");
  expect(await complaints(offline)).toEqual([]);
  await offline.getByLabel("Order").selectOption("newest");
  await expect(titles(offline)).toHaveCount(10);
  await offline.getByLabel("Order").selectOption("oldest");
  await expect(failure(offline)).toBeVisible();

  const lost = site.asked.find(isSecond);
  site.asked.splice(site.asked.indexOf(lost), 1);
  site.meet = () => {};
  await site.start();
  await page.context().setOffline(false);
  await expect(copy(page)).toHaveText(KEPT, WAIT);
  await expect(titles(offline)).toHaveCount(10); // by itself
  const own = pieces(site.asked);
  expect(own).toContain(lost);
});

test("a tab that was closed: the next one goes on where it stopped", async ({ page, site }) => {
  site.choose("../large/");
  site.meet = (asked) => isSecond(asked) && new Promise(() => {});
  await open(page, site);
  await button(page, SAVE).click();
  await expect.poll(() => site.asked.some(isSecond)).toBe(true);
  await page.close();

  const held = site.asked.pop();
  site.meet = () => {};
  const next = await comeBack(page, site);
  await expect(copy(next)).toHaveText(KEPT, WAIT);
  expect(pieces(site.asked)).toContain(held);
  await site.stop();
  await searchBox(next).fill("mountain");
  await expect(found(next)).toHaveText("500 releases found");
  await site.start();
});

test("stopped by the reader, it stays as it is until the reader goes on, or removes it", async ({
  page,
  site,
}) => {
  site.choose("../large/");
  site.meet = (asked) => isSecond(asked) && new Promise(() => {});
  await open(page, site);
  await button(page, SAVE).click();
  await expect.poll(() => site.asked.some(isSecond)).toBe(true);
  await button(page, "Stop").press("Enter");
  await expect(copy(page)).toHaveText(/^2\.\d MB of \d\.\d MB are kept for reading offline\.$/);
  await expect(button(page, "Save the rest")).toBeFocused();
  expect(await complaints(page)).toEqual([]);

  site.meet = () => {};
  site.asked.pop();
  const next = await comeBack(page, site);
  await expect(button(next, "Save the rest")).toBeVisible();
  await button(next, "Save the rest").click();
  await expect(copy(next)).toHaveText(KEPT, WAIT);
  pieces(site.asked);

  await button(next, "Remove the copy").click();
  await expect(button(next, SAVE)).toBeVisible();
  expect(await kept(next)).toEqual([]);
});

test("what is kept partly can be removed", async ({ page, site }) => {
  site.choose("../large/");
  site.meet = (asked) => isSecond(asked) && new Promise(() => {});
  await open(page, site);
  await button(page, SAVE).click();
  await expect.poll(() => site.asked.some(isSecond)).toBe(true);
  await button(page, "Stop").click();
  await button(page, "Remove the copy").press("Enter");
  await expect(button(page, SAVE)).toBeFocused();
  await expect(copy(page)).toBeEmpty();
  await expect(button(page, "Remove the copy")).toBeHidden();
  expect(await kept(page)).toEqual([]);
});

test("a newer pack: only what is new is fetched, and the old one works until it is shown", async ({
  page,
  site,
}) => {
  site.choose("../large/");
  await open(page, site);
  await button(page, SAVE).click();
  await expect(copy(page)).toHaveText(KEPT, WAIT);
  const files = (asked) => new Set(asked.map((each) => each.split(" ")[0]));
  const before = files(site.asked);

  publish(site, "large");
  site.asked.length = 0;
  const next = await comeBack(page, site);
  await expect(found(next)).toHaveText("3,500 releases");
  await expect(notice(next, "newer")).toContainText("A newer archive is here.");
  const fetched = files(site.asked);
  expect(fetched.size).toBeGreaterThan(0);
  for (const file of fetched) expect(before).not.toContain(file);
  await site.stop();
  await searchBox(next).fill("mountain");
  await expect(found(next)).toHaveText("500 releases found");
  await searchBox(next).fill("");

  await button(next, "Show it").click();
  await expect(found(next)).toHaveText("3,501 releases");
  await expect(titles(next).first()).toHaveText("The newest of all");
  await searchBox(next).fill("newest");
  await expect(found(next)).toHaveText("1 release found");
  const onHost = readdirSync(join(site.root, "large")).map((name) => `/large/${name}`);
  const here = (await kept(next)).map((url) => url.split("?")[0]);
  for (const url of here) expect([...onHost, "/app/settings.json"]).toContain(url);
  await site.start();
});

test("an update that was interrupted leaves the old copy, and goes on later", async ({
  page,
  site,
}) => {
  await open(page, site);
  await expect(copy(page)).toHaveText(KEPT, WAIT);
  publish(site, "small");
  site.asked.length = 0;
  site.meet = (_asked, request) => request.socket.destroy();
  const next = await comeBack(page, site);
  await expect.poll(() => site.asked.length, { timeout: 15_000 }).toBeGreaterThan(2);
  await expect(found(next)).toHaveText("600 releases");
  await searchBox(next).fill("mountain");
  await expect(found(next)).toHaveText("86 releases found");
  await expect(copy(next)).toHaveText(KEPT, WAIT);
  await next.close();

  site.meet = () => {};
  const later = await comeBack(page, site, "?q=");
  await button(later, "Show it").click();
  await expect(found(later)).toHaveText("601 releases");
});

test("a pack that is replaced while it is saved: the new one is saved", async ({ page, site }) => {
  site.choose("../large/");
  site.meet = () => {
    if (site.asked.length !== 2) return;
    rmSync(join(site.root, "large"), { recursive: true });
    cpSync(join(site.root, "small"), join(site.root, "large"), { recursive: true });
  };
  await open(page, site);
  await button(page, SAVE).click();
  await expect(copy(page)).toHaveText(/^Copy of .* · kept for reading offline \(\d+ kB\)$/, WAIT);
  await site.stop();
  const offline = await comeBack(page, site);
  await expect(found(offline)).toHaveText("600 releases");
  await site.start();
});

test("what comes damaged is fetched again; what stays so is not kept", async ({ page, site }) => {
  const seen = new Set();
  let always = true;
  site.edit = (path, body) => {
    if (!path.endsWith(".bin") || (!always && seen.has(path))) return body;
    seen.add(path);
    const damaged = Buffer.from(body);
    damaged[10] ^= 0x55;
    return damaged;
  };
  await open(page, site);
  await expect(copy(page)).toHaveText("The archive could not be fetched to keep it for offline.", WAIT);
  expect((await kept(page)).filter((url) => url.includes(".bin"))).toEqual([]);
  always = false;
  seen.clear();
  site.asked.length = 0;
  await button(page, "Try again").click();
  await expect(copy(page)).toHaveText(KEPT, WAIT);
  const counts = site.asked.map((each) => site.asked.filter((other) => other === each).length);
  expect(new Set(counts)).toEqual(new Set([2]));
  await site.stop();
  await searchBox(page).fill("mountain");
  await expect(found(page)).toHaveText("86 releases found");
  await site.start();
});

test("a host without ranges gives each file once", async ({ page, site }) => {
  site.choose("../large/");
  site.meet = (_asked, request) => delete request.headers.range;
  await open(page, site);
  await button(page, SAVE).click();
  await expect(copy(page)).toHaveText(KEPT, WAIT);
  const files = site.asked.map((each) => each.split(" ")[0]);
  expect(new Set(files).size).toBe(files.length);
  await site.stop();
  const offline = await comeBack(page, site, "?q=mountain");
  await expect(found(offline)).toHaveText("500 releases found");
  await site.start();
});

test("no room: the reader is told before anything is fetched", async ({ page, site }) => {
  site.choose("../large/");
  await page.addInitScript(() => {
    const estimate = { quota: 5e6, usage: 1000 };
    navigator.storage.estimate = async () => estimate;
    window.makeRoom = () => (estimate.quota = 1e9);
  });
  await open(page, site);
  await button(page, SAVE).click();
  await expect(copy(page)).toHaveText("There is no room on this device to keep the archive for offline.");
  expect(site.asked).toEqual([]);
  await page.evaluate(() => window.makeRoom());
  await button(page, "Try again").click();
  await expect(copy(page)).toHaveText(KEPT, WAIT);
});

test("a store that turns out to be full keeps what fits", async ({ page, site }) => {
  site.choose("../large/");
  await page.addInitScript(() => {
    const { put } = Cache.prototype;
    let pieces = 0;
    Cache.prototype.put = function (url, response) {
      if (String(url).includes("dateline-piece") && ++pieces > 2)
        throw new DOMException("full", "QuotaExceededError");
      return put.call(this, url, response);
    };
  });
  await open(page, site);
  await button(page, SAVE).click();
  await expect(copy(page)).toHaveText(
    /^There is no room on this device .* [kM]B of \d\.\d MB are kept for reading offline\.$/,
  );
  await expect(button(page, "Try again")).toBeVisible();
  await expect(button(page, "Remove the copy")).toBeVisible();
});

test("what is shared is searched for, and the place is found again, offline", async ({
  page,
  site,
}) => {
  await open(page, site);
  await expect(copy(page)).toHaveText(KEPT, WAIT);
  await site.stop();
  const share = new URLSearchParams({ "shared-title": "Release number 123" });
  const shared = await comeBack(page, site, `?${share}`);
  await expect(titles(shared).first()).toHaveText("Release number 123");
  await titles(shared).first().getByRole("link").click();
  await expect(text(shared)).toContainText("Words of release 123");
  await expect(shared).toHaveURL(/open=release-123/);
  await shared.close();
  const next = await comeBack(page, site);
  await expect(text(next)).toContainText("Words of release 123");
  await next.locator("[part~=back]").click();
  await expect(searchBox(next)).toHaveValue("Release number 123");
  await site.start();
});

test("what is new since the last visit is marked, and told how old the copy is", async ({
  page,
  site,
}) => {
  await open(page, site);
  await expect(copy(page)).toHaveText(KEPT, WAIT);
  await page.close();
  publish(site, "small");
  const later = await comeBack(page, site, "app.css");
  const edit = (name, change) =>
    later.evaluate(
      ([key, values]) => {
        const before = JSON.parse(localStorage.getItem(key));
        localStorage.setItem(key, JSON.stringify({ ...before, ...values }));
      },
      [`dateline-app:${name}`, change],
    );
  await edit("visit", { at: Date.now() - 24 * 60 * 60_000 });
  await later.goto(site.url);
  await button(later, "Show it").click();
  await expect(found(later)).toHaveText("601 releases");
  await expect(later.locator("[part~=new]")).toHaveText("New");
  await notice(later, "new").getByRole("link", { name: "Show them" }).click();
  await expect(titles(later)).toHaveText(["The newest of all"]);

  await site.stop();
  await edit("copy", { time: new Date("2024-02-03T10:00").getTime() });
  await later.goto(site.url);
  await expect(notice(later, "stale")).toHaveText(/^The copy is of 3 February 2024/);
  await site.start();
  await later.evaluate(() => dispatchEvent(new Event("online")));
  await expect(notice(later, "stale")).toHaveCount(0);
});
