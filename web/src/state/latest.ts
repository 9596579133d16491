// Questions may come faster than answers: one is under way at a time, which is told when a newer one
// waits for it; those between are dropped.

export class Latest<Question, Answer> {
  #ask: (question: Question, signal: AbortSignal) => Promise<Answer>;
  #done: (question: Question, answer: Answer) => void;
  #failed: (question: Question, error: unknown) => void;
  /** Of the question that is under way. */
  #underWay: AbortController | null = null;
  #waiting: { question: Question } | null = null;

  /** `done` or `failed` is called for the newest question only. */
  constructor(
    ask: (question: Question, signal: AbortSignal) => Promise<Answer>,
    done: (question: Question, answer: Answer) => void,
    failed: (question: Question, error: unknown) => void,
  ) {
    this.#ask = ask;
    this.#done = done;
    this.#failed = failed;
  }

  ask(question: Question): void {
    this.#waiting = { question };
    if (this.#underWay) this.#underWay.abort();
    else void this.#work();
  }

  /** Nothing is asked or told any more. */
  stop(): void {
    this.#waiting = null;
    this.#underWay?.abort();
    this.#done = this.#failed = () => {};
  }

  async #work(): Promise<void> {
    while (this.#waiting) {
      const { question } = this.#waiting;
      this.#waiting = null;
      this.#underWay = new AbortController();
      try {
        const answer = await this.#ask(question, this.#underWay.signal);
        if (!this.#waiting) this.#done(question, answer);
      } catch (error) {
        if (!this.#waiting) this.#failed(question, error);
      }
    }
    this.#underWay = null;
  }
}
