// English is in the script; the words of any other language are a file beside it, fetched once for
// all elements of the page.

import { fetchBeside } from "../engine/beside";
import { createSay, primary, type Say } from "./say";
import type { Words } from "./words";

const fetched = new Map<string, Promise<Words<never>>>();

/**
 * How to speak `language`, a tag that chooseLanguage gave. Where its words cannot be had, English;
 * the next call tries again.
 */
export async function speak(language: string): Promise<Say> {
  const code = primary(language);
  if (code === "en") return createSay(language);
  try {
    if (!fetched.has(code)) fetched.set(code, fetchWords(code));
    return createSay(language, await fetched.get(code));
  } catch {
    fetched.delete(code);
    return createSay("en");
  }
}

async function fetchWords(code: string): Promise<Words<never>> {
  return (await fetchBeside(`${code}.json`)).json() as Promise<Words<never>>;
}
