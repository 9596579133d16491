import { createHash } from "node:crypto";

/** What an integrity attribute takes. */
export function integrityOf(bytes) {
  return `sha384-${createHash("sha384").update(bytes).digest("base64")}`;
}

/** In hex. Its first 16 digits tell versions of a file apart in a name. */
export function sha256(bytes) {
  return createHash("sha256").update(bytes).digest("hex");
}

export function shortHash(bytes) {
  return sha256(bytes).slice(0, 16);
}
