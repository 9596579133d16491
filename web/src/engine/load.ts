// From addresses to an open archive: a pack (load-pack.ts), or feeds. Of these the engine's file and
// the archive's files come side by side; feeds that go on in further files (next_url) are followed.
// A file that cannot be had or read never costs the others.

import { failureOf, FailureError } from "./failure";
import { fetchArchive, sizeOf, textOf, type ArchiveFile } from "./fetch-archive";
import { connectEngine, type EngineHost } from "./host";
import type { Exported, ExportFormat, FeedReport } from "./protocol";
import { loadPack } from "./load-pack";
import { compileModule, feedEngine } from "./wasm";
import type { Failure, Opened } from "../state/state";
import type { Searchable } from "../state/store";

/** An archive below this is ready in less time than a worker takes to start. */
const WORKER_BYTES = 512 * 1024;

/** The files of one feed that are followed. */
const MAX_FILES = 200;

/** Answers requests; close() frees all that it holds. */
export type Engine = Searchable & {
  close(): void;
  /** What is found, as a file. Not of a pack. */
  exportReleases?(format: ExportFormat, request: string): Promise<Exported>;
};

export type Loaded = Opened & { engine: Engine };

/** Where the engine cannot run: the archive's first files, for a list of headlines. */
export class NoEngineError extends FailureError {
  readonly files: readonly ArchiveFile[];

  constructor(failure: Failure, files: readonly ArchiveFile[]) {
    super(failure);
    this.files = files;
  }
}

/**
 * `urls` are absolute. Fails with a NoEngineError or, where there is nothing to show at all, a
 * FailureError.
 */
export async function loadArchive(urls: readonly string[], signal: AbortSignal): Promise<Loaded> {
  const url = urls.find((each) => isPath(each, ".dateline")) ?? "";
  if (url && urls.length > 1) {
    const message = `${url}: a pack stands alone, but "src" has ${urls.length} addresses`;
    throw new FailureError({ code: "archive", message, url });
  }
  if (url) return loadPack(url, signal);
  if (urls.length === 1 && isPath(urls[0]!, "/")) {
    // A folder has a pack in it; or else its address is that of a feed.
    try {
      return await loadPack(String(new URL("root.dateline", urls[0])), signal);
    } catch (error) {
      if (failureOf(error).code !== "http") throw error;
    }
  }
  return loadFeeds(urls, signal);
}

function isPath(url: string, end: string): boolean {
  return new URL(url).pathname.endsWith(end);
}

async function loadFeeds(urls: readonly string[], signal: AbortSignal): Promise<Loaded> {
  const module = compileModule(feedEngine());
  module.catch(() => {}); // comes up again below, when the archive is here
  let connecting: Promise<EngineHost> | undefined;
  const connect = (inWorker: boolean) => (connecting ??= connectEngine(inWorker));
  const close = () => void connecting?.then((engine) => engine.close());
  signal.addEventListener("abort", close);

  const failures: Failure[] = [];
  const fetchFile = async (url: string): Promise<ArchiveFile | null> => {
    try {
      // A worker starts while the file still comes.
      return await fetchArchive(
        url,
        signal,
        (bytes) => void (bytes >= WORKER_BYTES && connect(true)),
      );
    } catch (error) {
      failures.push(failureOf(error));
      return null;
    }
  };

  try {
    const files = (await Promise.all(urls.map(fetchFile))).filter((file) => file !== null);
    if (!files.length) throw new FailureError(failures[0]!);
    const compiled = await module.catch((error) => {
      throw new NoEngineError(failureOf(error), files);
    });
    const engine = await connect(isLarge(files));
    await engine.start(compiled);
    const { reports, updated } = await feed(engine, files, fetchFile, failures);
    if (!reports.length) throw new FailureError(failures[0]!);
    return { engine, reports, updated, failures, canExport: true, scope: await engine.open() };
  } catch (error) {
    close();
    throw error;
  } finally {
    signal.removeEventListener("abort", close);
  }
}

/** Gives the engine all files and those that they name. What it cannot read joins `failures`. */
async function feed(
  engine: EngineHost,
  files: readonly ArchiveFile[],
  fetchFile: (url: string) => Promise<ArchiveFile | null>,
  failures: Failure[],
): Promise<{ reports: FeedReport[]; updated: Date | null }> {
  const reports: FeedReport[] = [];
  let updated: Date | null = null;
  const seen = new Set(files.flatMap((file) => [file.url, file.base]));
  for (const first of files) {
    let file: ArchiveFile | null = first;
    for (let count = 1; file; count++) {
      const report: FeedReport | Failure = await engine.addFeed(file.chunks).catch(failureOf);
      if ("code" in report) {
        if (report.code !== "archive") throw new FailureError(report);
        failures.push({ ...report, url: file.url });
        break;
      }
      reports.push(report);
      if (file.updated && (!updated || file.updated < updated)) updated = file.updated;
      const next = nextUrl(report, file.base);
      file = next && !seen.has(next) && count < MAX_FILES ? await fetchFile(next) : null;
      if (next) seen.add(next);
    }
  }
  return { reports, updated };
}

/** Too large for the main thread, by its size or because a small file names a next one. */
function isLarge(files: readonly ArchiveFile[]): boolean {
  const bytes = files.reduce((sum, file) => sum + sizeOf(file), 0);
  return bytes >= WORKER_BYTES || files.some((file) => textOf(file).includes('"next_url"'));
}

/** Where the feed goes on: http(s), or null. */
function nextUrl(report: FeedReport, base: string): string | null {
  try {
    const url = new URL(report.nextUrl ?? "", base);
    return report.nextUrl && /^https?:$/.test(url.protocol) ? String(url) : null;
  } catch {
    return null;
  }
}
