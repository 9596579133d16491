// dist/embed.html, the embed builder, and dist/embed/, its script and style.

import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT, bundle } from "./scripts.mjs";

const SOURCE = join(ROOT, "web/embed");

/** `integrity` is that of dateline.js, `hashes` as bundle() takes them. */
export async function buildEmbed(out, { integrity, hashes }) {
  mkdirSync(join(out, "embed"), { recursive: true });
  const page = readFileSync(join(SOURCE, "index.html"), "utf8");
  writeFileSync(join(out, "embed.html"), page.replace("{{integrity}}", integrity));
  const script = await bundle({ entry: "web/embed/embed.tsx", format: "iife", hashes });
  writeFileSync(join(out, "embed/embed.js"), script);
  cpSync(join(SOURCE, "embed.css"), join(out, "embed/embed.css"));
}
