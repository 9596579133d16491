// The app: installable, readable with the server switched off, renewed when the reader agrees.

import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
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

test("opens and searches with the server switched off, after one visit", async ({ page, site }) => {
  await visit(page, site);
  const before = await copy(page).textContent();
  expect(before).toMatch(/^Copy of \d+ \w+ \d{4} at \d\d:\d\d · kept for reading offline$/);
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

test("online, a newer archive is shown at once", async ({ page, site }) => {
  await visit(page, site);
  const path = join(site.root, "app/archive.json");
  const archive = JSON.parse(readFileSync(path, "utf8"));
  archive.items.push({
    id: "new",
    title: "The newest of all",
    date_published: "2026-01-02",
    language: "en",
  });
  writeFileSync(path, JSON.stringify(archive));
  const next = await comeBack(page, site);
  await expect(found(next)).toHaveText("10 releases");
  await expect(titles(next).first()).toHaveText("The newest of all");
  await site.stop();
  const offline = await comeBack(page, site);
  await expect(found(offline)).toHaveText("10 releases");
  await site.start();
});

test("a server that does not answer is not waited for too long", async ({ page, site }) => {
  await visit(page, site);
  const before = await copy(page).textContent();
  await site.stop();
  const silent = createServer(() => {});
  await new Promise((resolve) => silent.listen(site.port, "127.0.0.1", resolve));
  const next = await comeBack(page, site);
  await expect(found(next)).toHaveText("9 releases", { timeout: 10_000 });
  await expect(copy(next)).toHaveText(before);
  silent.closeAllConnections();
  await new Promise((resolve) => silent.close(resolve));
  await site.start();
});

test("a new version comes when the reader agrees", async ({ page, site }) => {
  await visit(page, site);
  const revision = (name) => new RegExp(`(url:"${name}",revision:")[0-9a-f]+`);
  const edit = (name, change) => {
    const path = join(site.root, "app", name);
    const before = readFileSync(path, "utf8");
    const after = change(before);
    expect(after).not.toBe(before);
    writeFileSync(path, after);
  };
  edit("app.css", (text) => text.replaceAll("#0b3d6b", "#123456"));
  edit("sw.js", (text) => text.replace(revision("app.css"), "$1feedfeedfeedfeed"));

  const next = await comeBack(page, site);
  const update = next.locator("#update");
  await expect(update).toContainText("A new version is ready");
  // Not before: this page still is of the old version, also when it is opened again.
  await expect(next.locator("body > header")).toHaveCSS("background-color", "rgb(11, 61, 107)");
  await next.reload();
  await expect(next.locator("body > header")).toHaveCSS("background-color", "rgb(11, 61, 107)");
  await update.getByRole("button", { name: "Reload" }).click();
  await expect(next.locator("body > header")).toHaveCSS("background-color", "rgb(18, 52, 86)");
  await expect(found(next)).toHaveText("9 releases");
  await expect(update).toBeEmpty();
});

test("nothing breaks the app's policy", async ({ page, site }) => {
  await visit(page, site);
  await searchBox(page).fill("soufriere");
  await expect(titles(page)).toHaveCount(1);
  expect(await page.evaluate(() => window.violations)).toEqual([]);
  const next = await comeBack(page, site);
  await expect(found(next)).toHaveText("9 releases");
});

for (const [locale, title, kept] of [
  ["es-419", "Comunicados de prensa", /^Copia del .* guardada para leer sin conexión$/],
  ["fr-FR", "Communiqués de presse", /^Copie du .* conservée pour la lecture hors connexion$/],
]) {
  test.describe(locale, () => {
    test.use({ locale });

    test(`the app speaks ${locale}`, async ({ page, site }) => {
      await page.goto(site.url);
      await expect(page).toHaveTitle(title);
      await expect(page.locator("html")).toHaveAttribute("lang", locale);
      await expect(copy(page)).toHaveText(kept);
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
    const { errors, url } = await session.send("Page.getAppManifest");
    expect(errors).toEqual([]);
    expect(url).toBe(`${site.url}manifest.webmanifest`);
  } finally {
    await context.close();
    rmSync(profile, { recursive: true });
  }
});
