// What stands around the archive: notices, each with something to do about it, and how it stands
// with the copy for reading offline.

import type { Copy, Refusal } from "./copy";
import type { Speech } from "./words";

/** Of the copy. `bytes` is the size of the archive, `done` what of it is here. */
export type CopyState =
  | { phase: "unknown" } // the archive is not open yet
  | { phase: "none"; bytes: number }
  | { phase: "keeping"; bytes: number; done: number }
  | { phase: "partly"; bytes: number; done: number; refusal: Refusal | null }
  | { phase: "kept"; copy: Copy }
  | { phase: "refused"; refusal: Refusal; bytes: number };

/** A copy that was not renewed for so long may lack releases. */
const STALE_MS = 7 * 24 * 60 * 60_000;

export function byId<T extends HTMLElement = HTMLElement>(id: string): T {
  return document.getElementById(id) as T;
}

/** A link, or a button, that says `text`. */
export function action(text: string, does: string | (() => void)): HTMLElement {
  const element = document.createElement(typeof does === "string" ? "a" : "button");
  element.textContent = text;
  if (element instanceof HTMLAnchorElement) element.href = does as string;
  else {
    (element as HTMLButtonElement).type = "button";
    element.addEventListener("click", does as () => void);
  }
  return element;
}

/** Tells the reader, in place of an earlier notice of the same `kind`; "" takes it away. */
export function notify(kind: string, text: string, ...actions: HTMLElement[]): void {
  const id = `notice-${kind}`;
  byId(id)?.remove();
  if (!text) return;
  const notice = document.createElement("p");
  notice.id = id;
  notice.append(text, " ", ...actions);
  byId("notices").append(notice);
}

/** `does` is what the reader can do. */
export function showCopy(
  state: CopyState,
  { words, fill, when, size }: Speech,
  does: { keep(): void; stop(): void; drop(): void },
): void {
  const text = byId("copy");
  say(text, copyText());
  const stale = state.phase === "kept" && Date.now() - state.copy.time > STALE_MS;
  notify("stale", stale ? fill(words.stale, { when: when(state.copy.time) }) : "");
  showProgress();
  offer();

  function copyText(): string {
    if (state.phase === "keeping") return words.keeping;
    const refused = "refusal" in state && state.refusal ? words.refusals[state.refusal] : "";
    if (state.phase === "partly") {
      const values = { done: size(state.done), size: size(state.bytes) };
      return [refused, fill(words.partly, values)].filter(Boolean).join(" ");
    }
    if (state.phase !== "kept") return refused;
    const { time, bytes } = state.copy;
    return [fill(words.copyOf, { when: when(time) }), fill(words.kept, { size: size(bytes) })].join(
      " · ",
    );
  }

  function showProgress(): void {
    const bar = byId<HTMLProgressElement>("progress");
    const count = byId("progress-text");
    bar.hidden = count.hidden = state.phase !== "keeping";
    if (state.phase !== "keeping") return;
    const { done, bytes } = state;
    bar.setAttribute("aria-label", words.keeping);
    bar.max = bytes;
    bar.value = done;
    count.textContent = fill(words.progressOf, { done: size(done), size: size(bytes) });
  }

  /** One button, which keeps the focus when it becomes another; a second for what is here partly. */
  function offer(): void {
    const button = byId<HTMLButtonElement>("keep");
    const drop = byId<HTMLButtonElement>("drop");
    const { phase } = state;
    button.hidden = phase === "unknown" || (phase === "refused" && state.refusal === "refused");
    button.onclick = phase === "kept" ? does.drop : phase === "keeping" ? does.stop : does.keep;
    if (phase === "keeping") button.textContent = words.stop;
    if (phase === "none") button.textContent = fill(words.keepSize, { size: size(state.bytes) });
    if (phase === "kept") button.textContent = words.remove;
    if (phase === "refused") button.textContent = words.tryAgain;
    if (phase === "partly") button.textContent = state.refusal ? words.tryAgain : words.keepRest;
    drop.hidden = phase !== "partly";
    drop.textContent = words.remove;
    drop.onclick = () => {
      button.focus();
      does.drop();
    };
  }
}

/** What has not changed is not announced again. */
function say(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
