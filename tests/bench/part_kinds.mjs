// What the bytes are that a reader of a pack fetches.

import { isCode } from "./pack_site.mjs";

/** Of parts, by number (docs/FORMAT.md). */
const KINDS = ["columns", "terms", "positions", "spellings", "ids", "records"];

/**
 * Runs in the page, before all else. Notes in window.supplied the parts that the element gives its engine, { part, kind }. The
 * kind is told by the part's checksum: FNV-1a, begun with the number of the kind; -1 where it is none of them.
 */
export function recordParts() {
  const MOST_KINDS = 16;
  const fnv1a = (bytes, hash) => {
    for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
    return hash >>> 0;
  };
  const kindOf = (bytes) => {
    const body = bytes.subarray(0, -4);
    const checksum = new DataView(bytes.buffer).getUint32(body.length, true);
    for (let kind = 0; kind < MOST_KINDS; kind++) {
      if (fnv1a(body, 0x811c9dc5 ^ kind) === checksum) return kind;
    }
    return -1;
  };
  window.supplied = [];
  for (const { prototype } of [Worker, MessagePort]) {
    const { postMessage } = prototype;
    prototype.postMessage = function (message, ...more) {
      if (message?.call === "supply") {
        const [bytes, part] = message.args;
        window.supplied.push({ part, kind: kindOf(new Uint8Array(bytes)) });
      }
      return postMessage.call(this, message, ...more);
    };
  }
}

/** { kind: { pieces, bytes } }: code and root by their requests, parts by their names, the rest as "heads, gaps". */
export function bytesByKind(requests, supplied) {
  const kinds = {};
  const add = (kind, bytes) => {
    kinds[kind] ??= { pieces: 0, bytes: 0 };
    kinds[kind].pieces++;
    kinds[kind].bytes += bytes;
  };
  for (const { path, bytes } of requests) {
    if (isCode(path)) add("code", bytes);
    else if (path.endsWith("/root.dateline")) add("root", bytes);
  }
  for (const { part, kind } of supplied) {
    const [, begin, end] = /:(\d+)-(\d+)$/.exec(part).map(Number);
    add(KINDS[kind] ?? "other parts", end - begin);
  }
  const known = Object.values(kinds).reduce((sum, { bytes }) => sum + bytes, 0);
  const all = requests.reduce((sum, { bytes }) => sum + bytes, 0);
  kinds["heads, gaps"] = { pieces: 0, bytes: all - known };
  return kinds;
}
