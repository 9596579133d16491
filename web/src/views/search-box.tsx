import { MAX_TEXT, withText } from "../state/query";
import { Icon } from "./icon";
import type { Model } from "./model";

export function SearchBox({ state, say: { words }, name, on }: Model) {
  const { text } = state.query;
  return (
    <form
      part="search"
      role="search"
      aria-label={name}
      onSubmit={(event) => {
        event.preventDefault();
        on.submit();
      }}
    >
      <label part="search-label" for="text">
        {words.search}
      </label>
      <div part="search-field">
        <Icon name="search" />
        <input
          id="text"
          part="search-input"
          type="search"
          value={text}
          dir={text ? "auto" : undefined}
          maxLength={MAX_TEXT}
          enterkeyhint="search"
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          onInput={(event) => on.type(event.currentTarget.value)}
        />
        <button
          part="search-clear"
          type="button"
          hidden={!text}
          aria-label={words.clearSearch}
          onClick={(event) => {
            (event.currentTarget.previousElementSibling as HTMLElement).focus();
            on.type("");
          }}
        >
          <Icon name="cross" />
        </button>
      </div>
      <details part="help">
        <summary>{words.help}</summary>
        <dl>
          {words.helpRows.map(([example, meaning]) => (
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
      </details>
    </form>
  );
}
