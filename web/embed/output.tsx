// What an editor takes away: the tag, the lines of a policy, the link to the settings.

import { useEffect, useState } from "preact/hooks";
import { Code } from "./notes";
import type { Options } from "./options";
import { policyOf, policyText, styleHash, styleOf, tagOf, type Surroundings } from "./tag";
import { words } from "./words";

export function Output({ options, around }: { options: Options; around: Surroundings }) {
  const tag = tagOf(options, around);
  const hash = useStyleHash(styleOf(options));
  const lines = policyOf(around, hash);
  return (
    <>
      <section aria-labelledby="tag">
        <h2 id="tag">{words.tag}</h2>
        <p class="hint">{words.tagHint}</p>
        <Code text={tag} label={words.tag} />
        <Copy label={words.copyTag} text={tag} />
      </section>
      <section aria-labelledby="policy">
        <h2 id="policy">{words.policy}</h2>
        <p class="hint">{words.policyHint}</p>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.line}</th>
              <th scope="col">{words.reason}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ directive, sources, reasons }) => (
              <tr>
                <th scope="row">
                  <code>{`${directive} ${sources.join(" ")}`}</code>
                </th>
                <td>{reasons.map((reason) => words.reasons[reason]).join("; ")}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <Copy label={words.copyPolicy} text={policyText(lines)} />
      </section>
      <section aria-labelledby="link">
        <h2 id="link">{words.link}</h2>
        <p class="hint">{words.linkHint}</p>
        <Copy label={words.copyLink} text={location.origin + location.pathname + location.hash} />
      </section>
    </>
  );
}

/** Nothing until it is known; then it belongs to the style of the same moment. */
function useStyleHash(style: string): string | null {
  const [known, setKnown] = useState<{ style: string; hash: string | null } | null>(null);
  useEffect(() => {
    let current = true;
    void styleHash(style).then((hash) => current && setKnown({ style, hash }));
    return () => {
      current = false;
    };
  }, [style]);
  return known?.style === style ? known.hash : null;
}

function Copy({ label, text }: { label: string; text: string }) {
  const [said, setSaid] = useState<{ text: string; words: string } | null>(null);
  const copy = async () => {
    const copied = await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    );
    setSaid({ text, words: copied ? words.copied : words.copyRefused });
  };
  return (
    <p class="copy">
      <button type="button" onClick={() => void copy()}>
        {label}
      </button>
      <span role="status">{said?.text === text ? said.words : ""}</span>
    </p>
  );
}
