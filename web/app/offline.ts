// Keeps the archive for reading offline, and renews the copy: small archives by themselves, large
// ones when the reader says so or has installed the app. A newer copy is shown when the reader
// agrees.

import { dropCopy, findCopy, keepCopy, RefusalError } from "./copy";
import { action, notify, showCopy, type CopyState } from "./frame";
import { recall, remember } from "./memory";
import type { Speech } from "./words";

/** A larger archive is not kept unasked. */
const SMALL_BYTES = 5_000_000;

/** Between two looks for a newer archive. */
const RENEW_MS = 15 * 60_000;

/** The shell's own files, which the service worker keeps: their names hold a hash. */
const SHELL = /\/dateline-[a-z]+-[0-9a-f]{16}\.\w+$/;

/** `worker` is there once the app itself is kept; it fails with a RefusalError where it cannot. */
export function keepOffline(
  archive: HTMLElement,
  speech: Speech,
  worker: Promise<unknown>,
): void {
  let state: CopyState = { phase: "unknown" };
  /** Of this page's archive: what was fetched for it, and what could not be. */
  let urls: string[] = [];
  let bytes = 0;
  const missing = new Set<string>();
  let busy = false;
  let looked = 0;
  let stopping = new AbortController();

  const show = (next: CopyState) => {
    state = next;
    showCopy(state, speech, {
      keep: () => void keepAsked(),
      stop: () => stopping.abort(),
      drop: () => void drop(),
    });
  };
  const looking = findCopy().then((copy) => copy && show({ phase: "kept", copy }));

  archive.addEventListener("dateline-error", ({ detail: { url } }) => url && missing.add(url));
  archive.addEventListener("dateline-ready", () => void opened());
  addEventListener("appinstalled", () => void keep());
  addEventListener("online", () => void renew());
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && Date.now() - looked > RENEW_MS) void renew();
  });

  async function opened(): Promise<void> {
    await looking;
    ({ urls, bytes } = fetched(missing));
    if (state.phase === "kept") return renew();
    if (isWanted(bytes)) return keep();
    show({ phase: "none", bytes });
  }

  async function keep(): Promise<void> {
    if (busy || !urls.length) return;
    busy = true;
    stopping = new AbortController();
    const { signal } = stopping;
    const progress = (done: number) => show({ phase: "keeping", bytes, done });
    progress(0);
    try {
      await worker;
      const { copy } = await keepCopy(urls, bytes, { progress, signal });
      show({ phase: "kept", copy });
    } catch (error) {
      const refusal = error instanceof RefusalError ? error.refusal : "refused";
      show(signal.aborted ? { phase: "none", bytes } : { phase: "refused", refusal, bytes });
    }
    if (signal.aborted) await drop();
    busy = false;
    looked = Date.now();
  }

  async function keepAsked(): Promise<void> {
    remember("wanted", { copy: true });
    await navigator.storage?.persist?.().catch(() => false); // some browsers ask the reader
    await keep();
  }

  async function renew(): Promise<void> {
    if (busy || state.phase !== "kept" || !urls.length) return;
    busy = true;
    looked = Date.now();
    try {
      const { copy, changed } = await keepCopy(urls, bytes);
      show({ phase: "kept", copy });
      const { words } = speech;
      if (changed)
        notify("newer", words.newerArchive, action(words.show, () => location.reload()));
    } catch {
      show(state); // the copy stays as it is, a little older
    }
    busy = false;
  }

  async function drop(): Promise<void> {
    remember("wanted", { copy: false });
    await dropCopy();
    show({ phase: "none", bytes });
  }
}

/** The files that the page fetched, without the shell's; their size, 0 where a host hides it. */
function fetched(missing: ReadonlySet<string>): { urls: string[]; bytes: number } {
  const sizes = new Map<string, number>();
  for (const entry of performance.getEntriesByType("resource") as PerformanceResourceTiming[]) {
    const { initiatorType, name, decodedBodySize } = entry;
    if (initiatorType === "fetch" && !SHELL.test(name) && !missing.has(name))
      sizes.set(name, decodedBodySize);
  }
  const all = [...sizes.values()];
  const bytes = all.every(Boolean) ? all.reduce((sum, size) => sum + size, 0) : 0;
  return { urls: [...sizes.keys()], bytes };
}

/** As the reader said; else for an installed app, or where it is small and traffic is cheap. */
function isWanted(bytes: number): boolean {
  const wanted = recall<{ copy: boolean }>("wanted")?.copy;
  if (typeof wanted === "boolean") return wanted;
  if (matchMedia("(display-mode: standalone)").matches) return true;
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  return bytes > 0 && bytes <= SMALL_BYTES && !connection?.saveData;
}
