// The app: installable, readable with the server switched off, renewed when the reader agrees.
// Opened again where it was left; honest where the browser keeps nothing.

import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { complaints } from "./axe.mjs";
import { DIST, expect, found, searchBox, test as base, titles } from "./setup.mjs";

const SERVER = fileURLToPath(new URL("../../web/serve.mjs", import.meta.url));

const test = base.extend({
  /**
   * A copy of dist/ that a test may change, served by a process of its own: { url, root, stop(),
   * start() }.
   */
  site: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), "dateline-app-"));
    const root = join(folder, "dist");
    cpSync(DIST, root, { recursive: true });
    let server = null;
    const site = {
      root,
      port: 0,
      async start() {
        server = spawn(process.execPath, [
          SERVER,
          "--root",
          root,
          "--port",
          String(site.port),
          "--partner-port",
          "0",
        ]);
        let output = "";
        for await (const chunk of server.stdout) {
          output += chunk;
          const port = /http:\/\/localhost:(\d+)\/app\//.exec(output)?.[1];
          if (port) {
            site.port = Number(port);
            site.url = `http://localhost:${port}/app/`;
            return;
          }
        }
        throw new Error(`The server did not start: ${output}`);
      },
      stop: () =>
        new Promise((resolve) => {
          server.once("exit", resolve);
          server.kill("SIGKILL");
        }),
    };
    await site.start();
    await use(site);
    await site.stop();
    rmSync(folder, { recursive: true });
  },
});

const copy = (page) => page.locator("#copy");
const notice = (page, kind) => page.locator(`#notice-${kind}`);
const button = (page, name) => page.locator("footer").getByRole("button", { name });

async function visit(page, site) {
  await page.goto(site.url);
  await expect(found(page)).toHaveText("9 releases");
  await expect(copy(page)).toContainText("kept for reading offline");
}

/** Opens the app as a reader does who comes back: in a new tab. */
async function comeBack(page, site, query = "") {
  const next = await page.context().newPage();
  await next.goto(site.url + query);
  return next;
}

/** Changes a file of the app as the publisher would. */
function edit(site, name, change) {
  const path = join(site.root, "app", name);
  const before = readFileSync(path, "utf8");
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(path, after);
}

function publish(site, ...items) {
  edit(site, "archive.json", (text) => {
    const archive = JSON.parse(text);
    archive.items.push(...items);
    return JSON.stringify(archive);
  });
}

const NEWEST = {
  id: "new",
  title: "The newest of all",
  date_published: "2026-01-02",
  language: "en",
};

/** An archive of some megabytes: too large to be kept unasked. */
function publishLarge(site) {
  const content_text = "The quick brown fox jumps over the lazy dog. ".repeat(2000);
  publish(
    site,
    ...Array.from({ length: 70 }, (_, i) => ({
      id: `large-${i}`,
      title: `Large ${i}`,
      content_text,
    })),
  );
}

/** Changes what the app remembers. */
const editMemory = (page, name, change) =>
  page.evaluate(
    ([key, values]) => {
      const before = JSON.parse(localStorage.getItem(key));
      localStorage.setItem(key, JSON.stringify({ ...before, ...values }));
    },
    [`dateline-app:${name}`, change],
  );

test("opens and searches with the server switched off, after one visit", async ({ page, site }) => {
  await visit(page, site);
  const before = await copy(page).textContent();
  expect(before).toMatch(
    /^Copy of \d+ \w+ \d{4} at \d\d:\d\d · kept for reading offline \(\d+ kB\)$/,
  );
  await site.stop();
  await page.close();

  const offline = await comeBack(page, site);
  await expect(found(offline)).toHaveText("9 releases");
  await expect(copy(offline)).toHaveText(before);
  await searchBox(offline).fill("art competition");
  await expect(titles(offline)).toHaveCount(1);
  await titles(offline).getByRole("link").click();
  await expect(offline.locator("[part~=release] [part~=text] p").first()).toBeVisible();
  await offline.reload();
  await expect(offline.locator("[part~=release]")).toBeVisible();

  const shared = await comeBack(offline, site, "?q=smuggl&lang=x");
  await expect(titles(shared)).toHaveCount(1);
  await site.start();
});

test("a newer archive is shown when the reader agrees, by keyboard too", async ({ page, site }) => {
  await visit(page, site);
  publish(site, NEWEST);
  const next = await comeBack(page, site);
  await expect(notice(next, "newer")).toContainText("A newer archive is here.");
  await expect(found(next)).toHaveText("9 releases");
  await button(next, "Show it").press("Enter");
  await expect(found(next)).toHaveText("10 releases");
  await expect(titles(next).first()).toHaveText("The newest of all");
  await expect(notice(next, "newer")).toHaveCount(0);
  await site.stop();
  const offline = await comeBack(page, site);
  await expect(found(offline)).toHaveText("10 releases");
  await site.start();
});

test("without a copy the newest archive is shown at once", async ({ page, site }) => {
  await visit(page, site);
  await button(page, "Remove the copy").click();
  publish(site, NEWEST);
  const next = await comeBack(page, site);
  await expect(found(next)).toHaveText("10 releases");
});

test("a server that does not answer is not waited for", async ({ page, site }) => {
  await visit(page, site);
  const before = await copy(page).textContent();
  await site.stop();
  const silent = createServer(() => {});
  await new Promise((resolve) => silent.listen(site.port, "127.0.0.1", resolve));
  const next = await comeBack(page, site);
  await expect(found(next)).toHaveText("9 releases");
  await expect(copy(next)).toHaveText(before);
  silent.closeAllConnections();
  await new Promise((resolve) => silent.close(resolve));
  await site.start();
});

test("a new version comes when the reader agrees", async ({ page, site }) => {
  await visit(page, site);
  const revision = (name) => new RegExp(`(url:"${name}",revision:")[0-9a-f]+`);
  edit(site, "app.css", (text) => text.replaceAll("#0b3d6b", "#123456"));
  edit(site, "sw.js", (text) => text.replace(revision("app.css"), "$1feedfeedfeedfeed"));

  const next = await comeBack(page, site);
  const update = notice(next, "version");
  await expect(update).toContainText("A new version of the app is ready.");
  // Not before: this page still is of the old version, also when it is opened again.
  await expect(next.locator("body > header")).toHaveCSS("background-color", "rgb(11, 61, 107)");
  await next.reload();
  await expect(next.locator("body > header")).toHaveCSS("background-color", "rgb(11, 61, 107)");
  await update.getByRole("button", { name: "Reload" }).click();
  await expect(next.locator("body > header")).toHaveCSS("background-color", "rgb(18, 52, 86)");
  await expect(found(next)).toHaveText("9 releases");
  await expect(update).toHaveCount(0);
});

test("a large archive is kept when the reader says so, with its size and progress", async ({
  page,
  site,
}) => {
  publishLarge(site);
  await page.addInitScript(() => {
    window.said = new Set();
    new MutationObserver(() => {
      const progress = document.querySelector("#progress-text");
      if (progress && !progress.hidden) window.said.add(progress.textContent);
    }).observe(document, { subtree: true, childList: true, attributes: true });
  });
  await page.goto(site.url);
  await expect(found(page)).toHaveText("79 releases");
  const save = button(page, "Save for offline (6.3 MB)");
  await expect(save).toBeVisible();
  await expect(copy(page)).toBeEmpty();
  expect(await complaints(page)).toEqual([]);
  await save.press("Enter");
  await expect(copy(page)).toContainText("kept for reading offline (6.3 MB)");
  const said = [...(await page.evaluate(() => [...window.said]))];
  expect(said[0]).toBe("1 kB of 6.3 MB");
  expect(said.at(-1)).toBe("6.3 MB of 6.3 MB");
  expect(said.length).toBeGreaterThan(2);
  await expect(page.locator("#progress")).toBeHidden();
  // The button that was pressed now is the one that undoes it, and has the focus.
  await expect(button(page, "Remove the copy")).toBeFocused();
  await site.stop();
  const offline = await comeBack(page, site);
  await expect(found(offline)).toHaveText("79 releases");
  await site.start();
});

test("keeping a large archive can be stopped", async ({ page, site }) => {
  publishLarge(site);
  await page.addInitScript(() => {
    const { fetch } = window;
    window.fetch = async (url, options) => {
      const response = await fetch(url, options);
      if (options?.cache === "no-cache")
        await new Promise((_, reject) => options.signal.addEventListener("abort", reject));
      return response;
    };
  });
  await page.goto(site.url);
  await button(page, /^Save for offline/).click();
  await expect(copy(page)).toHaveText("Saving for offline");
  expect(await complaints(page)).toEqual([]);
  await button(page, "Stop").press("Enter");
  await expect(button(page, /^Save for offline/)).toBeFocused();
  await expect(copy(page)).toBeEmpty();
  await expect(page.locator("#progress")).toBeHidden();
});

test("who installs the app keeps a large archive too", async ({ page, site }) => {
  publishLarge(site);
  await page.goto(site.url);
  await expect(button(page, /^Save for offline/)).toBeVisible();
  await page.evaluate(() => dispatchEvent(new Event("appinstalled")));
  await expect(copy(page)).toContainText("kept for reading offline (6.3 MB)");
});

test("a copy that was removed is not made again, and the app says that it is offline", async ({
  page,
  site,
}) => {
  await visit(page, site);
  await button(page, "Remove the copy").click();
  await expect(button(page, /^Save for offline \(\d+ kB\)$/)).toBeVisible();
  await expect(copy(page)).toBeEmpty();
  await page.reload();
  await expect(button(page, /^Save for offline/)).toBeVisible();
  await site.stop();
  const offline = await comeBack(page, site);
  await expect(offline.locator("[part~=notice]")).toBeVisible();
  await expect(offline.locator("h1")).toHaveText("News releases");
  await site.start();
  await offline.getByRole("button", { name: "Try again" }).click();
  await expect(found(offline)).toHaveText("9 releases");
});

test("where there is no room the reader is told, and can try again", async ({ page, site }) => {
  await page.addInitScript(() => {
    const estimate = { quota: 2000, usage: 1000 };
    navigator.storage.estimate = async () => estimate;
    window.makeRoom = () => (estimate.quota = 1e9);
  });
  await page.goto(site.url);
  await expect(copy(page)).toContainText("There is no room on this device");
  await expect(found(page)).toHaveText("9 releases");
  expect(await complaints(page)).toEqual([]);
  await page.evaluate(() => window.makeRoom());
  await button(page, "Try again").click();
  await expect(copy(page)).toContainText("kept for reading offline");
});

test("a store that turns out to be full is told of too, and an older copy stays", async ({
  page,
  site,
}) => {
  await visit(page, site);
  publish(site, NEWEST);
  const next = await page.context().newPage();
  await next.addInitScript(() => {
    Cache.prototype.put = async () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  const renewed = next.waitForResponse(
    (response) => response.url().endsWith("archive.json") && !response.fromServiceWorker(),
  );
  await next.goto(site.url);
  await (await renewed).finished();
  await expect(found(next)).toHaveText("9 releases");
  await expect(copy(next)).toContainText("kept for reading offline");
  await button(next, "Remove the copy").click();
  await button(next, /^Save for offline/).click();
  await expect(copy(next)).toContainText("There is no room on this device");
});

const WITHOUT = {
  "without service workers": () =>
    Object.defineProperty(Navigator.prototype, "serviceWorker", { value: undefined }),
  "with service workers forbidden": () => {
    ServiceWorkerContainer.prototype.register = async () => {
      throw new DOMException("no", "SecurityError");
    };
  },
  "with its caches forbidden": () => {
    CacheStorage.prototype.open = async () => {
      throw new DOMException("no", "SecurityError");
    };
  },
};
for (const [how, forbid] of Object.entries(WITHOUT)) {
  test(`in a browser ${how} it is read online, and says so`, async ({ page, site }) => {
    await page.addInitScript(forbid);
    await page.addInitScript(() =>
      Object.defineProperty(window, "localStorage", {
        get() {
          throw new DOMException("no", "SecurityError");
        },
      }),
    );
    await page.goto(site.url);
    await expect(found(page)).toHaveText("9 releases");
    await expect(copy(page)).toContainText("This browser keeps nothing for offline.");
    await expect(page.locator("#keep")).toBeHidden();
    await searchBox(page).fill("soufriere");
    await expect(titles(page)).toHaveCount(1);
    expect(await complaints(page)).toEqual([]);
  });
}

test("opens where the reader left it: query, release and scroll", async ({ page, site }) => {
  await page.setViewportSize({ width: 600, height: 500 });
  await visit(page, site);
  await searchBox(page).fill("migration");
  await expect(page).toHaveURL(/q=migration/);
  const link = titles(page).nth(2).getByRole("link");
  const title = await link.textContent();
  await link.click();
  await expect(page.locator("[part~=release-title]")).toHaveText(title);
  await page.evaluate(() => scrollTo(0, 300));
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(300);
  await page.close({ runBeforeUnload: false });

  const next = await comeBack(page, site);
  await expect(next).toHaveURL(/q=migration&open=/);
  await expect(next.locator("[part~=release-title]")).toHaveText(title);
  await expect.poll(() => next.evaluate(() => scrollY)).toBe(300);
  await next.goBack().catch(() => {});
  const again = await comeBack(page, site);
  await again.locator("[part~=back]").click();
  await expect(searchBox(again)).toHaveValue("migration");
  // The name of the app leads to the newest.
  await again.locator("h1 a").click();
  await expect(found(again)).toHaveText("9 releases");
  await expect(searchBox(again)).toHaveValue("");
});

test("an address of its own goes before the place that was left", async ({ page, site }) => {
  await visit(page, site);
  await searchBox(page).fill("migration");
  await expect(page).toHaveURL(/q=migration/);
  await page.close();
  const search = await comeBack(page, site, "?q=#search");
  await expect(found(search)).toHaveText("9 releases");
  await expect(searchBox(search)).toBeFocused();
});

test("what another app shares is searched for", async ({ page, site }) => {
  const share = new URLSearchParams({
    "shared-title": "",
    "shared-text": "Caribbean art competition https://example.org/a",
  });
  await page.goto(`${site.url}?${share}`);
  await expect(searchBox(page)).toHaveValue("Caribbean art competition");
  await expect(page).toHaveURL(`${site.url}?q=Caribbean+art+competition`);
  await expect(titles(page).first()).toContainText(/Art/);
});

test("what is new since the last visit is marked", async ({ page, site }) => {
  await visit(page, site);
  await expect(page.locator("[part~=new]")).toHaveCount(0);
  await page.close();
  publish(site, NEWEST);
  // A day later. The place that was left would be the release's.
  const later = await comeBack(page, site, "app.css");
  await editMemory(later, "visit", { at: Date.now() - 24 * 60 * 60_000 });
  await later.goto(site.url);
  await button(later, "Show it").click();
  await expect(titles(later)).toHaveCount(10);
  await expect(later.locator("[part~=new]")).toHaveText("New");
  await expect(later.locator("[part~=hit]", { hasText: "The newest of all" })).toContainText("New");
  expect(await complaints(later)).toEqual([]);
  await notice(later, "new").getByRole("link", { name: "Show them" }).click();
  await expect(titles(later)).toHaveText(["The newest of all"]);
  await expect(later.locator("[part~=new]")).toHaveCount(1);
  await expect(notice(later, "new")).toHaveCount(0);
});

test("a copy that has not been renewed for long is said to be old", async ({ page, site }) => {
  await visit(page, site);
  await expect(notice(page, "stale")).toHaveCount(0);
  await editMemory(page, "copy", { time: new Date("2024-02-03T10:00").getTime() });
  await site.stop();
  const offline = await comeBack(page, site);
  await expect(notice(offline, "stale")).toHaveText(
    "The copy is of 3 February 2024 at 10:00. Newer releases may be missing. ",
  );
  expect(await complaints(offline)).toEqual([]);
  await site.start();
  // Back online it is renewed by itself.
  await offline.evaluate(() => dispatchEvent(new Event("online")));
  await expect(notice(offline, "stale")).toHaveCount(0);
});

test("the publisher sets archive and name, and readers get a change of them", async ({
  page,
  site,
}) => {
  await visit(page, site);
  cpSync(join(site.root, "app/archive.json"), join(site.root, "other.json"));
  edit(site, "settings.json", () =>
    JSON.stringify({ archive: "../other.json nowhere.json", name: "Island news" }),
  );
  const next = await comeBack(page, site);
  await button(next, "Show it").click();
  await expect(next.locator("h1")).toHaveText("Island news");
  await expect(next).toHaveTitle("Island news");
  await expect(found(next)).toHaveText("9 releases");
  // One of the two is not there. What is there is kept.
  await expect(next.locator("[part~=notice]")).toContainText("nowhere.json");
  await expect(copy(next)).toContainText("kept for reading offline");
  await expect
    .poll(() =>
      next.evaluate(async () => (await (await caches.open("archives")).keys()).map((r) => r.url)),
    )
    .toEqual([`${site.url}settings.json`, new URL("../other.json", site.url).href]);
});

test("settings that say nothing leave the archive beside the app", async ({ page, site }) => {
  edit(site, "settings.json", () => "[]");
  await visit(page, site);
  await expect(page.locator("h1")).toHaveText("News releases");
});

test("nothing breaks the app's policy", async ({ page, site }) => {
  await visit(page, site);
  await searchBox(page).fill("soufriere");
  await expect(titles(page)).toHaveCount(1);
  expect(await page.evaluate(() => window.violations)).toEqual([]);
  const next = await comeBack(page, site, "?q=");
  await expect(found(next)).toHaveText("9 releases");
});

for (const [locale, title, kept] of [
  ["es-419", "Comunicados de prensa", /^Copia del .* guardada para leer sin conexión \(40 kB\)$/],
  ["fr-FR", "Communiqués de presse", /^Copie du .* conservée pour la lecture hors connexion \(/],
  ["pt-BR", "Comunicados de imprensa", /^Cópia de .* guardada para ler sem ligação \(40 kB\)$/],
  ["ht", "Kominike pou laprès", /^Kopi [\d/: ]+ · sere pou li san koneksyon \(40/],
  ["nl-NL", "Persberichten", /^Kopie van .* bewaard om offline te lezen \(40 kB\)$/],
  ["ar", "بيانات صحفية", /^نسخة .* محفوظة للقراءة دون اتصال/],
]) {
  test.describe(locale, () => {
    test.use({ locale, colorScheme: "dark", viewport: { width: 320, height: 568 } });

    test(`the app speaks ${locale}, dark and on a narrow screen`, async ({ page, site }) => {
      await page.goto(site.url);
      await expect(page).toHaveTitle(title);
      await expect(page.locator("html")).toHaveAttribute("lang", locale);
      await expect(page.locator("html")).toHaveAttribute("dir", locale === "ar" ? "rtl" : "ltr");
      await expect(copy(page)).toHaveText(kept);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
      expect(await page.evaluate(() => window.shift)).toBe(0);
      expect(await complaints(page)).toEqual([]);
    });
  });
}

test("can be installed", async ({ site, launchOptions }) => {
  const profile = mkdtempSync(join(tmpdir(), "dateline-profile-"));
  const context = await chromium.launchPersistentContext(profile, launchOptions);
  try {
    const [page] = context.pages();
    await page.goto(site.url);
    await expect(found(page)).toHaveText("9 releases");
    const session = await context.newCDPSession(page);
    const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
    expect(installabilityErrors).toEqual([]);
    const { errors, url, data } = await session.send("Page.getAppManifest");
    expect(errors).toEqual([]);
    const { shortcuts, share_target } = JSON.parse(data);
    for (const { url: address } of [...shortcuts, { url: share_target.action }]) {
      await page.goto(new URL(address, site.url).href);
      await expect(found(page)).toHaveText("9 releases");
    }
    expect(url).toBe(`${site.url}manifest.webmanifest`);
  } finally {
    await context.close();
    rmSync(profile, { recursive: true });
  }
});
