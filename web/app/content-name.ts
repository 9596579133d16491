// The names of a pack's files, which tell what is in them: docs/FORMAT.md.

/** FNV-1a, 32 bits (draft-eastlake-fnv), going on from `hash`. */
function fnv1a(bytes: Uint8Array, hash: number): number {
  for (let i = 0; i < bytes.length; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
  return hash;
}

/** Of the file that these pieces are, in order. */
export function contentName(pieces: readonly Uint8Array[]): string {
  const size = pieces.reduce((sum, { length }) => sum + length, 0);
  const hex = (begin: number) => {
    const hash = pieces.reduce((so, bytes) => fnv1a(bytes, so), begin);
    return (hash >>> 0).toString(16).padStart(8, "0");
  };
  return `${hex(0x811c9dc5)}${hex(Math.imul(size, 0x9e3779b1))}.bin`;
}
