// Draws the PNG icons from icon.svg with Chromium: node web/app/icons/make.mjs. They are committed,
// since another machine's Chromium may draw them a shade differently.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const svg = readFileSync(here("icon.svg"), "utf8");
// A maskable icon is cut to any shape: colour to the edge, the drawing within the middle four
// fifths.
const maskable = svg
  .replace('rx="96" ', "")
  .replace('viewBox="0 0 512 512"', 'viewBox="-32 -32 576 576" style="background:#0b3d6b"');

const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
for (const [name, size, drawing] of [
  ["icon-192.png", 192, svg],
  ["icon-512.png", 512, svg],
  ["maskable-512.png", 512, maskable],
]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>*{margin:0}svg{display:block}</style>${drawing}`);
  await page.screenshot({ path: here(name), omitBackground: true });
  await page.close();
}
await browser.close();
