// axe finds nothing to complain of, in every state, language and colour scheme.

import { complaints } from "./axe.mjs";
import { DIST, expect, found, pageWith, searchBox, test, titles } from "./setup.mjs";
import { readFileSync } from "node:fs";

const sample = readFileSync(`${DIST}demo/archive.json`, "utf8");

/** Each state: the page it needs (options of pageWith) and how it is reached. */
const STATES = {
  loading: {
    // An archive that never comes.
    answer: {},
    reach: (page) => expect(page.locator("[part~=loading]")).toBeVisible(),
  },
  results: {
    reach: async (page) => {
      await expect(titles(page)).toHaveCount(4);
      await page
        .locator("details")
        .evaluateAll((all) => all.forEach((details) => (details.open = true)));
    },
  },
  searched: {
    reach: async (page) => {
      await searchBox(page).fill('iom -zzz "open');
      await expect(page.locator("mark").first()).toBeVisible();
      await expect(page.locator("[part~=notes]")).toBeVisible();
    },
  },
  partly: {
    reach: async (page) => {
      await searchBox(page).fill("iom open");
      await expect(page.locator("[part~=divider]")).toBeVisible();
    },
  },
  respelt: {
    reach: async (page) => {
      await searchBox(page).fill("migraton");
      await expect(page.locator("[part~=notes]").getByRole("button")).toBeVisible();
    },
  },
  filtered: {
    reach: async (page) => {
      await page.getByRole("checkbox", { name: "Mexico" }).check();
      await page.getByRole("checkbox", { name: "United States" }).check();
      await page.locator("[part~=date-input]").first().fill("soon");
      await page.locator("[part~=date-input]").first().press("Enter");
      await expect(page.locator("[part~=chip]")).toHaveCount(2);
      await expect(page.locator("[part~=problem]")).toBeVisible();
    },
  },
  zero: {
    reach: async (page) => {
      await searchBox(page).fill("xylophone");
      await expect(page.locator("[part~=notice]")).toBeVisible();
    },
  },
  release: {
    reach: async (page) => {
      await titles(page).first().getByRole("link").click();
      await expect(page.locator("[part~=related]")).toBeVisible();
    },
  },
  failed: {
    answer: { status: 500, body: "{}" },
    reach: (page) => expect(page.locator("[part~=notice][data-code=http]")).toBeVisible(),
  },
  headlines: {
    policy: (origin) => `script-src ${origin}`,
    reach: (page) => expect(page.locator("[part~=notice][data-code=wasm-refused]")).toBeVisible(),
  },
};

for (const colorScheme of ["light", "dark"]) {
  for (const lang of ["en", "es", "fr", "ar"]) {
    test.describe(`${lang}, ${colorScheme}`, () => {
      test.use({ colorScheme });
      for (const [name, { answer = { body: sample }, policy, reach }] of Object.entries(STATES)) {
        test(name, async ({ page, demo, host }) => {
          const { origin } = demo.publisher;
          const src = host.add("/archive.json", answer);
          const head = `<style>:root { color-scheme: light dark }</style>`;
          const body = pageWith({ origin, src, lang, head, attributes: 'route="" page-size="4"' });
          const headers = policy && { "Content-Security-Policy": policy(origin) };
          await page.goto(host.add("/", { body, headers }));
          await reach(page);
          expect(await complaints(page)).toEqual([]);
        });
      }
    });
  }

  test.describe(`pages, ${colorScheme}`, () => {
    test.use({ colorScheme });
    for (const path of [
      "demo/",
      "demo/es.html",
      "demo/fr.html",
      "demo/two.html",
      "demo/themes.html",
      "demo/strict.html",
      "demo/noscript.html",
      "app/",
    ]) {
      test(path, async ({ page, demo }) => {
        await page.goto(`${demo.publisher.origin}/${path}`);
        if (path !== "demo/noscript.html") await expect(found(page).first()).toHaveText(/^9 /);
        expect(await complaints(page)).toEqual([]);
      });
    }

    test("partner", async ({ page, demo }) => {
      await page.goto(demo.partner.origin);
      await expect(found(page)).toHaveText("9 releases");
      expect(await complaints(page)).toEqual([]);
    });
  });
}
