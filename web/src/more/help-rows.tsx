import { withText } from "../state/query";
import type { Model } from "../views/model";
import { moreWords } from "../words/more-words";

/** What can be typed, each to be tried, and what it finds. */
export function HelpRows({ model: { state, say, on } }: { model: Model }) {
  return (
    <dl>
      {moreWords(say).helpRows.map(([example, meaning]) => (
        <div>
          <dt>
            <button
              part="example"
              type="button"
              dir="auto"
              onClick={() => on.ask(withText(state.query, example))}
            >
              {example}
            </button>
          </dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
  );
}
