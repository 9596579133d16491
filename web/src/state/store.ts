// Holds the state of one element, and asks its engine. Knows neither DOM nor worker.

import type { Response } from "../engine/protocol";
import { failureOf } from "../engine/failure";
import { Latest } from "./latest";
import { countPeriods } from "./periods";
import type { Query } from "./query";
import {
  answered,
  asking,
  counted,
  INITIAL_STATE,
  loading,
  refused,
  type Failure,
  type Load,
  type State,
} from "./state";

/** What answers: an EngineHost or a Pack. */
export interface Searchable {
  /** May end early, with an error, once `signal` is aborted. */
  run(request: string, signal?: AbortSignal): Promise<Response>;
}

export class Store {
  #state: State = INITIAL_STATE;
  #latest: Latest<Query, Response> | null = null;
  readonly #request: (query: Query) => string;
  readonly #changed: (before: State) => void;

  /**
   * `request` writes a query as the engine reads it; `changed` hears of every new state, with the
   * one before.
   */
  constructor(request: (query: Query) => string, changed: (before: State) => void) {
    this.#request = request;
    this.#changed = changed;
  }

  get state(): State {
    return this.#state;
  }

  set(state: State): void {
    const before = this.#state;
    this.#state = state;
    if (state !== before) this.#changed(before);
  }

  /** Asks now, or once there is an engine. `typing` while the reader types the query's text. */
  ask(query: Query, typing = false): void {
    this.set(asking(this.#state, query, typing));
    this.#latest?.ask(query);
  }

  /** The same query again, for when what the page has set is different. */
  askAgain(): void {
    this.ask({ ...this.#state.query });
  }

  load(): void {
    this.#stop();
    this.set(loading(this.#state));
  }

  ready(
    load: Extract<Load, { phase: "ready" }>,
    engine: Searchable,
    crashed: (failure: Failure) => void,
  ): void {
    this.set({ ...this.#state, load });
    this.#latest = new Latest(
      (query, signal) => engine.run(this.#request(query), signal),
      (query, response) => {
        // An address may name a page that the archive no longer has.
        const beyond = response.total > 0 && !response.hits.length && query.page > 1;
        if (beyond) this.ask({ ...query, page: 1 });
        else {
          this.set(answered(this.#state, query, response));
          void this.#count(query, response, engine);
        }
      },
      (_query, error) => {
        const failure = failureOf(error);
        if (failure.code === "crashed") crashed(failure);
        else this.set(refused(this.#state, failure));
      },
    );
    this.#latest.ask(this.#state.query);
  }

  /** The timeline follows the answer, and gives way to the next question. */
  async #count(query: Query, response: Response, engine: Searchable): Promise<void> {
    const run = (asked: Query, totalOnly: boolean) => {
      if (this.#state.answered !== query || this.#state.query !== query) throw new Error("late");
      return engine.run(this.#request(asked) + (totalOnly ? "&parts=hits" : ""));
    };
    try {
      const periods = await countPeriods(query, response, this.#state.allYears, run);
      if (this.#state.answered === query) this.set(counted(this.#state, query, periods));
    } catch {
      // Late, or the engine is gone: whoever asks next is told.
    }
  }

  /** There is no engine, or no longer. */
  end(load: Load): void {
    this.#stop();
    this.set({ ...this.#state, load, response: null, answered: null });
  }

  #stop(): void {
    this.#latest?.stop();
    this.#latest = null;
  }
}
