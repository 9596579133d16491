// Saves all that is found as a file. The core writes it: core/engine/export.h.

import type { ExportFormat } from "../engine/protocol";
import { FACETS } from "../engine/protocol";
import type { Model } from "../views/model";
import { moreWords } from "../words/more-words";

/** Names of formats are the same in all languages. */
const FORMATS: Record<ExportFormat, { name: string; extension: string; type: string }> = {
  csv: { name: "CSV", extension: "csv", type: "text/csv;charset=utf-8" },
  json: { name: "JSON Feed", extension: "json", type: "application/feed+json" },
  bibtex: { name: "BibTeX", extension: "bib", type: "application/x-bibtex;charset=utf-8" },
  ris: {
    name: "RIS",
    extension: "ris",
    type: "application/x-research-info-systems;charset=utf-8",
  },
};

const MAX_NAME = 80;

/** How long a browser may take to read what it saves. */
const SAVE_MS = 60_000;

export function ExportMenu({ model }: { model: Model }) {
  return (
    <ul part="choices" role="list">
      {(Object.keys(FORMATS) as ExportFormat[]).map((format) => (
        <li key={format}>
          <button part="link" type="button" onClick={() => void save(model, format)}>
            {FORMATS[format].name}
          </button>
        </li>
      ))}
    </ul>
  );
}

async function save(model: Model, format: ExportFormat): Promise<void> {
  const { on, say } = model;
  const words = moreWords(say);
  const { extension, type } = FORMATS[format];
  const name = `${fileName(model)}.${extension}`;
  try {
    const { text, releases, total } = await on.exportReleases(format);
    download(new Blob([text], { type }), name);
    const saved = say.count(words.releasesSaved, releases);
    const whole = releases === total;
    const told = whole ? saved : say.fill(words.savedInPart, { saved, all: say.number(total) });
    on.tell(told);
  } catch {
    on.tell(words.notDone);
  }
}

function download(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click(); // it is not in the document: the page does not hear of it
  setTimeout(() => URL.revokeObjectURL(link.href), SAVE_MS);
}

/** Of the archive and what is asked, "IOM-News-art-Haiti", in letters and digits of any script. */
export function fileName({ state, settings, name }: Model): string {
  const { load, query } = state;
  const reports = load.phase === "ready" ? load.opened.reports : [];
  const title = reports.find((report) => report.title)?.title ?? name ?? "";
  const values = FACETS.flatMap((facet) => settings.fixed[facet] ?? query.filters[facet]);
  const words = [title, query.text, ...values, query.from, query.to];
  const plain = words.join(" ").replace(/[^\p{L}\p{M}\p{N}]+/gu, "-").slice(0, MAX_NAME);
  return plain.replace(/^-+|-+$/g, "") || "releases";
}
