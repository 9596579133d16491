// A release as others cite it: in a sentence, and as the core writes it for programs
// (core/engine/citation.h).

import type { Release } from "../engine/protocol";
import type { Model } from "../views/model";
import type { Say } from "../words/say";

/** A sentence in the words of `say`; `link` may be "". */
export function plainCitation(release: Release, link: string, say: Say): string {
  const { title, date } = release;
  const by = say.list(names(release));
  const quoted = say.fill(say.words.quoted, { text: title });
  return [by, quoted, say.date(date), link].filter(Boolean).join(". ");
}

function names({ authors, source }: Release): readonly string[] {
  return authors.length || !source ? authors : [source];
}

/** Once for the release that is open; `link` may be "". */
export async function fetchCited(
  { state, say, on }: Model,
  id: string,
  link: string,
): Promise<void> {
  const { load } = state;
  if (state.cited?.id === id || load.phase !== "ready" || !load.opened.canExport) return;
  try {
    const entry = (format: "bibtex" | "ris") => on.exportReleases(format, id, link);
    const [bibtex, ris] = await Promise.all([entry("bibtex"), entry("ris")]);
    on.keep({ cited: { id, bibtex: bibtex.text, ris: ris.text } });
  } catch {
    on.tell(say.words.notDone);
  }
}
