// What an element and the engine of its pack say to each other, and what the bytes are that they fetch.

import { isCode } from "./traffic.mjs";

/** Of parts, by number (docs/FORMAT.md). */
export const KINDS = ["columns", "terms", "positions", "spellings", "ids", "records"];

/**
 * Runs in the page, before all else. window.heard.parts are the parts that the engine was given, { part, kind }: the kind is
 * told by the part's checksum, FNV-1a, begun with the number of the kind; -1 where it is none of them. window.heard.runs are
 * the times of its answers in ms: in a worker from the question to the answer, on the page's own thread the work alone;
 * window.heard.isQuiet() tells whether nothing is asked at present.
 */
export function listen() {
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

  const asked = new Map(); // the number of a question that has no answer yet → when
  const heard = (window.heard = { parts: [], runs: [], isQuiet: () => asked.size === 0 });
  const answered = (id) => {
    if (asked.has(id)) heard.runs.push(performance.now() - asked.get(id));
    asked.delete(id);
  };
  const hear = ({ call, id, args }) => {
    if (call === "run") asked.set(id, performance.now());
    if (call === "supply") heard.parts.push({ part: args[1], kind: kindOf(new Uint8Array(args[0])) });
  };

  window.Worker = class extends Worker {
    constructor(url) {
      super(url);
      this.addEventListener("message", ({ data }) => answered(data.id));
    }
    postMessage(message, transfer) {
      hear(message);
      super.postMessage(message, transfer);
    }
  };

  const { prototype } = MessagePort;
  const { set } = Object.getOwnPropertyDescriptor(prototype, "onmessage");
  const { postMessage } = prototype;
  Object.defineProperty(prototype, "onmessage", {
    set(handler) {
      set.call(this, handler && ((event) => {
        if (event.data.call) hear(event.data);
        return handler.call(this, event);
      }));
    },
  });
  prototype.postMessage = function (message, transfer) {
    if (!message.call) answered(message.id);
    postMessage.call(this, message, transfer);
  };
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
  for (const { part, kind } of [...supplied].sort((a, b) => a.kind - b.kind)) {
    const [, begin, end] = /:(\d+)-(\d+)$/.exec(part).map(Number);
    add(KINDS[kind] ?? "other parts", end - begin);
  }
  const known = Object.values(kinds).reduce((sum, { bytes }) => sum + bytes, 0);
  const all = requests.reduce((sum, { bytes }) => sum + bytes, 0);
  kinds["heads, gaps"] = { pieces: 0, bytes: all - known };
  return kinds;
}
