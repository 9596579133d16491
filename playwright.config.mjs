// The browser tests, with Debian's Chromium, on what build/dist holds.

import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: "tests/browser",
  testMatch: "*.test.mjs",
  outputDir: "build/test-results",
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  timeout: 30_000,
  reporter: "list",
  use: {
    browserName: "chromium",
    launchOptions: { executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] },
    viewport: { width: 1200, height: 900 },
    locale: "en-GB",
    reducedMotion: "reduce",
  },
});
