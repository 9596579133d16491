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
  /** The same without fetching anything: null where something is missing. Not where all is here. */
  runHere?(request: string): Promise<Response | null>;
}

export class Store {
  #state: State = INITIAL_STATE;
  #latest: Latest<Query, Response> | null = null;
  #engine: Searchable | null = null;
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
    this.#engine = engine;
    this.#latest = new Latest(
      (query, signal) => engine.run(this.#request(query), signal),
      (query, response) => {
        // An address may name a page that the archive no longer has.
        const beyond = response.total > 0 && !response.hits.length && query.page > 1;
        if (beyond) this.ask({ ...query, page: 1 });
        else {
          this.set(answered(this.#state, query, response));
          void this.#count(query, response);
        }
      },
      (query, error) => {
        const failure = failureOf(error);
        if (failure.code === "crashed") crashed(failure);
        else this.set(refused(this.#state, query, failure));
      },
    );
    this.#latest.ask(this.#state.query);
  }

  /** The months of the timeline, though parts of a pack must come for them. */
  countMonths(): void {
    this.set({ ...this.#state, months: true, monthsFailure: null });
    const { answered: query, response } = this.#state;
    if (query && response) void this.#count(query, response);
  }

  /** The timeline follows the answer, and gives way to the next question. */
  async #count(query: Query, response: Response): Promise<void> {
    const engine = this.#engine!;
    const { allYears, months } = this.#state;
    const isLate = () => this.#state.answered !== query || this.#state.query !== query;
    const run = async (asked: Query, totalOnly: boolean) => {
      if (isLate()) throw new Error("late");
      const request = this.#request(asked) + (totalOnly ? "&parts=hits" : "");
      return months || !engine.runHere ? engine.run(request) : engine.runHere(request);
    };
    try {
      const periods = await countPeriods(query, response, allYears, run);
      if (this.#state.answered === query) this.set(counted(this.#state, query, periods));
    } catch (error) {
      // Of an engine that is gone whoever asks next is told.
      if (months && !isLate())
        this.set({ ...this.#state, months: false, monthsFailure: failureOf(error) });
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
    this.#engine = null;
  }
}
