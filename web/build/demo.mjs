// dist/demo/: the demo pages. A page is a template: {{name}} stands for one of the texts below.

import { cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./scripts.mjs";

const SOURCE = join(ROOT, "web/demo");
const LANGUAGES = ["en", "es", "fr"];

export function buildDemo(out, { integrity }) {
  mkdirSync(join(out, "partner"), { recursive: true });
  const read = (name) => readFileSync(join(SOURCE, name), "utf8");
  const sample = JSON.parse(readFileSync(join(ROOT, "web/sample/archive.json"), "utf8"));
  const policies = JSON.parse(read("policies.json"));
  const common = {
    integrity,
    policy: escape(
      policies["/demo/strict.html"].replaceAll("{origin}", "https://archive.example.org"),
    ),
  };
  const fill = (template, texts) =>
    template.replace(/\{\{(\w+)\}\}/g, (_, name) => {
      if (!(name in texts)) throw new Error(`No text for {{${name}}}`);
      return texts[name];
    });

  const office = JSON.parse(read("office.json"));
  for (const language of LANGUAGES) {
    const texts = { ...common, language, releases: list(sample, language), ...office[language] };
    const name = language === "en" ? "index.html" : `${language}.html`;
    writeFileSync(join(out, name), fill(read("office.html"), texts));
  }
  const texts = { ...common, releases: list(sample, "en") };
  for (const name of [
    "two.html",
    "themes.html",
    "hostile.html",
    "strict.html",
    "noscript.html",
    "partner/index.html",
  ]) {
    writeFileSync(join(out, name), fill(read(name), texts));
  }
  for (const name of readdirSync(SOURCE).filter((name) =>
    /\.(css|js)$|^policies\.json$/.test(name),
  )) {
    cpSync(join(SOURCE, name), join(out, name));
  }
  cpSync(join(ROOT, "web/sample/archive.json"), join(out, "archive.json"));
}

/** What is inside the element for readers without script: the newest releases, plainly. */
function list(feed, language) {
  const dates = new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" });
  const items = feed.items
    .filter((item) => item.language === language)
    .map(({ title, summary, date_published: date }) => {
      const day = dates.format(new Date(date));
      return `<li><h2>${escape(title)}</h2>
      <p><time datetime="${date}">${day}</time> ${escape(summary)}</p></li>`;
    });
  return `<ul class="plain">\n    ${items.join("\n    ")}\n  </ul>`;
}

function escape(text) {
  return text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
}
