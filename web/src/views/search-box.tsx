import { MAX_TEXT } from "../state/query";
import { Icon } from "./icon";
import type { Model } from "./model";
import { onOpen, withMore } from "./with-more";

export function SearchBox(model: Model) {
  const { state, say, name, on } = model;
  const { words } = say;
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
      <details part="help" onToggle={onOpen(on.wantMore)}>
        <summary>{words.help}</summary>
        {withMore(model, (more) => <more.HelpRows model={model} />)}
      </details>
    </form>
  );
}
