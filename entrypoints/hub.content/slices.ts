/** As long as one slice of drawing may hold the page, in ms: far below the 50 ms at which a task counts as long. */
const A_SLICE = 8;

/**
 * Draws many things piece by piece, letting the page breathe in between. Asked again before it has ended, it begins anew: what
 * is drawn is always the newest.
 */
export function createSlices(signal: AbortSignal): (jobs: (() => void)[]) => void {
  let left: (() => void)[] = [];
  let running = false;

  const run = () => {
    running = false;
    const ends = performance.now() + A_SLICE;
    while (left.length > 0 && !signal.aborted && performance.now() < ends) left.shift()?.();
    if (left.length > 0 && !signal.aborted) later();
  };
  const later = () => {
    running = true;
    setTimeout(run);
  };
  return (jobs) => {
    left = [...jobs];
    if (!running) run();
  };
}
