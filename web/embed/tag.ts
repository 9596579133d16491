// What an editor copies: the tag with its script and style, and what a Content-Security-Policy must
// allow for it. Texts in, texts out.

import { COLORS, DEFAULT_HEIGHT, isValid, TAG_ATTRIBUTES, type Options } from "./options";

/** What the tag says beside the options. Addresses are absolute. */
export interface Surroundings {
  /** Of the script. */
  script: string;
  integrity: string;
  /** The archive's files, as the tag names them, apart by spaces. */
  src: string;
  /** What readers without script get instead, or null. */
  home: { url: string; title: string } | null;
}

/** The element's attributes, in the tag's order. */
export function attributesOf(options: Options, src: string): [name: string, text: string][] {
  return TAG_ATTRIBUTES.flatMap((name) => {
    const text = name === "src" ? src : options[name];
    return text !== undefined && (name === "src" || isValid(name, text)) ? [[name, text]] : [];
  });
}

/** The declarations of its style, each "name: value". */
export function declarationsOf(options: Options): [name: string, value: string][] {
  const height = options.height ?? DEFAULT_HEIGHT;
  const colors = COLORS.flatMap((name): [string, string][] => {
    const color = options[name];
    return color && isValid(name, color) ? [[`--dateline-color-${name}`, color]] : [];
  });
  return [
    ["display", "flow-root"],
    ["min-block-size", `${isValid("height", height) ? height : DEFAULT_HEIGHT}rem`],
    ...colors,
  ];
}

/** What stands between <style> and </style>, to the letter: a policy may name its hash. */
export function styleOf(options: Options): string {
  const lines = declarationsOf(options).map(([name, value]) => `  ${name}: ${value};\n`);
  return `\ndateline-archive {\n${lines.join("")}}\n`;
}

export function tagOf(options: Options, { script, integrity, src, home }: Surroundings): string {
  const attributes = attributesOf(options, src).map(([name, text]) => ` ${name}="${escape(text)}"`);
  const inside = home ? `\n  <a href="${escape(home.url)}">${escape(home.title)}</a>\n` : "";
  return `<style>${styleOf(options)}</style>
<script async crossorigin="anonymous" src="${escape(script)}"
        integrity="${escape(integrity)}"></script>
<dateline-archive${attributes.join("")}>${inside}</dateline-archive>
`;
}

/** For what a policy must allow something; the words say it. */
export type Reason = "script" | "engine" | "data" | "style" | "worker";

export interface PolicyLine {
  directive: string;
  sources: string[];
  reasons: Reason[];
  /** Without it the element works as well, but for what the reason says. */
  optional: boolean;
}

/** `hash` is styleHash() of the style; null where it is not known, then there is no line for it. */
export function policyOf(
  { script, src }: Pick<Surroundings, "script" | "src">,
  hash: string | null,
): PolicyLine[] {
  const origins = [script, ...src.split(" ")].flatMap((address) => originOf(address) ?? "'self'");
  const line = (directive: string, sources: string[], ...reasons: Reason[]): PolicyLine => ({
    directive,
    sources: [...new Set(sources)],
    reasons,
    optional: reasons.includes("worker"),
  });
  return [
    line("script-src", [origins[0]!, "'wasm-unsafe-eval'"], "script", "engine"),
    line("connect-src", origins, "data"),
    ...(hash ? [line("style-src", [hash], "style")] : []),
    line("worker-src", ["blob:"], "worker"),
  ];
}

/** As a header has it: what is not optional. */
export function policyText(lines: readonly PolicyLine[]): string {
  const needed = lines.filter(({ optional }) => !optional);
  return needed.map(({ directive, sources }) => `${directive} ${sources.join(" ")};\n`).join("");
}

/** As style-src takes it; null where the browser does not hash, in a page that came by http. */
export async function styleHash(style: string): Promise<string | null> {
  if (!crypto.subtle) return null;
  const hash = new Uint8Array(
    await crypto.subtle.digest("SHA-256", new TextEncoder().encode(style)),
  );
  return `'sha256-${btoa(String.fromCharCode(...hash))}'`;
}

/** null where it is relative: then it is the page's own. */
function originOf(address: string): string | null {
  try {
    return new URL(address).origin;
  } catch {
    return null;
  }
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
