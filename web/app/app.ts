// The app's frame around the element: keeps it for reading offline, shows how old the copy is,
// offers new versions.

import type { FromPage, ToPage } from "./messages";
import { wordsFor } from "./words";

/** Not in TypeScript's DOM library. */
declare global {
  var trustedTypes:
    | {
        createPolicy(
          name: string,
          rules: { createScriptURL(): string },
        ): { createScriptURL(url: string): string };
      }
    | undefined;
}

interface InstallPrompt extends Event {
  prompt(): Promise<unknown>;
}

const { language, words } = wordsFor(navigator.languages);
const byId = (id: string) => document.getElementById(id)!;

/** A version that the reader agreed to; the page starts anew once it is in charge. */
let agreed: ServiceWorker | null = null;
let copyTime: number | null = null;
let kept = false;

document.documentElement.lang = language;
document.documentElement.dir = words.direction ?? "ltr";
document.title = words.title;
byId("title").textContent = words.title;
byId("archive").addEventListener("dateline-ready", () => {
  // Without a service worker in between, what came is from the network.
  copyTime ??= Date.now();
  showCopy();
});
offerInstallation();
if ("serviceWorker" in navigator) void keepOffline();

async function keepOffline(): Promise<void> {
  const { serviceWorker } = navigator;
  const firstVisit = !serviceWorker.controller;
  serviceWorker.addEventListener("message", ({ data }) => hear(data as ToPage));
  serviceWorker.addEventListener("controllerchange", () => agreed && location.reload());
  serviceWorker.startMessages();
  kept = !firstVisit;
  const url = "sw.js";
  const policy = globalThis.trustedTypes?.createPolicy("dateline-app", {
    createScriptURL: () => url,
  });
  const registration = await serviceWorker.register(policy ? policy.createScriptURL("") : url, {
    updateViaCache: "none",
  });
  watchForNews(registration);
  const { active } = await serviceWorker.ready;
  if (!firstVisit) return;
  await ready();
  const urls = performance
    .getEntriesByType("resource")
    .filter((entry) => (entry as PerformanceResourceTiming).initiatorType === "fetch")
    .map((entry) => entry.name);
  active?.postMessage({ type: "keep", urls } satisfies FromPage);
}

/** Once the archive is open. */
function ready(): Promise<void> {
  return new Promise((resolve) => {
    if (copyTime !== null) return resolve();
    byId("archive").addEventListener("dateline-ready", () => resolve(), { once: true });
  });
}

function hear(message: ToPage): void {
  if (message.type === "copy") copyTime = Math.min(message.time, copyTime ?? Infinity);
  if (message.type === "kept") kept = message.all;
  showCopy();
}

function showCopy(): void {
  if (copyTime === null) return;
  const when = new Intl.DateTimeFormat(words.dates ?? language, {
    dateStyle: words.dates ? "short" : "long",
    timeStyle: "short",
  }).format(copyTime);
  byId("copy").textContent =
    words.copyOf.replace("{when}", when) + (kept ? ` · ${words.kept}` : "");
}

/** A new version is installed beside the running one, and takes over when the reader says so. */
function watchForNews(registration: ServiceWorkerRegistration): void {
  if (registration.waiting) offerUpdate(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const worker = registration.installing;
    worker?.addEventListener("statechange", () => {
      if (worker.state === "installed" && navigator.serviceWorker.controller) offerUpdate(worker);
    });
  });
}

function offerUpdate(worker: ServiceWorker): void {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = words.reload;
  button.addEventListener("click", () => {
    agreed = worker;
    worker.postMessage({ type: "activate" } satisfies FromPage);
  });
  byId("update").replaceChildren(words.newVersion, button);
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
