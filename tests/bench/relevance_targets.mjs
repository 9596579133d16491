// What the ranking must reach, and whether `scores` do: { set: { contender: { ndcg10, … } } }.

export const OWN = "Dateline";

/** nDCG@10 of the BM25 reference, as ../shared/corpora/README.md gives it. */
export const README = {
  "adi": 0.486, "cranfield": 0.51, "cisi": 0.383, "cacm": 0.479, "bbc-ki": 0.843, "piaf-fr": 0.806, "squad-es": 0.815,
  "xquad-en": 0.965, "xquad-es": 0.959, "xquad-zh": 0.965,
};

/** Each has a twin, its name with "-clean" behind. */
export const TYPO_SETS = ["bbc-ki-typo", "cranfield-typo"];

const MAY_LOSE = 0.005;
const MUST_LEAD = 0.01;
const MAY_KEEP_OF_LOSS = 1 / 3;
const CHINESE = "xquad-zh";

/** ".486", "1.000", "-.012" */
export const figure = (value) => value.toFixed(3).replace(/^(-?)0\./, "$1.");
export const signed = (value) => (value >= 0 ? "+" : "") + figure(value);
export const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Those that the sets in `scores` can tell: [{ target, met }]. */
export function referenceTargets(scores) {
  const sets = Object.keys(README).filter((set) => scores[set]?.[OWN]);
  if (sets.length === 0) return [];
  const leads = sets.map((set) => scores[set][OWN].ndcg10 - README[set]);
  const low = sets.filter((_, i) => leads[i] < -MAY_LOSE);
  const which = low.length > 0 ? `: ${low.join(", ")}` : "";
  const targets = [
    { target: `no collection below the reference by more than ${figure(MAY_LOSE)}${which}`, met: low.length === 0 },
  ];
  if (sets.length === Object.keys(README).length) {
    const lead = mean(leads);
    targets.push({ target: `the mean above it by ${figure(MUST_LEAD)}: it is ${signed(lead)}`, met: lead >= MUST_LEAD });
  }
  if (sets.includes(CHINESE)) {
    // To the three figures that the reference is known by.
    const own = figure(scores[CHINESE][OWN].ndcg10);
    const wanted = figure(README[CHINESE]);
    targets.push({ target: `${CHINESE} as good as ${wanted}: it is ${own}`, met: Number(own) >= Number(wanted) });
  }
  return targets;
}

/**
 * `typos`: { set: { exact, changed } }, the scores without spelling correction and the texts of the queries whose answer
 * it changes. The loss is what exact search loses by the misspellings, against its score on the clean twin.
 */
export function typoTargets(scores, typos) {
  const targets = [];
  for (const set of TYPO_SETS) {
    const clean = `${set}-clean`;
    if (typos[set] && typos[clean]) {
      const best = typos[clean].exact.ndcg10;
      const loss = best - typos[set].exact.ndcg10;
      const left = best - scores[set][OWN].ndcg10;
      const share = `exact search loses ${figure(loss)} of ${figure(best)}, with correction ${figure(left)} is lost`;
      targets.push({ target: `${set}, at most a third of the loss is left: ${share}`, met: left <= loss * MAY_KEEP_OF_LOSS });
    }
    if (typos[clean]) {
      const { changed } = typos[clean];
      const which = changed.length > 0 ? `, among them: ${changed.slice(0, 5).join(" | ")}` : "";
      targets.push({ target: `${clean}, correction changes nothing: ${changed.length} queries${which}`, met: changed.length === 0 });
    }
  }
  return targets;
}
