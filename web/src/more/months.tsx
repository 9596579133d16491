// The way from the years of a young pack to its months, for which parts must come.

import type { Model } from "../views/model";
import { failureText } from "../views/notices";

export function Months({ state: { monthsFailure }, say, on }: Model) {
  return (
    <>
      <button part="link" type="button" onClick={on.showMonths}>
        {say.words.timelineMonths}
      </button>
      {monthsFailure && (
        <p part="problem" role="alert">
          {failureText(say, monthsFailure)}
        </p>
      )}
    </>
  );
}
