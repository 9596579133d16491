// What the publisher sets, in settings.json beside the app's page: docs/APP.md.

export interface Settings {
  /** Addresses of the archive's files, apart by white space, relative to the app's page. */
  archive: string;
  /** Of the app; "" for the app's own word. */
  name: string;
}

/** Absolute. */
export const settingsUrl = () => String(new URL("settings.json", location.href));

/** Where the file cannot be had, or says something else, the archive is the one beside the app. */
export async function readSettings(): Promise<Settings> {
  const written = await fetch(settingsUrl())
    .then((response) => response.json() as Promise<Partial<Settings> | null>)
    .catch(() => null);
  const text = (value: unknown) => (typeof value === "string" ? value.trim() : "");
  return { archive: text(written?.archive) || "archive.json", name: text(written?.name) };
}
