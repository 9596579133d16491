// What can be done with a release that is open: link to it, share it, print it, cite it, quote it.

import type { Release } from "../engine/protocol";
import { EMPTY_QUERY, opened } from "../state/query";
import type { Model } from "../views/model";
import { moreWords } from "../words/more-words";
import { fetchCited, plainCitation } from "./cite";
import { linkToText } from "./quote";

interface Props {
  model: Model;
  release: Release;
}

export function UseRelease({ model, release }: Props) {
  const { state, say } = model;
  const words = moreWords(say);
  const { copied } = state;
  const cited = state.cited?.id === release.id ? state.cited : null;
  const link = linkTo(model, release);
  return (
    <div part="use">
      {link && <Copy model={model} text={link} label={words.copyLink} />}
      {link && "share" in navigator && (
        <button part="link" type="button" onClick={() => share(release.title, link)}>
          {words.shareRelease}
        </button>
      )}
      <button part="link" type="button" onClick={() => print()}>
        {words.print}
      </button>
      <details
        part="cite"
        onToggle={(event) => event.currentTarget.open && void fetchCited(model, release.id, link)}
      >
        <summary part="link">{words.cite}</summary>
        {[
          [words.plainText, plainCitation(release, release.url ?? link, say)],
          ...(cited ? [["BibTeX", cited.bibtex], ["RIS", cited.ris]] : []),
          ...(link ? [[words.link, link]] : []),
        ].map(([label, text]) => (
          <div>
            <strong>{label}</strong> <Copy model={model} text={text!} label={words.copy} of={label!} />
            <pre part="citation" dir="auto">
              {text}
            </pre>
          </div>
        ))}
      </details>
      {copied?.refused && (
        <p part="problem">
          {words.copyRefused} <bdi>{copied.text}</bdi>
        </p>
      )}
    </div>
  );
}

/** Once something of the text is selected; it follows the reader down the page. */
export function Quote({ model, release }: Props) {
  const { selection } = model.state;
  const link = linkTo(model, release);
  if (!selection || !link) return null;
  // A press would take the selection away.
  return (
    <p part="quote" onMouseDown={(event) => event.preventDefault()}>
      <Copy model={model} text={linkToText(link, selection)} label={moreWords(model.say).quote} />
    </p>
  );
}

/** `of` tells several buttons of one label apart. */
function Copy({
  model,
  text,
  label,
  of,
}: {
  model: Model;
  text: string;
  label: string;
  of?: string;
}) {
  const { copied } = model.state;
  const words = moreWords(model.say);
  const done = copied?.text === text && !copied.refused;
  return (
    <button
      part="link"
      type="button"
      aria-label={of && `${label}: ${of}`}
      onClick={() => void copy(model, text)}
    >
      {done ? words.copied : label}
    </button>
  );
}

async function copy({ say, on }: Model, text: string): Promise<void> {
  let refused = false;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    refused = true; // by the page's policy, or it is not https
  }
  const words = moreWords(say);
  on.keep({ copied: { text, refused }, announced: refused ? words.copyRefused : words.copied });
}

function share(title: string, url: string): void {
  navigator.share({ title, url }).catch(() => {}); // given up
}

/** To the release alone, without what was searched; to its original where it has no address here. */
function linkTo({ address }: Model, { id, url }: Release): string {
  const here = address(opened(EMPTY_QUERY, id));
  return here === undefined ? (url ?? "") : String(new URL(here, location.href));
}
