// A pack that is open: each request is answered by the engine once it has the parts that it wants.

import type { ArchiveFile } from "../engine/fetch-archive";
import type { EngineHost } from "../engine/host";
import type { Response, Scope } from "../engine/protocol";
import type { SourceFile } from "../state/state";
import { inflate } from "./inflate";
import { PartLoader } from "./part-loader";
import { readPart } from "./ranges";
import type { Script } from "./script";

/** No request asks more often than two or three times; a pack that makes one is broken. */
const MAX_ROUNDS = 20;

/** Quick typists are as far from key to key. */
const TYPING_MS = 100;

export class Pack {
  #engine: EngineHost;
  #parts: PartLoader;
  #script: Script;

  private constructor(engine: EngineHost, base: string, script: Script) {
    this.#engine = engine;
    this.#script = script;
    const supply = (part: string, bytes: ArrayBuffer) => engine.supply(part, bytes);
    this.#parts = new PartLoader(base, supply, script);
  }

  /** `engine` has been started with the module for packs. Fails with a FailureError. */
  static async open(
    engine: EngineHost,
    root: ArchiveFile,
    script: Script,
  ): Promise<{ pack: Pack; scope: Scope; files: SourceFile[] }> {
    const bytes = await inflate(root.chunks).catch((error) => {
      const message = `${root.url}: ${String(error)}`;
      throw new script.FailureError({ code: "archive", message, url: root.url });
    });
    const { scope, files } = await engine.openPack(bytes);
    const { url, base } = root;
    return {
      pack: new Pack(engine, base, script),
      scope,
      files: [
        { url, bytes: root.chunks.reduce((sum, { length }) => sum + length, 0), immutable: false },
        ...files.map(readPart).flatMap((part) => {
          if (!part) return []; // there is nothing in it
          return { url: String(new URL(part.file, base)), bytes: part.end, immutable: true };
        }),
      ],
    };
  }

  /** Fails with a FailureError, or as soon as `signal` is aborted; what has come stays. */
  async run(request: string, signal?: AbortSignal): Promise<Response> {
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const answer = await this.#engine.runPack(request);
      if (!("parts" in answer)) return answer;
      // Whoever types on will want other parts.
      if (round === 0 && signal) await new Promise((resolve) => setTimeout(resolve, TYPING_MS));
      signal?.throwIfAborted();
      await this.#parts.bring(answer.parts, signal);
    }
    const message = "The pack wants ever more parts.";
    throw new this.#script.FailureError({ code: "archive", message });
  }

  /** null where a part would have to come for it. */
  async runHere(request: string): Promise<Response | null> {
    const answer = await this.#engine.runPack(request);
    return "parts" in answer ? null : answer;
  }

  close(): void {
    this.#parts.close();
    this.#engine.close();
  }
}
