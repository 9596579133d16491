// The form's controls. Each has a label and, where it needs one, a hint that is read with it.

import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useState } from "preact/hooks";
import { words } from "./words";

interface Labelled {
  label: string;
  hint?: string;
}

/** What is typed is taken as long as it `fits`; "" is taken as `empty`. */
export function TextField({
  label,
  hint,
  value,
  empty,
  fits,
  onChange,
  choices,
  ...input
}: Labelled & {
  value: string | undefined;
  empty?: string;
  fits(text: string): boolean;
  onChange(text: string | undefined): void;
  /** Offered while typing. */
  choices?: readonly string[];
  inputMode?: "numeric" | "url";
}) {
  const id = useId();
  const [text, setText] = useState(value ?? "");
  // It may also change from outside, by the page's address. At once, or it would undo what is typed.
  useLayoutEffect(() => setText(value ?? ""), [value]);
  const wrong = text !== "" && !fits(text);
  const notes = [wrong && `${id}-wrong`, hint && `${id}-hint`].filter(Boolean).join(" ");
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        {...input}
        id={id}
        type="text"
        spellcheck={false}
        autocomplete="off"
        value={text}
        list={choices?.length ? `${id}-choices` : undefined}
        aria-invalid={wrong}
        aria-describedby={notes || undefined}
        onInput={({ currentTarget: { value: typed } }) => {
          setText(typed);
          if (typed === "") onChange(empty);
          else if (fits(typed)) onChange(typed);
        }}
      />
      {choices?.length ? (
        <datalist id={`${id}-choices`}>
          {choices.map((choice) => (
            <option value={choice} />
          ))}
        </datalist>
      ) : null}
      {wrong && (
        <p id={`${id}-wrong`} class="wrong">
          {words.invalid}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} class="hint">
          {hint}
        </p>
      )}
    </div>
  );
}

/** `choices` are values and their names; the first is for a value that is not set, "". */
export function Select({
  label,
  value,
  choices,
  onChange,
}: Labelled & {
  value: string | undefined;
  choices: readonly (readonly [value: string, name: string])[];
  onChange(value: string | undefined): void;
}) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={value ?? ""}
        onChange={({ currentTarget }) => onChange(currentTarget.value || undefined)}
      >
        {choices.map(([each, name]) => (
          <option value={each} selected={each === (value ?? "")}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}

export function Checkbox({
  label,
  checked,
  onChange,
}: Labelled & { checked: boolean; onChange(checked: boolean): void }) {
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={checked}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
      <span>{label}</span>
    </label>
  );
}

/** A group of controls with one name. */
export function Group({ label, hint, children }: Labelled & { children: ComponentChildren }) {
  const id = useId();
  return (
    <fieldset aria-describedby={hint ? id : undefined}>
      <legend>{label}</legend>
      {hint && (
        <p id={id} class="hint">
          {hint}
        </p>
      )}
      {children}
    </fieldset>
  );
}
