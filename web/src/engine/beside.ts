// The files that lie beside the script, whose names and hashes the build has put into it.

let base = "";

/** The files lie beside this address: that of the script. */
export function setBase(url: string): void {
  base = url;
}

export function addressOf(file: BuiltFile): string {
  return String(new URL(file.name, base));
}

/** Fails where the file cannot be had, or is another than the build's. */
export async function fetchBeside(file: BuiltFile): Promise<Response> {
  const { integrity } = file;
  const response = await fetch(addressOf(file), { integrity, credentials: "omit", mode: "cors" });
  if (!response.ok) throw new Error(`HTTP status ${response.status}`);
  return response;
}
