// dist/app/: the element as an app. Its service worker holds the list of the shell's files with
// their hashes, so that any change to one of them is a new version.

import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { shortHash } from "./hash.mjs";
import { ROOT, bundlePlain } from "./scripts.mjs";

/** The publisher's own: a change to one of them is none of the app. */
const PUBLISHERS = [
  "settings.json",
  "manifest.webmanifest",
  "icons/icon.svg",
  "icons/icon-192.png",
  "icons/icon-512.png",
  "icons/maskable-512.png",
];

/** `shared` are the files of the folder above, a Map from name to content. */
export async function buildApp(out, shared) {
  mkdirSync(join(out, "icons"), { recursive: true });
  const shell = [];
  const inShell = (url, body) => shell.push({ url, revision: shortHash(body) });
  const write = (name, body) => {
    writeFileSync(join(out, name), body);
    inShell(name, body);
  };
  for (const name of PUBLISHERS) cpSync(join(ROOT, "web/app", name), join(out, name));
  cpSync(join(ROOT, "web/sample/archive.json"), join(out, "archive.json"));
  for (const name of ["index.html", "app.css"])
    write(name, readFileSync(join(ROOT, "web/app", name)));
  write("app.js", await bundlePlain("web/app/app.ts"));
  inShell("../dateline.js", shared.get("dateline.js"));
  for (const name of shared.keys()) {
    if (/-[0-9a-f]{16}\.\w+$/.test(name)) shell.push({ url: `../${name}`, revision: null });
  }
  const worker = await bundlePlain("web/app/sw.ts", {
    DATELINE_SHELL: JSON.stringify(shell),
    "process.env.NODE_ENV": '"production"',
  });
  writeFileSync(join(out, "sw.js"), worker);
}
