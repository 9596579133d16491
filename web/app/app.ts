// The app's page: the element with the publisher's archive, opened where the reader left it, what
// is new since then, and all of it kept for reading offline.

import type {} from "../src/element/events";
import { takeNext } from "./copy";
import { action, byId, notify } from "./frame";
import { keepOffline } from "./offline";
import { returnToPlace } from "./place";
import { readSettings, settingsUrl } from "./settings";
import { sharedSearch } from "./share";
import { keepApp } from "./versions";
import { markNew } from "./visit";
import { speak } from "./words";

interface InstallPrompt extends Event {
  prompt(): Promise<unknown>;
}

const speech = speak(navigator.languages);
const { words } = speech;

document.documentElement.lang = speech.language;
document.documentElement.dir = words.direction ?? "ltr";
nameIt(words.title);
offerInstallation();
const worker = keepApp(words);
worker.catch(() => {}); // comes up again where the archive is to be kept
void openArchive();

async function openArchive(): Promise<void> {
  await takeNext();
  const { archive: src, name } = await readSettings();
  if (name) nameIt(name);
  const search = sharedSearch(location.search);
  if (search !== null) history.replaceState(null, "", location.pathname + search);
  const archive = document.createElement("dateline-archive");
  archive.setAttribute("src", src);
  archive.setAttribute("route", "");
  returnToPlace(archive);
  markNew(archive, (since) => {
    const shown = new URLSearchParams(location.search).get("from") === since;
    const show = action(words.showNew, `./?sort=newest&from=${since}`);
    notify("new", shown ? "" : words.newSince, show);
  });
  if (location.hash === "#search")
    archive.addEventListener("dateline-results", () => requestAnimationFrame(focusSearch), {
      once: true,
    });
  keepOffline(archive, settingsUrl(), speech, worker);
  byId("main").append(archive);

  function focusSearch(): void {
    archive.shadowRoot?.querySelector<HTMLElement>("[part~=search-input]")?.focus();
  }
}

function nameIt(name: string): void {
  document.title = name;
  byId("home").textContent = name;
}

/** Browsers that tell of it get a button. */
function offerInstallation(): void {
  const button = byId("install");
  button.textContent = words.install;
  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    button.hidden = false;
    button.onclick = () => {
      button.hidden = true;
      void (event as InstallPrompt).prompt();
    };
  });
}
