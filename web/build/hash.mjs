import { createHash } from "node:crypto";

/** What an integrity attribute takes. */
export function integrityOf(bytes) {
  return `sha384-${createHash("sha384").update(bytes).digest("base64")}`;
}

/** Enough of a SHA-256 to tell versions of a file apart, for its name. */
export function shortHash(bytes) {
  return createHash("sha256").update(bytes).digest("hex").slice(0, 16);
}
