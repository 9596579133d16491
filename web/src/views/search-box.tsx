import { MAX_TEXT } from "../state/query";
import { Icon } from "./icon";
import type { Model } from "./model";

export function SearchBox({ state, say: { words }, name, on }: Model) {
  const { text } = state.query;
  const examples = [
    ["art competition", words.tipWords],
    ["“climate change”", words.tipPhrase],
    ["-smuggling", words.tipExclude],
  ];
  return (
    <form
      part="search"
      role="search"
      aria-label={name}
      onSubmit={(event) => event.preventDefault()}
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
      <details part="tips">
        <summary>{words.tips}</summary>
        <dl>
          {examples.map(([example, meaning]) => (
            <div>
              <dt>
                <code>{example}</code>
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      </details>
    </form>
  );
}
