import { useEffect, useState } from 'preact/hooks';

/** Items that are drawn in one task. */
const SLICE = 50;

/**
 * How many of so many items are drawn by now: a slice at once, and one more in each task after it, so that keys and scrolling never
 * wait for a long list.
 */
export function useSlices(wanted: number): number {
  const [drawn, setDrawn] = useState(SLICE);
  const isLeft = drawn < wanted;
  useEffect(() => {
    if (!isLeft) return;
    const next = setTimeout(() => setDrawn(drawn + SLICE));
    return () => clearTimeout(next);
  }, [drawn, isLeft]);
  return Math.min(drawn, wanted);
}
