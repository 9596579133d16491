// The service worker, which keeps the app itself. A new version is installed beside the running
// one, and takes over when the reader agrees.

import { RefusalError } from "./copy";
import { action, notify } from "./frame";
import { ACTIVATE } from "./names";
import type { Words } from "./words";

/** The new version has mostly taken over by then. */
const HANDOVER_MS = 1500;

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

/** Resolves once the app is kept; fails with a RefusalError where the browser does not keep it. */
export async function keepApp(words: Words): Promise<void> {
  const { serviceWorker } = navigator;
  if (!serviceWorker) throw new RefusalError("refused");
  let agreed = false;
  serviceWorker.addEventListener("controllerchange", () => agreed && location.reload());
  const registration = await register(serviceWorker);
  const offer = (worker: ServiceWorker) => {
    const reload = () => {
      agreed = true;
      worker.postMessage(ACTIVATE);
      // The old version ends what it is at for this page first, which may take long; or the page goes.
      setTimeout(() => location.reload(), HANDOVER_MS);
    };
    notify("version", words.newVersion, action(words.reload, reload));
  };
  if (registration.waiting) offer(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const worker = registration.installing;
    worker?.addEventListener("statechange", () => {
      if (worker.state === "installed" && serviceWorker.controller) offer(worker);
    });
  });
  await Promise.race([serviceWorker.ready, failed(registration.installing)]);
}

async function register(container: ServiceWorkerContainer): Promise<ServiceWorkerRegistration> {
  const url = "sw.js";
  const policy = globalThis.trustedTypes?.createPolicy("dateline-app", {
    createScriptURL: () => url,
  });
  try {
    const script = policy ? policy.createScriptURL("") : url;
    return await container.register(script, { updateViaCache: "none" });
  } catch {
    throw new RefusalError(navigator.onLine ? "refused" : "offline");
  }
}

/** Fails when the first version cannot be installed: its files did not come, or had no room. */
function failed(installing: ServiceWorker | null): Promise<never> {
  return new Promise((_, reject) =>
    installing?.addEventListener("statechange", () => {
      if (installing.state === "redundant") reject(new RefusalError("full"));
    }),
  );
}
