// <dateline-archive>: joins attributes, state, engine, views and the page's address. Importing this
// registers nothing.

import { h, render } from "preact";
import { failureOf } from "../engine/failure";
import { textOf, type ArchiveFile } from "../engine/fetch-archive";
import { readHeadlines } from "../engine/headlines";
import { NoEngineError, type Loaded } from "../engine/load";
import { lease, type Lease } from "../engine/pool";
import { atPage, opened, withRange, withText, type Query } from "../state/query";
import { buildRequest, type Reader } from "../state/request";
import { readRoute, writeRoute } from "../state/routes";
import {
  ATTRIBUTES,
  readSettings,
  type Layout,
  type Settings,
  type Theme,
} from "../state/settings";
import {
  isBusy,
  narrowedFacet,
  openRelease,
  takeDates,
  toggledFacet,
  typedDate,
  type Failure,
  type State,
} from "../state/state";
import { Store } from "../state/store";
import css from "../styles/archive.css";
import { App } from "../views/app";
import { SHOWN_VALUES } from "../views/facets";
import { opensInPlace, type Actions, type Model } from "../views/model";
import { failureText } from "../views/notices";
import { resultText } from "../views/results";
import { speak } from "../words/fetch-words";
import { chooseLanguage, createSay, type Say } from "../words/say";
import { send } from "./events";
import { fetchMore, type More } from "./fetch-more";
import { defineProperties, takeProperties } from "./properties";

/** Nothing is fetched until the element is so close to what the reader sees. */
const NEAR = "600px";

/**
 * Results are announced, and typed text joins the address, once nothing has changed for so long.
 */
const SETTLE_MS = 500;

/** The same for text that is being typed. */
const TYPED_MS = 1000;

/** The element can be imported where there is no DOM, on a server. */
const Base = typeof HTMLElement === "undefined" ? (class {} as typeof HTMLElement) : HTMLElement;

declare global {
  interface HTMLElementTagNameMap {
    "dateline-archive": DatelineArchiveElement;
  }
}

export class DatelineArchiveElement extends Base {
  static readonly observedAttributes: readonly string[] = ATTRIBUTES;

  #settings: Settings = readSettings(() => null);
  #say: Say = createSay("en");
  /** What it is to speak; #say follows when its words are here. */
  #language = "en";
  /** Of the page and then the reader, best first. */
  #languages: readonly string[] = [];
  #store = new Store(
    (query) => buildRequest(query, this.#settings, this.#reader()),
    (before) => this.#changed(before),
  );
  #lease: Lease | null = null;
  /** Ends everything that was begun for the time in the document. */
  #connection: AbortController | null = null;
  #updating = false;
  #rendering = false;
  #settling: ReturnType<typeof setTimeout> | undefined;
  /** Finds what gets the focus once the answer is shown; undefined is not yet. */
  #focusNext: ((root: ShadowRoot) => HTMLElement | null | undefined) | null = null;
  /** How far the page was scrolled when a release was opened. */
  #scrollBack: number | null = null;
  /** The page's address with its text fragment, which location does not tell. */
  #openedBy = "";
  #quoteShown = false;
  #more: More | null = null;
  #moreFailed = false;

  connectedCallback(): void {
    if (this.#connection) return; // only moved
    takeProperties(this);
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    adoptStyles(root, this.#more);
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    addEventListener("popstate", () => this.#readAddress(), { signal });
    addEventListener("online", () => this.#cameOnline(), { signal });
    document.addEventListener("selectionchange", () => this.#selected(), { signal });
    for (const type of ["keydown", "keypress", "keyup"])
      root.addEventListener(type, keepTyping, { signal });
    this.#openedBy = performance.getEntriesByType("navigation")[0]?.name ?? "";
    this.#readAttributes();
    this.#readAddress();
    this.#render();
    this.#whenNear(signal, () => void this.#load());
  }

  disconnectedCallback(): void {
    // An element that is only moved is back by then.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#connection?.abort();
      this.#connection = null;
      this.#release();
      clearTimeout(this.#settling);
      this.#store.end({ phase: "waiting" });
    });
  }

  /** Several changes at once are one. */
  attributeChangedCallback(_name: string, before: string | null, after: string | null): void {
    if (before === after || !this.#connection || this.#updating) return;
    this.#updating = true;
    queueMicrotask(() => {
      this.#updating = false;
      if (this.#connection) this.#update();
    });
  }

  // Attributes as properties, see properties.ts. What does not fit is as if it were not there.

  /** Addresses of the archive's files, apart by white space. */
  declare src: string;
  /** Languages that readers of this page prefer, BCP 47, best first, apart by white space. */
  declare languages: string;
  /** Shows nothing but releases of this place, or these, apart by ";". */
  declare place: string;
  declare topic: string;
  declare source: string;
  /** The first day: "2021", "2021-02" or "2021-02-23". */
  declare from: string;
  /** The last day. */
  declare to: string;
  /** Which facets are shown, in order, apart by white space. */
  declare facets: string;
  declare layout: Layout;
  /** Hits a page, 1 to 100. */
  declare pageSize: number;
  /** "" for relevance where something is searched, else newest first. */
  declare sort: string;
  /** Releases of this day and later are marked as new. */
  declare newSince: string;
  /** Prefix of this element's names in the page's address; null leaves the address alone. */
  declare route: string | null;
  declare theme: Theme;
  /** Address of the publisher's list of feeds. */
  declare feeds: string;

  #settingsNow(): Settings {
    return readSettings((name) => this.getAttribute(name));
  }

  // From attributes and address to the state.

  #readAttributes(): void {
    this.#settings = this.#settingsNow();
    const page = this.closest<HTMLElement>("[lang]")?.lang || document.documentElement.lang;
    this.#languages = [page, ...navigator.languages].filter(Boolean);
    this.#language = chooseLanguage(this.#languages);
  }

  #update(): void {
    const { src, route } = this.#settings;
    this.#readAttributes();
    if (this.#settings.route !== route) this.#readAddress();
    const begun = this.#lease || this.#store.state.load.phase !== "waiting";
    if (begun) void this.#speak();
    if (String(this.#settings.src) === String(src)) this.#store.askAgain();
    else if (begun) void this.#load();
  }

  async #speak(): Promise<void> {
    const language = this.#language;
    if (language !== this.#say.language) {
      const say = await speak(language);
      if (language !== this.#language) return this.#speak(); // changed meanwhile
      this.#say = say;
    }
    this.#renderSoon();
  }

  #reader(): Reader {
    return { languages: this.#languages, now: Math.floor(Date.now() / 1000) };
  }

  #readAddress(): void {
    const { route } = this.#settings;
    if (route === null) return;
    const query = readRoute(location.search, route);
    const { query: before, response } = this.#store.state;
    if (writeRoute("", route, query) === writeRoute("", route, before)) return;
    // A page that opens with a release leaves the focus where it is.
    if (response && (query.open !== before.open || query.page !== before.page)) this.#show(query);
    else this.#store.ask(query);
  }

  /**
   * The browser's history gets an entry for a step that a reader may want to take back, not for
   * every letter.
   */
  #writeAddress(how: "push" | "replace"): void {
    const { route } = this.#settings;
    if (route === null) return;
    const search = writeRoute(location.search, route, this.#store.state.query);
    if (search === location.search) return;
    // The page's own router may keep something in the state.
    const { state } = history;
    const url = location.pathname + search + location.hash;
    if (how === "push") history.pushState(state, "", url);
    else history.replaceState(state, "", url);
  }

  // The archive.

  #whenNear(signal: AbortSignal, near: () => void): void {
    if (typeof IntersectionObserver === "undefined") return near();
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        observer.disconnect();
        near();
      },
      { rootMargin: NEAR },
    );
    observer.observe(this);
    signal.addEventListener("abort", () => observer.disconnect());
  }

  async #load(): Promise<void> {
    this.#release();
    const urls = absolute(this.#settings.src);
    const mine = urls.length ? lease(urls) : null;
    this.#lease = mine;
    if (this.#store.state.query.open !== null) void this.#fetchMore();
    // Nothing is said in another language than the reader's while its words are on their way.
    await this.#speak();
    if (mine !== this.#lease || !this.#connection) return;
    this.#store.load();
    if (!mine)
      return this.#failed({ code: "no-source", message: 'the attribute "src" names no archive' });
    this.#announce(this.#say.words.loading);
    try {
      const loaded = await mine.loaded;
      if (mine === this.#lease) this.#opened(loaded, mine);
    } catch (error) {
      if (mine === this.#lease)
        this.#failed(failureOf(error), error instanceof NoEngineError ? error.files : []);
    }
  }

  #opened(loaded: Loaded, { discard }: Lease): void {
    const { engine, ...opened } = loaded;
    this.#store.ready({ phase: "ready", opened }, engine, (failure) => {
      discard();
      this.#failed(failure);
    });
    for (const failure of opened.failures) send(this, "dateline-error", failure);
    const { scope, reports, updated } = opened;
    send(this, "dateline-ready", { scope, reports, updated });
  }

  /** Without an engine, but with the archive's files, there are still their headlines. */
  #failed(failure: Failure, files: readonly ArchiveFile[] = []): void {
    const { languages, now } = this.#reader();
    const headlines = readHeadlines(
      files.map(textOf),
      { settings: this.#settings, languages: [...this.#settings.languages, ...languages], now },
    );
    const load = headlines.length ? ({ phase: "headlines", headlines, failure } as const) : null;
    this.#store.end(load ?? { phase: "failed", failure });
    this.#announce(failureText(this.#say, failure));
    send(this, "dateline-error", failure);
  }

  #release(): void {
    this.#lease?.release();
    this.#lease = null;
  }

  #cameOnline(): void {
    const { load } = this.#store.state;
    if (load.phase === "failed" && /offline|network/.test(load.failure.code)) void this.#load();
  }

  // From the state to what is shown, said and told.

  #changed(before: State): void {
    if (!this.#connection) return;
    const { state } = this.#store;
    this.#renderSoon();
    if (state.failure && state.failure !== before.failure)
      send(this, "dateline-error", state.failure);
    if (state.query === before.query && state.answered === before.answered) return;
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => this.#settled(), state.typing ? TYPED_MS : SETTLE_MS);
    if (state.answered && state.answered !== before.answered) {
      const { total = 0, complete = 0 } = state.response ?? {};
      send(this, "dateline-results", { total, complete, query: state.answered });
      if (!this.#moreFailed) void this.#fetchMore();
    }
  }

  /** What comes after the first page of results; null where it cannot be had. */
  async #fetchMore(): Promise<More | null> {
    if (this.#more) return this.#more;
    this.#more = await fetchMore().catch(() => null);
    this.#moreFailed = !this.#more;
    if (this.#more) adoptStyles(this.shadowRoot!, this.#more);
    this.#renderSoon();
    return this.#more;
  }

  async #wantMore(): Promise<More | null> {
    const more = await this.#fetchMore();
    if (!more) this.#announce(this.#say.words.notDone);
    return more;
  }

  #settled(): void {
    this.#store.set({ ...this.#store.state, typing: false });
    const { state } = this.#store;
    const { route } = this.#settings;
    const wasSearch = route !== null && readRoute(location.search, route).text !== "";
    this.#writeAddress(wasSearch === (state.query.text.trim() !== "") ? "replace" : "push");
    if (state.response && !isBusy(state)) this.#announce(resultText(this.#model()));
  }

  #announce(announced: string): void {
    this.#store.set({ ...this.#store.state, announced });
  }

  #renderSoon(): void {
    if (this.#rendering) return;
    this.#rendering = true;
    queueMicrotask(() => {
      this.#rendering = false;
      if (this.#connection) this.#render();
    });
  }

  #render(): void {
    const root = this.shadowRoot!;
    const focused = root.activeElement;
    render(h(App, this.#model()), root);
    const next = isBusy(this.#store.state) ? undefined : this.#focusNext?.(root);
    if (next !== undefined) {
      focus(next, this.#scrollBack);
      this.#focusNext = null;
      if (this.#store.state.query.open === null) this.#scrollBack = null;
    } else if (focused && !focused.isConnected) {
      // What had the focus is gone.
      focus(find(root, "results-title") ?? find(root, "search-input"), null);
    }
    const quoted = this.#openedBy && find(root, "quoted");
    if (quoted && !this.#quoteShown) {
      this.#quoteShown = true;
      quoted.scrollIntoView({ block: "center" });
    }
  }

  #model(): Model {
    const { route } = this.#settings;
    return {
      state: this.#store.state,
      settings: this.#settings,
      say: this.#say,
      name: this.getAttribute("aria-label") || undefined,
      hasContent: Boolean(this.firstElementChild),
      address: (query) =>
        route === null
          ? undefined
          : location.pathname + writeRoute(location.search, route, query) + location.hash,
      more: this.#more,
      moreFailed: this.#moreFailed,
      openedBy: this.#openedBy,
      on: this.#actions,
    };
  }

  // What the reader does.

  readonly #actions: Actions = {
    ask: (query) => this.#ask(query),
    type: (text) => {
      this.#focusNext = null;
      this.#store.ask(withText(this.#store.state.query, text), true);
    },
    submit: () => this.#store.askAgain(),
    turnTo: (page, event) => {
      if (takes(event)) this.#go(atPage(this.#store.state.query, page));
    },
    open: (release, event) => {
      if (!isPlain(event)) return;
      const { id, url } = release;
      const left = send(this, "dateline-open", { id, url });
      if (left && !opensInPlace(release)) return;
      event.preventDefault();
      if (left) this.#go(opened(this.#store.state.query, id));
    },
    follow: ({ id, url }, event) => {
      if (isPlain(event) && !send(this, "dateline-open", { id, url })) event.preventDefault();
    },
    close: (event) => {
      if (takes(event)) this.#go(opened(this.#store.state.query, null));
    },
    expand: (facet) => {
      const { state } = this.#store;
      if (!state.expanded.includes(facet))
        this.#focusNext = (root) =>
          root.querySelectorAll<HTMLElement>(`[data-facet=${facet}] [type=checkbox]`)[
            SHOWN_VALUES
          ] ?? null;
      this.#store.set(toggledFacet(state, facet));
    },
    narrow: (facet, text) => this.#store.set(narrowedFacet(this.#store.state, facet, text)),
    showFilters: (filtersShown) => this.#store.set({ ...this.#store.state, filtersShown }),
    chooseRange: (from, to) => {
      this.#focusNext = this.#stopOfTimeline;
      this.#ask(withRange(this.#store.state.query, from, to));
    },
    mark: (marked) => this.#store.set({ ...this.#store.state, marked }),
    showAllYears: () => {
      this.#focusNext = this.#stopOfTimeline;
      this.#store.set({ ...this.#store.state, allYears: true });
      this.#store.askAgain();
    },
    typeDate: (end, text) => this.#store.set(typedDate(this.#store.state, end, text)),
    takeDates: () => {
      const { state, query } = takeDates(this.#store.state);
      this.#store.set(state);
      if (query) this.#ask(query);
    },
    wantMore: () => void this.#wantMore(),
    wantFeeds: async () => (await this.#wantMore())?.fetchFeeds(this.#model()),
    exportReleases: async (format, open, link) => {
      const { engine } = await this.#lease!.loaded;
      const query = opened(this.#store.state.query, open ?? null);
      const request = buildRequest(query, this.#settings, this.#reader());
      const cited = link ? `&link=${encodeURIComponent(link)}` : "";
      return engine.exportReleases!(format, request + cited);
    },
    keep: (change) => this.#store.set({ ...this.#store.state, ...change }),
    tell: (told) => this.#store.set({ ...this.#store.state, told, announced: told }),
    retry: () => {
      this.#lease?.discard(); // a pack may have become another one since
      void this.#load();
    },
  };

  #stopOfTimeline = (root: ShadowRoot): HTMLElement | null | undefined => {
    const { counted, query } = this.#store.state;
    return counted === query
      ? root.querySelector<HTMLElement>("[part~=bar][tabindex='0']")
      : undefined;
  };

  #selected(): void {
    const { state } = this.#store;
    if (!this.#more || !openRelease(state)) return;
    const selection = this.#more.selectedText(this.shadowRoot!);
    if (selection !== state.selection) this.#store.set({ ...state, selection });
  }

  #ask(query: Query): void {
    this.#store.ask(query);
    this.#writeAddress("push");
  }

  #go(query: Query): void {
    this.#show(query);
    this.#writeAddress("push");
  }

  /** Another page, a release, or back to where it was opened: the focus goes along. */
  #show(query: Query): void {
    this.#openedBy = "";
    const { open } = this.#store.state.query;
    if (query.open !== null) {
      if (open === null) this.#scrollBack = scrollY;
      this.#focusNext = (root) => find(root, "release-title") ?? find(root, "back") ?? undefined;
    } else if (open !== null) {
      this.#focusNext = (root) =>
        find(root, "hit-link", `[data-id="${CSS.escape(open)}"] `) ?? find(root, "results-title");
    } else {
      this.#focusNext = (root) => find(root, "results-title");
    }
    this.#store.ask(query);
  }
}

defineProperties(DatelineArchiveElement);

/** By their text: each sheet is one for all elements. */
const sheets = new Map<string, CSSStyleSheet>();

/** A browser without constructable sheets (Safari before 16.4) shows plain HTML. */
function adoptStyles(root: ShadowRoot, more: More | null): void {
  if (!("adoptedStyleSheets" in root)) return;
  root.adoptedStyleSheets = [css, ...(more ? [more.css] : [])].map((text) => {
    const sheet = sheets.get(text) ?? new CSSStyleSheet();
    if (!sheets.has(text)) sheet.replaceSync(text);
    sheets.set(text, sheet);
    return sheet;
  });
}

/** What is no address is left out. */
function absolute(addresses: readonly string[]): string[] {
  return addresses.flatMap((address) => {
    try {
      return [String(new URL(address, document.baseURI))];
    } catch {
      return [];
    }
  });
}

function find(root: ShadowRoot, part: string, within = ""): HTMLElement | null {
  return root.querySelector<HTMLElement>(`${within}[part~=${part}]`);
}

function focus(element: HTMLElement | null, scroll: number | null): void {
  if (!element) return;
  element.focus({ preventScroll: true });
  if (scroll !== null && !element.matches("[part~=release-title]"))
    scrollTo({ top: scroll, behavior: "instant" });
  element.scrollIntoView({ block: "nearest" });
}

/** A click that asks for no new tab or window. */
function isPlain(event: MouseEvent): boolean {
  return !(event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
}

/** Whether the click is for the element to handle; the browser then leaves it alone. */
function takes(event: MouseEvent): boolean {
  if (isPlain(event)) event.preventDefault();
  return isPlain(event);
}

/** What is typed here is not for the page's keyboard shortcuts. */
function keepTyping(event: Event): void {
  const { key, ctrlKey, metaKey, altKey } = event as KeyboardEvent;
  const typed = (event.target as HTMLElement).matches("input:not([type=checkbox])");
  if (typed && key.length === 1 && !ctrlKey && !metaKey && !altKey) event.stopPropagation();
}
