// Questions may come faster than answers: one is under way at a time, the newest waits for it,
// those between are dropped.

export class Latest<Question, Answer> {
  #ask: (question: Question) => Promise<Answer>;
  #done: (question: Question, answer: Answer) => void;
  #failed: (question: Question, error: unknown) => void;
  #underWay = false;
  #waiting: { question: Question } | null = null;

  /** `done` or `failed` is called for the newest question only. */
  constructor(
    ask: (question: Question) => Promise<Answer>,
    done: (question: Question, answer: Answer) => void,
    failed: (question: Question, error: unknown) => void,
  ) {
    this.#ask = ask;
    this.#done = done;
    this.#failed = failed;
  }

  ask(question: Question): void {
    this.#waiting = { question };
    if (!this.#underWay) void this.#work();
  }

  /** Nothing is asked or told any more. */
  stop(): void {
    this.#waiting = null;
    this.#done = this.#failed = () => {};
  }

  async #work(): Promise<void> {
    this.#underWay = true;
    while (this.#waiting) {
      const { question } = this.#waiting;
      this.#waiting = null;
      try {
        const answer = await this.#ask(question);
        if (!this.#waiting) this.#done(question, answer);
      } catch (error) {
        if (!this.#waiting) this.#failed(question, error);
      }
    }
    this.#underWay = false;
  }
}
