import { enMore } from "./en-more";
import { primary, type Say } from "./say";
import type { Words } from "./words";

/** All the words of `say`: only those of English are not whole before this. */
export function moreWords({ language, words }: Say): Words<never> {
  return primary(language) === "en" ? { ...words, ...enMore } : (words as Words<never>);
}
