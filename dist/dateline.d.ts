// Types of dateline.js. Made by web/build/declarations.mjs.

/** The element can be imported where there is no DOM, on a server. */
declare const Base: {
    new (): HTMLElement;
    prototype: HTMLElement;
};

declare global {
    interface HTMLElementTagNameMap {
        "dateline-archive": DatelineArchiveElement;
    }
}

declare class DatelineArchiveElement extends Base {
    #private;
    static readonly observedAttributes: readonly string[];
    connectedCallback(): void;
    disconnectedCallback(): void;
    /** What the archive at this absolute address is made of. Fails where it cannot be had. */
    static filesOf(url: string): Promise<readonly SourceFile[]>;
    /** Several changes at once are one. */
    attributeChangedCallback(_name: string, before: string | null, after: string | null): void;
    /** Addresses of the archive's files, apart by white space. */
    src: string;
    /** Languages that readers of this page prefer, BCP 47, best first, apart by white space. */
    languages: string;
    /** Shows nothing but releases of this place, or these, apart by ";". */
    place: string;
    topic: string;
    source: string;
    /** The first day: "2021", "2021-02" or "2021-02-23". */
    from: string;
    /** The last day. */
    to: string;
    /** Which facets are shown, in order, apart by white space. */
    facets: string;
    layout: Layout;
    /** Hits a page, 1 to 100. */
    pageSize: number;
    /** "" for relevance where something is searched, else newest first. */
    sort: string;
    /** Releases of this day and later are marked as new. */
    newSince: string;
    /** Prefix of this element's names in the page's address; null leaves the address alone. */
    route: string | null;
    theme: Theme;
    /** Address of the publisher's list of feeds. */
    feeds: string;
}

declare const LAYOUTS: readonly ["full", "compact", "headlines"];

type Layout = (typeof LAYOUTS)[number];

declare const THEMES: readonly ["auto", "light", "dark"];

type Theme = (typeof THEMES)[number];

declare const ATTRIBUTES: readonly ["src", "lang", "languages", "place", "topic", "source", "from", "to", "facets", "layout", "page-size", "sort", "new-since", "route", "theme", "feeds"];

/** The facets, in the order in which they are shown. */
declare const FACETS: readonly ["place", "topic", "language", "source", "year"];

type Facet = (typeof FACETS)[number];

type Sort = "relevance" | "newest" | "oldest";

/** Something that was wrong with one item of a feed; the others are unharmed. */
interface Diagnostic {
    /** 0-based number of the item in its feed, -1 for the feed itself. */
    item: number;
    /** The member concerned, "date_published", or "" for the whole item. */
    member: string;
    message: string;
}

/** What reading one feed gave. */
interface FeedReport {
    title: string;
    homePageUrl: string | null;
    language: string;
    nextUrl: string | null;
    /** Releases taken from it. */
    releases: number;
    diagnostics: Diagnostic[];
    /** How many more there were than are kept. */
    diagnosticsLeftOut: number;
}

/** What can be searched. */
interface Scope {
    /** Releases, a translation group counted once. */
    releases: number;
    /** Releases, each language version counted. */
    versions: number;
    /** First and last date, ISO, "" where no release has one. */
    from: string;
    to: string;
    undated: number;
    /** BCP 47 tags, the most frequent first. */
    languages: string[];
}

type FailureCode = "no-source" | "offline" | "network" | "cors" | "http" | "archive" | "search" | "crashed" | "wasm-refused" | "wasm-missing";

interface Failure {
    code: FailureCode;
    /** English, for developers. */
    message: string;
    /** What could not be had. */
    url?: string;
    /** HTTP status. */
    status?: number;
    /** Byte offset into the archive. */
    offset?: number;
}

/** One of the files that an archive is made of. */
interface SourceFile {
    /** Absolute, as it is asked for. */
    url: string;
    bytes: number;
    /** Its name says what is in it, so that it never changes. */
    immutable: boolean;
}

type Filters = Readonly<Record<Facet, readonly string[]>>;

interface Query {
    readonly text: string;
    readonly filters: Filters;
    /** First and last day, ISO, as exact as they were given; "" for no limit. */
    readonly from: string;
    readonly to: string;
    /** null: the page's own order, or the engine's. */
    readonly sort: Sort | null;
    /** From 1. */
    readonly page: number;
    /** The id of the release that is shown in place. */
    readonly open: string | null;
}

/** The archive is open. */
interface ReadyDetail {
    scope: Scope;
    /** One for each file that was read, with what was wrong in it. */
    reports: readonly FeedReport[];
    /** When the archive was last changed on its host, where the host tells. */
    updated: Date | null;
    /** What the archive is made of, for who keeps it: of a pack all files, here or not. */
    files: readonly SourceFile[];
}

/** A page of results is shown. */
interface ResultsDetail {
    total: number;
    /** How many of these have all words of the query. */
    complete: number;
    query: Query;
}

/** A reader opens a release. preventDefault() leaves it to the page. */
interface OpenDetail {
    id: string;
    url: string | null;
}

interface DatelineEventMap {
    "dateline-ready": CustomEvent<ReadyDetail>;
    "dateline-results": CustomEvent<ResultsDetail>;
    "dateline-open": CustomEvent<OpenDetail>;
    "dateline-error": CustomEvent<Failure>;
}

declare global {
    interface HTMLElementEventMap extends DatelineEventMap {
    }
}

/** Attributes that take less than any text. */
interface Narrow {
    layout: Layout;
    "page-size": number | `${number}`;
    sort: Sort;
    theme: Theme;
}

/** The element's attributes; docs/EMBED.md tells what each is for. */
type DatelineAttributes = {
    [Name in (typeof ATTRIBUTES)[number]]?: (Name extends keyof Narrow ? Narrow[Name] : string) | undefined;
};

/** `ondateline-ready` and the like: React 19 and Preact listen for what stands after "on". */
type DatelineListeners = {
    [Name in keyof DatelineEventMap as `on${Name}`]?: ((event: DatelineEventMap[Name]) => void) | undefined;
};

type DatelineProps<Common> = Common & DatelineAttributes & DatelineListeners;

// What follows is for whom it concerns: a package that is not installed is passed over.

// @ts-ignore
declare module "react" {
    namespace JSX {
        interface IntrinsicElements {
            // @ts-ignore
            "dateline-archive": DatelineProps<Omit<import("react").HTMLAttributes<DatelineArchiveElement>, keyof DatelineAttributes> & import("react").RefAttributes<DatelineArchiveElement>>;
        }
    }
}

// @ts-ignore
declare module "preact" {
    namespace JSX {
        interface IntrinsicElements {
            // @ts-ignore
            "dateline-archive": DatelineProps<Omit<import("preact").HTMLAttributes<DatelineArchiveElement>, keyof DatelineAttributes> & import("preact").ClassAttributes<DatelineArchiveElement>>;
        }
    }
}

export type { DatelineArchiveElement, DatelineAttributes, DatelineEventMap, DatelineListeners, Diagnostic, Facet, Failure, FailureCode, FeedReport, Layout, OpenDetail, Query, ReadyDetail, ResultsDetail, Scope, Sort, SourceFile, Theme };
