// Takes the pictures of the README from build/dist, into docs/images: ./dev pictures

import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { serveDemo } from "../../web/serve.mjs";

const path = (name) => fileURLToPath(new URL(`../../${name}`, import.meta.url));
mkdirSync(path("docs/images"), { recursive: true });

const demo = await serveDemo({ root: path("build/dist") });
const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox"],
});

/** `shown` is the selector of what the picture waits for, and its text. */
async function picture(name, url, [selector, text], options) {
  const context = await browser.newContext({
    locale: "en-GB",
    reducedMotion: "reduce",
    ...options,
  });
  const page = await context.newPage();
  await page.goto(url);
  await page.locator(selector, { hasText: text }).waitFor();
  await page.screenshot({ path: path(`docs/images/${name}`) });
  await context.close();
}

const { origin } = demo.publisher;
await picture("newsroom.png", `${origin}/demo/?q=migration`, ["[part~=results-title]", "found"], {
  viewport: { width: 1120, height: 860 },
});
await picture("app-dark.png", `${origin}/app/`, ["#copy", "offline"], {
  viewport: { width: 390, height: 780 },
  colorScheme: "dark",
});

for (const theme of ["newspaper", "civic", "night"]) {
  const page = await browser.newPage({ viewport: { width: 640, height: 800 } });
  await page.goto(`${origin}/demo/themes.html`);
  const element = page.locator(`.${theme}`);
  await element.scrollIntoViewIfNeeded();
  await element.locator("[part~=snippet]").first().waitFor();
  await element.screenshot({ path: path(`docs/images/theme-${theme}.png`) });
}

await browser.close();
await Promise.all([demo.publisher.close(), demo.partner.close()]);
