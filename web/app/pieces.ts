// The files of a pack in the copy. Each is cut into pieces, entries of their own, so that saving
// goes on with the piece where it stopped.

/** Of every piece but the last of a file. */
export const PIECE_BYTES = 2 * 1024 * 1024;

/** Where a file of so many bytes is cut. */
export function pieceBegins(bytes: number): number[] {
  return Array.from({ length: Math.ceil(bytes / PIECE_BYTES) }, (_, i) => i * PIECE_BYTES);
}

/** The address under which the piece that begins there is kept. */
export function pieceUrl(url: string, begin: number): string {
  return `${url}?dateline-piece=${begin}`;
}

export function pieceUrls({ url, bytes }: { url: string; bytes: number }): string[] {
  return pieceBegins(bytes).map((begin) => pieceUrl(url, begin));
}

/** Bytes `begin` to `end` of a file, that one not among them; null where one of them is not here. */
export async function readRange(
  cache: Cache,
  url: string,
  begin: number,
  end: number,
): Promise<Blob | null> {
  const first = begin - (begin % PIECE_BYTES);
  const blobs: Blob[] = [];
  for (let at = first; at < end; at += PIECE_BYTES) {
    const piece = await cache.match(pieceUrl(url, at));
    if (!piece) return null;
    blobs.push(await piece.blob());
  }
  const range = new Blob(blobs).slice(begin - first, end - first);
  return range.size === end - begin ? range : null;
}
