/** A download that brings nothing for so long stands still. */
export const STALL_MS = 30_000;

/**
 * Calls `load` with a signal that is aborted when `signal` is, or when STALL_MS have gone by since
 * `load` began or last called `alive`.
 */
export async function unlessStalled<T>(
  signal: AbortSignal,
  load: (signal: AbortSignal, alive: () => void) => Promise<T>,
): Promise<T> {
  const abort = new AbortController();
  const stop = () => abort.abort(signal.reason);
  const stalled = () => abort.abort(new Error(`nothing has come for ${STALL_MS / 1000} s`));
  let timer: ReturnType<typeof setTimeout> | undefined;
  const alive = () => {
    clearTimeout(timer);
    timer = setTimeout(stalled, STALL_MS);
  };
  if (signal.aborted) stop();
  signal.addEventListener("abort", stop);
  alive();
  try {
    return await load(abort.signal, alive);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", stop);
  }
}

/** The body, whole; `alive` is called as often as some of it comes. */
export async function readBody(
  response: Response,
  alive: () => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const watched = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      alive();
      controller.enqueue(chunk);
    },
  });
  const body = response.body?.pipeThrough(watched) ?? null;
  return new Uint8Array(await new Response(body).arrayBuffer());
}
