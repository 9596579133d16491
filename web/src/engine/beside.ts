// The files that lie beside the script, whose names and hashes the build has put into it.

let base = "";

/** The files lie beside this address: that of the script. */
export function setBase(url: string): void {
  base = url;
}

/** Of a file that DATELINE_FILES has: "es.json" is dateline-es-….json. */
export function addressOf(file: string): string {
  const hash = DATELINE_FILES[file]!.slice(0, 16);
  return String(new URL(`dateline-${file.replace(".", `-${hash}.`)}`, base));
}

function integrityOf(file: string): string {
  const bytes = DATELINE_FILES[file]!.match(/../g)!.map((hex) => parseInt(hex, 16));
  return `sha256-${btoa(String.fromCharCode(...bytes))}`;
}

/** Fails where the file cannot be had, or is another than the build's. */
export async function fetchBeside(file: string): Promise<Response> {
  const integrity = integrityOf(file);
  const response = await fetch(addressOf(file), { integrity, credentials: "omit", mode: "cors" });
  if (!response.ok) throw new Error(`HTTP status ${response.status}`);
  return response;
}

/**
 * The same for a module. import() knows no integrity, but gives what an element that knows it has
 * checked and loaded: a link that preloads or, in browsers without (before 2023), a script. The
 * strictest policies, Trusted Types, allow no script; browsers that have these have the link.
 */
export async function importBeside(file: string): Promise<unknown> {
  const url = addressOf(file);
  const link = document.createElement("link");
  const preloads = link.relList.supports("modulepreload");
  const element = preloads
    ? Object.assign(link, { rel: "modulepreload", href: url })
    : Object.assign(document.createElement("script"), { type: "module", src: url });
  element.crossOrigin = "anonymous";
  element.integrity = integrityOf(file);
  try {
    await new Promise((loaded, failed) => {
      element.onload = loaded;
      element.onerror = failed;
      document.head.append(element);
    });
  } finally {
    element.remove();
  }
  return import(/* webpackIgnore: true */ /* @vite-ignore */ url);
}
