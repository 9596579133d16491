// Keeps the archive for reading offline, and renews the copy: small archives by themselves, large
// ones when the reader says so or has installed the app. A newer copy is shown when the reader
// agrees. What was interrupted goes on with the next start, or when the network is back.

import type { SourceFile } from "../src/state/state";
import { dropCopy, findCopy, keepCopy, RefusalError, savedBytes } from "./copy";
import { action, notify, showCopy, type CopyState } from "./frame";
import { recall, remember } from "./memory";
import type { Speech } from "./words";

/** What the class of <dateline-archive> tells. */
type ArchiveElement = CustomElementConstructor & {
  filesOf(src: string): Promise<readonly SourceFile[]>;
};

/** A larger archive is not kept unasked. */
const SMALL_BYTES = 5_000_000;

/** Between two looks for a newer archive. */
const RENEW_MS = 15 * 60_000;

/**
 * `settings` is the address of the publisher's settings, which are kept with the archive. `worker`
 * is there once the app itself is kept; it fails with a RefusalError where it cannot.
 */
export function keepOffline(
  archive: HTMLElement,
  settings: string,
  speech: Speech,
  worker: Promise<unknown>,
): void {
  let state: CopyState = { phase: "unknown" };
  /** Of this page's archive. */
  let files: SourceFile[] = [];
  let bytes = 0;
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
  const filesOf = (root: string) => (archive.constructor as ArchiveElement).filesOf(root);
  const looking = findCopy().then((copy) => copy && show({ phase: "kept", copy }));

  archive.addEventListener("dateline-ready", ({ detail }) => void opened(detail.files));
  addEventListener("appinstalled", () => void keep());
  addEventListener("online", goOn);
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && Date.now() - looked > RENEW_MS) goOn();
  });

  async function opened(found: readonly SourceFile[]): Promise<void> {
    await looking;
    files = [{ url: settings, bytes: 0, immutable: false }, ...found];
    bytes = found.reduce((sum, file) => sum + file.bytes, 0);
    if (state.phase === "kept") return renew();
    if (isWanted(bytes)) return keep();
    show(withoutCopy(await savedBytes(files)));
  }

  function withoutCopy(done: number): CopyState {
    return done ? { phase: "partly", bytes, done, refusal: null } : { phase: "none", bytes };
  }

  function goOn(): void {
    if (state.phase === "kept") void renew();
    else if ("refusal" in state && state.refusal === "offline") void keep();
  }

  async function keep(): Promise<void> {
    if (busy || !files.length) return;
    busy = true;
    stopping = new AbortController();
    const { signal } = stopping;
    const progress = (done: number, all: number) => show({ phase: "keeping", bytes: all, done });
    progress(await savedBytes(files), bytes);
    try {
      await worker;
      const { copy } = await keepCopy(files, { filesOf, progress, signal });
      show({ phase: "kept", copy });
    } catch (error) {
      const done = await savedBytes(files);
      const refusal = error instanceof RefusalError ? error.refusal : "refused";
      if (signal.aborted) await stopped(done);
      else if (done) show({ phase: "partly", bytes, done, refusal });
      else show({ phase: "refused", refusal, bytes });
    }
    busy = false;
    looked = Date.now();
  }

  /** What has come stays for the next time, unless it is of no use alone. */
  async function stopped(done: number): Promise<void> {
    remember("wanted", { copy: false });
    if (!done) await dropCopy();
    show(withoutCopy(done));
  }

  async function keepAsked(): Promise<void> {
    remember("wanted", { copy: true });
    await navigator.storage?.persist?.().catch(() => false); // some browsers ask the reader
    await keep();
  }

  async function renew(): Promise<void> {
    if (busy || state.phase !== "kept" || !files.length) return;
    busy = true;
    looked = Date.now();
    try {
      const { copy, changed } = await keepCopy(files, { filesOf });
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
    show(withoutCopy(0));
  }
}

/** As the reader said; else for an installed app, or where it is small and traffic is cheap. */
function isWanted(bytes: number): boolean {
  const wanted = recall<{ copy: boolean }>("wanted")?.copy;
  if (typeof wanted === "boolean") return wanted;
  if (matchMedia("(display-mode: standalone)").matches) return true;
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  return bytes <= SMALL_BYTES && !connection?.saveData;
}
