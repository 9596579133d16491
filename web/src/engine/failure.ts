import type { Failure } from "../state/state";

/** A failure on its way up to whoever shows it. */
export class FailureError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

/** What to show for anything that was thrown. */
export function failureOf(error: unknown): Failure {
  return error instanceof FailureError
    ? error.failure
    : { code: "crashed", message: String(error) };
}
