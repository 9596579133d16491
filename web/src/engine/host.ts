// One engine, in a worker or on this thread, and the conversation with it (serve.ts is the other
// side).

import engine from "dateline:engine";
import type { Answer, Exported, ExportFormat, FeedReport, Response, Scope, Wanted } from "./protocol";
import { FailureError } from "./failure";
import type { AnswerMessage, CallMessage, Calls, Port } from "./serve";
import type { FailureCode } from "../state/state";

/** A worker that has not said hello by then is not coming. */
const HELLO_MS = 3000;

interface Connection {
  port: Port;
  close(): void;
}

interface Call {
  resolve(answer: string | undefined): void;
  reject(error: Error): void;
}

/** Every call fails with a FailureError. After "crashed" the engine is of no use. */
export class EngineHost {
  #connection: Connection;
  #calls = new Map<number, Call>();
  #lastId = 0;

  constructor(connection: Connection) {
    this.#connection = connection;
    connection.port.onmessage = (event) => this.#answered(event.data as AnswerMessage);
  }

  async start(module: WebAssembly.Module): Promise<void> {
    await this.#call("start", [module]);
  }

  /** Takes what is in `chunks`, one after the other the bytes of a file, away from the caller. */
  async addFeed(chunks: readonly Uint8Array<ArrayBuffer>[]): Promise<FeedReport> {
    const buffers = new Set(chunks.map(({ buffer }) => buffer));
    return parse(await this.#call("addFeed", [chunks, ""], [...buffers]), "archive");
  }

  async open(): Promise<Scope> {
    return parse(await this.#call("open", []), "archive");
  }

  async run(request: string): Promise<Response> {
    return parse(await this.#call("run", [request]), "search");
  }

  async exportReleases(format: ExportFormat, request: string): Promise<Exported> {
    return parse(await this.#call("exportReleases", [format, request]), "search");
  }

  /** Takes the root of a pack, decompressed, away from the caller. */
  async openPack(root: ArrayBuffer): Promise<Scope> {
    return parse(await this.#call("openPack", [root], [root]), "archive");
  }

  /** The same for a part. */
  async supply(part: string, bytes: ArrayBuffer): Promise<void> {
    parse(await this.#call("supply", [bytes, part], [bytes]), "archive");
  }

  /** run() of a pack. */
  async runPack(request: string): Promise<Response | Wanted> {
    return parse(await this.#call("run", [request]), "search");
  }

  /** Frees the engine and its memory; calls under way fail. */
  close(): void {
    this.#connection.port.onmessage = null;
    this.#connection.close();
    this.crash("closed");
  }

  /** Fails every call under way. */
  crash(message: string): void {
    for (const call of this.#calls.values())
      call.reject(new FailureError({ code: "crashed", message }));
    this.#calls.clear();
  }

  #call<K extends keyof Calls>(call: K, args: Parameters<Calls[K]>, transfer: Transferable[] = []) {
    return new Promise<string | undefined>((resolve, reject) => {
      const id = ++this.#lastId;
      this.#calls.set(id, { resolve, reject });
      this.#connection.port.postMessage({ id, call, args } satisfies CallMessage, transfer);
    });
  }

  #answered({ id, answer, failure }: AnswerMessage): void {
    const call = this.#calls.get(id);
    this.#calls.delete(id);
    if (failure === undefined) call?.resolve(answer);
    else call?.reject(new FailureError({ code: "crashed", message: failure }));
  }
}

/**
 * An engine without a module yet: in a worker where one is wanted and allowed, else on this thread.
 */
export async function connectEngine(inWorker: boolean): Promise<EngineHost> {
  return (inWorker && (await connectWorker())) || connectHere();
}

/** null where the page's policy or the browser refuses workers. */
function connectWorker(): Promise<EngineHost | null> {
  return new Promise((resolve) => {
    const source = `(${engine})().serve(self)`;
    const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
    let worker: Worker | undefined;
    const settle = (host: EngineHost | null) => {
      clearTimeout(timer);
      URL.revokeObjectURL(url);
      if (!host) worker?.terminate();
      resolve(host);
    };
    const timer = setTimeout(settle, HELLO_MS, null);
    try {
      worker = new Worker(url);
    } catch {
      settle(null);
      return;
    }
    const connection = { port: worker, close: () => worker?.terminate() };
    worker.onmessage = () => {
      const host = new EngineHost(connection);
      connection.port.onerror = (event) => host.crash(event.message);
      settle(host);
    };
    worker.onerror = () => settle(null);
  });
}

function connectHere(): EngineHost {
  const { port1, port2 } = new MessageChannel();
  engine().serve(port1);
  return new EngineHost({ port: port2, close: () => port2.close() });
}

function parse<T extends object>(json: string | undefined, code: FailureCode): T {
  const answer = JSON.parse(json ?? "null") as Answer<T>;
  if (!("error" in answer)) return answer;
  const { message, offset } = answer.error;
  throw new FailureError(offset < 0 ? { code, message } : { code, message, offset });
}
