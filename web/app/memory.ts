// What the app remembers between starts: a few values as JSON. Browsers may refuse to store
// anything; the app then forgets, and works all the same.

const PREFIX = "dateline-app:";

/** null where there is nothing. It may be anything: other versions have written it. */
export function recall<T>(name: string): Partial<T> | null {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + name) ?? "null") as Partial<T> | null;
  } catch {
    return null;
  }
}

export function remember<T>(name: string, value: T): void {
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    // Refused, or full.
  }
}

export function forget(name: string): void {
  try {
    localStorage.removeItem(PREFIX + name);
  } catch {
    // Refused: there is nothing to forget.
  }
}
