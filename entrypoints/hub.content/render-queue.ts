/** As long as one slice of drawing may hold the page, in ms: far below the 50 ms at which a task counts as long. */
const SLICE_MS = 8;

/**
 * Draws many things piece by piece, letting the page breathe in between. What is asked for again before it was drawn is drawn
 * once: the newest counts, and nothing else is forgotten.
 */
export function createRenderQueue<Key>(signal: AbortSignal): (key: Key, draw: () => void) => void {
  const waiting = new Map<Key, () => void>();
  let running = false;

  const run = () => {
    running = false;
    const ends = performance.now() + SLICE_MS;
    for (const [key, draw] of waiting) {
      if (signal.aborted) return;
      if (performance.now() >= ends) return later();
      waiting.delete(key);
      draw();
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
