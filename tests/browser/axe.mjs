// Accessibility, as axe judges it.

import { createRequire } from "node:module";
import { expect } from "@playwright/test";

const axe = createRequire(import.meta.url)("axe-core");

/** What axe finds, as lines to read. Its script comes in by the debugger, which no policy stops. */
export async function complaints(page) {
  await page.evaluate(axe.source);
  const { violations, passes } = await page.evaluate(() => window.axe.run());
  expect(passes.length).toBeGreaterThan(10);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.flat()} ${node.failureSummary}`),
  );
}
