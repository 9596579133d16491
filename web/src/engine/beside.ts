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
 * The same for a module. import() knows no integrity: a link that preloads does, and what it has
 * checked is what import() then gives. Fails in browsers without such links, those before 2023.
 */
export async function importBeside(file: string): Promise<unknown> {
  const link = document.createElement("link");
  if (!link.relList.supports("modulepreload")) throw new Error("this browser is too old");
  link.rel = "modulepreload";
  link.crossOrigin = "anonymous";
  link.integrity = integrityOf(file);
  link.href = addressOf(file);
  try {
    await new Promise((loaded, failed) => {
      link.onload = loaded;
      link.onerror = failed;
      document.head.append(link);
    });
  } finally {
    link.remove();
  }
  return import(/* webpackIgnore: true */ /* @vite-ignore */ link.href);
}
