import { guarded } from './defect-note.tsx';

/** Time limit of one drawing task, in ms: far below 50 ms, where a task counts as long. */
const SLICE_MS = 8;

/**
 * Splits the drawing of many things into short tasks. A key that is queued again before it was drawn is drawn once, by its latest
 * `draw`. The error of a `draw` goes to `fail`, and the others are still drawn.
 */
export function createRenderQueue<Key>(
  signal: AbortSignal,
  fail: (error: unknown) => void,
): (key: Key, draw: () => void) => void {
  const waiting = new Map<Key, () => void>();
  let running = false;

  const run = guarded(() => {
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
  });
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
