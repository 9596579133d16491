// What is said when something is missing: calm words for readers, the details for whoever can mend
// it.

import { countFilters, withoutFilters, withText } from "../state/query";
import type { Failure } from "../state/state";
import type { Say } from "../words/say";
import type { NoteCode } from "../words/words";
import type { Model } from "./model";

export function failureText({ words, fill }: Say, { code, status }: Failure): string {
  return fill(words.failures[code], { status: status ?? "" });
}

/** `retry` where trying again can help. */
export function FailureNotice({
  model,
  failure,
  title,
}: {
  model: Model;
  failure: Failure;
  title?: string;
}) {
  const { say, on } = model;
  const { words } = say;
  const final =
    failure.code === "wasm-refused" || failure.code === "no-source" || failure.code === "search";
  return (
    <div part="notice" data-code={failure.code}>
      {title && <p part="notice-title">{title}</p>}
      <p>{failureText(say, failure)}</p>
      {failure.code !== "offline" && <Details say={say} failures={[failure]} />}
      {!final && (
        <button part="button" type="button" onClick={on.retry}>
          {words.tryAgain}
        </button>
      )}
    </div>
  );
}

/** Some files of the archive are missing. */
export function PartlyNotice({ model, failures }: { model: Model; failures: readonly Failure[] }) {
  const { say, on } = model;
  return (
    <div part="notice">
      <p>{say.words.partly}</p>
      <Details say={say} failures={failures} />
      <button part="button" type="button" onClick={on.retry}>
        {say.words.tryAgain}
      </button>
    </div>
  );
}

function Details({
  say: { words, fill, number },
  failures,
}: {
  say: Say;
  failures: readonly Failure[];
}) {
  return (
    <details part="details">
      <summary>{words.details}</summary>
      <ul lang="en">
        {failures.map(({ message, offset, url }) => (
          <li>
            {url && !message.includes(url) && `${url}: `}
            {message}
            {offset !== undefined && ` (${fill(words.atByte, { offset: number(offset) })})`}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** No release matches, or there is none at all. */
export function Nothing({ state, say, on }: Model) {
  const { words } = say;
  const { query, response } = state;
  const filtered = countFilters(query) > 0;
  const without = (filtered && response?.withoutFilters) || 0;
  if (!response?.scope.releases) return <p part="notice">{words.empty}</p>;
  return (
    <div part="notice">
      <p part="notice-title">{words.nothing}</p>
      {without > 0 ? (
        <p>{say.count(words.releasesWithoutFilters, without)}</p>
      ) : (
        <p>{words.nothingHint}</p>
      )}
      {filtered && (
        <button part="button" type="button" onClick={() => on.ask(withoutFilters(query))}>
          {words.removeFilters}
        </button>
      )}
    </div>
  );
}

/** These say no more than that a query is not finished, where they are about its end. */
const UNFINISHED: readonly string[] = [
  "unclosed-quote",
  "unmatched-parenthesis",
  "nothing-to-choose",
  "bad-date",
  "no-words",
] satisfies NoteCode[];

/**
 * What the engine has to say on the query, a sentence each. A code that is not known is left to
 * newer versions.
 */
export function noteLines({ state: { response, answered, typing }, say }: Model): string[] {
  const { words, fill } = say;
  const typed = typing ? answered?.text.trim() : undefined;
  return (response?.notes ?? []).flatMap((note) => {
    const { code, text } = note;
    if (!text || !(code in words.notes)) return [];
    if (UNFINISHED.includes(code) && typed?.endsWith(text)) return [];
    const values = { text: text.trim(), words: quoted(say, note.words), form: words.dateForm };
    return [fill(words.notes[code as NoteCode], values)];
  });
}

export function QueryNotes(model: Model) {
  const { state, say, on } = model;
  const { notes, exactQuery } = state.response!;
  const lines = noteLines(model);
  if (!lines.length) return null;
  const respelt = notes.filter(({ code }) => code === "spelling").map(({ text }) => text);
  return (
    <ul part="notes">
      {lines.map((line) => (
        <li>{line}</li>
      ))}
      {exactQuery && (
        <li>
          <button
            part="link"
            type="button"
            onClick={() => on.ask(withText(state.query, exactQuery))}
          >
            {say.fill(say.words.searchJust, { words: quoted(say, respelt) })}
          </button>
        </li>
      )}
    </ul>
  );
}

function quoted({ words, fill }: Say, texts: readonly string[]): string {
  return texts.map((text) => fill(words.quoted, { text })).join(", ");
}
