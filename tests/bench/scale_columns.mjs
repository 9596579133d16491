// What the columns of a pack are made of (docs/FORMAT.md): how many bytes each takes, deflated for itself.

import { deflateRawSync } from "node:zlib";

const FACETS = ["place", "topic", "language", "source"];
const FIELDS = 3; // that have lengths

/** { column: bytes } of a part of columns without its checksum, of `count` releases in as many parts of records. */
export function columnSizes(part, count) {
  let at = 0;
  const sizes = {};
  const varint = () => {
    for (let value = 0, shift = 1; ; shift *= 128) {
      if (at >= part.length) throw new Error("these are no columns");
      const byte = part[at++];
      value += (byte % 128) * shift;
      if (byte < 128) return value;
    }
  };
  const skip = (values) => {
    for (let i = 0; i < values; i++) varint();
  };
  const column = (name, read) => {
    const begin = at;
    read();
    sizes[name] = deflateRawSync(part.subarray(begin, at)).length;
  };
  const list = (each) => {
    for (let i = 0; i < count; i++) each();
  };

  column("places of records", () => skip(count));
  let dated = 0;
  column("dates", () => {
    list(() => (dated += varint() > 0));
    skip(dated);
  });
  column("status, embargo", () => {
    skip(count);
    list(() => varint() > 0 && (at += 8));
  });
  column("versions", () => skip(count));
  for (const facet of FACETS) {
    column(facet, () => {
      for (let left = varint(); left > 0; left--) {
        const size = varint();
        at += size;
      }
      let values = 0;
      list(() => (values += varint()));
      skip(values);
    });
  }
  column("lengths", () => (at += FIELDS * count));
  column("languages", () => (at = part.length));
  return sizes;
}
