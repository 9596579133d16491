/** Nothing in a pack is larger. */
const MAX_BYTES = 256 * 1024 * 1024;

/** A part as it is stored: deflated, zeros, and a last byte that tells how many. */
export async function inflatePart(stored: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer> {
  return inflate([stored.subarray(0, -1 - stored.at(-1)!)]);
}

/** Deflate (RFC 1951) undone. Fails on bytes that are cut or damaged, or come from more. */
export async function inflate(
  chunks: readonly Uint8Array<ArrayBuffer>[],
): Promise<ArrayBuffer> {
  // Of the browsers of 2023 and later.
  const inflated = new Blob([...chunks]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  let size = 0;
  const counted = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      size += chunk.length;
      if (size > MAX_BYTES) throw new Error(`more than ${MAX_BYTES} bytes`);
      controller.enqueue(chunk);
    },
  });
  return new Response(inflated.pipeThrough(counted)).arrayBuffer();
}
