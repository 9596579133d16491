// One engine, in a worker or on this thread, and the conversation with it (serve.ts is the other
// side).

import engine from "dateline:engine";
import { STEM_LANGUAGES } from "./protocol";
import type { Answer, Exported, ExportFormat, FeedReport, Response, Scope, Wanted } from "./protocol";
import { FailureError } from "./failure";
import type { AnswerMessage, CallMessage, Calls, Port } from "./serve";
import { compileModule } from "./wasm";
import type { FailureCode } from "../state/state";

/** A worker that has not said hello by then is not coming. */
const HELLO_MS = 3000;

interface Connection {
  port: Port;
  close(): void;
}

interface Call {
  resolve(answer: AnswerMessage): void;
  reject(error: Error): void;
}

/** Every call fails with a FailureError. After "crashed" the engine is of no use. */
export class EngineHost {
  #connection: Connection;
  #calls = new Map<number, Call>();
  #lastId = 0;
  /** By language: settles when the engine has it. */
  #stemmers = new Map<number, Promise<void>>();

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
    return this.#opened(await this.#call("open", []));
  }

  async run(request: string): Promise<Response> {
    return this.#ask("run", [request]);
  }

  async exportReleases(format: ExportFormat, request: string): Promise<Exported> {
    return this.#ask("exportReleases", [format, request]);
  }

  /** Takes the root of a pack, decompressed, away from the caller. */
  async openPack(root: ArrayBuffer): Promise<Scope> {
    return this.#opened(await this.#call("openPack", [root], [root]));
  }

  /** The same for a part. */
  async supply(part: string, bytes: ArrayBuffer): Promise<void> {
    parse(await this.#call("supply", [bytes, part], [bytes]), "archive");
  }

  /** run() of a pack. */
  async runPack(request: string): Promise<Response | Wanted> {
    return this.#ask("run", [request]);
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

  /** Stemmers for the archive's languages will be wanted, so they come already. */
  #opened(message: AnswerMessage): Scope {
    const scope = parse<Scope>(message, "archive");
    const languages = scope.languages.map((tag) =>
      STEM_LANGUAGES.indexOf(tag.slice(0, 2).toLowerCase()),
    );
    this.#bring(languages.filter((language) => language >= 0)).catch(() => {}); // told when wanted
    return scope;
  }

  /**
   * Asks again where the engine lacks stemmers, once it has them. The parts that a pack wants come
   * beside them.
   */
  async #ask<T extends object>(call: "run" | "exportReleases", args: [string, string?]): Promise<T> {
    for (;;) {
      const message = await this.#call(call, args as Parameters<Calls[typeof call]>);
      const answer = parse<T>(message, "search");
      if (!message.lacking) return answer;
      const stemmers = this.#bring(message.lacking);
      if ("parts" in answer) {
        stemmers.catch(() => {}); // told when they are wanted again
        return answer;
      }
      await stemmers;
    }
  }

  async #bring(languages: readonly number[]): Promise<void> {
    const add = async (language: number) => {
      const module = await compileModule(`stem-${STEM_LANGUAGES[language]}.wasm`);
      await this.#call("addStemmer", [language, module]);
    };
    await Promise.all(
      languages.map((language) => {
        const coming = this.#stemmers.get(language) ?? add(language);
        this.#stemmers.set(language, coming);
        coming.catch(() => this.#stemmers.delete(language));
        return coming;
      }),
    );
  }

  #call<K extends keyof Calls>(call: K, args: Parameters<Calls[K]>, transfer: Transferable[] = []) {
    return new Promise<AnswerMessage>((resolve, reject) => {
      const id = ++this.#lastId;
      this.#calls.set(id, { resolve, reject });
      this.#connection.port.postMessage({ id, call, args } satisfies CallMessage, transfer);
    });
  }

  #answered(message: AnswerMessage): void {
    const { id, failure } = message;
    const call = this.#calls.get(id);
    this.#calls.delete(id);
    if (failure === undefined) call?.resolve(message);
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

function parse<T extends object>({ answer: json }: AnswerMessage, code: FailureCode): T {
  const answer = JSON.parse(json ?? "null") as Answer<T>;
  if (!("error" in answer)) return answer;
  const { message, offset } = answer.error;
  throw new FailureError(offset < 0 ? { code, message } : { code, message, offset });
}
