/** Longest slice of drawing, in ms: far below the 50 ms at which a task counts as long. */
const SLICE_MS = 8;

/**
 * Draws many things in slices, so that no task is long. What is queued again before it was drawn is drawn once, by its newest
 * `draw`. One that throws is given to `fail`, and the others are drawn.
 */
export function createRenderQueue<Key>(
  signal: AbortSignal,
  fail: (error: unknown) => void,
): (key: Key, draw: () => void) => void {
  const waiting = new Map<Key, () => void>();
  let running = false;

  const run = () => {
    running = false;
    const ends = performance.now() + SLICE_MS;
    for (const [key, draw] of waiting) {
      if (signal.aborted) return;
      if (performance.now() >= ends) return later();
      waiting.delete(key);
      try {
        draw();
      } catch (error) {
        fail(error);
      }
    }
  };
  const later = () => {
    if (running) return;
    running = true;
    setTimeout(run);
  };
  return (key, draw) => {
    waiting.set(key, draw);
    later();
  };
}
