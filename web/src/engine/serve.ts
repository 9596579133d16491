// The engine's side of the conversation, the same in a worker and on the main thread. A message in
// is {id, call, args}, a message out {id, answer}, or {id, failure} where the call threw. An answer
// that came about without stemmers that it wanted says which these are. Before anything is asked it
// says hello: {id: 0}.

import type { FeedModule, PackModule } from "./protocol";

/** What a MessagePort and a worker's global scope have in common. */
export interface Port {
  onmessage: ((event: MessageEvent) => unknown) | null;
  postMessage(message: unknown, transfer?: Transferable[]): void;
}

/** The calls, their arguments and answers. Answers are JSON as in protocol.ts. */
export interface Calls {
  /** Comes first, once. */
  start(module: WebAssembly.Module): Promise<void>;
  addStemmer(language: number, module: WebAssembly.Module): Promise<void>;
  /** `chunks` are the bytes of a file, one after the other. */
  addFeed(chunks: readonly Uint8Array[], source: string): string;
  open(): string;
  /** This and supply are for packs, addFeed and open for archives that come as JSON. */
  openPack(root: ArrayBuffer): string;
  supply(bytes: ArrayBuffer, part: string): string;
  run(request: string): string;
  exportReleases(format: string, request: string): string;
}

export interface CallMessage {
  id: number;
  call: keyof Calls;
  args: unknown[];
}

export interface AnswerMessage {
  id: number;
  answer?: string | undefined;
  /** Languages whose stemmers the answer lacks: it does not hold. */
  lacking?: number[];
  failure?: string;
}

/** One of the two, as the caller knows. */
export type EngineModule = FeedModule & PackModule;

/** Makes an instance of the compiled module. */
export type Create = (module: WebAssembly.Module) => Promise<EngineModule>;

/** Answers the calls that come in through `port`, each instance made by `create`. */
export function serveEngine(port: Port, create: Create): void {
  let engine: EngineModule;
  const fill = (chunks: readonly Uint8Array[]) => {
    const input = engine.input(chunks.reduce((sum, { length }) => sum + length, 0));
    if (!input.length) return; // there is no memory, as the call that comes says
    let end = 0;
    for (const chunk of chunks) {
      input.set(chunk, end);
      end += chunk.length;
    }
  };
  const calls: Calls = {
    async start(module) {
      engine = await create(module);
    },
    addStemmer: (language, module) => engine.addStemmer(language, module),
    addFeed(chunks, source) {
      fill(chunks);
      return engine.addFeed(source);
    },
    open: () => engine.open(),
    openPack(root) {
      fill([new Uint8Array(root)]);
      return engine.openPack();
    },
    supply(bytes, part) {
      fill([new Uint8Array(bytes)]);
      return engine.supply(part);
    },
    run: (request) => engine.run(request),
    exportReleases: (format, request) => engine.exportReleases(format, request),
  };
  port.onmessage = async (event) => {
    const { id, call, args } = event.data as CallMessage;
    const message: AnswerMessage = { id };
    try {
      message.answer = (await (calls[call] as (...args: unknown[]) => unknown)(...args)) as
        string | undefined;
      if (engine.lacking.size) {
        message.lacking = [...engine.lacking];
        engine.lacking.clear();
      }
    } catch (error) {
      message.failure = String(error);
    }
    port.postMessage(message);
  };
  port.postMessage({ id: 0 });
}
