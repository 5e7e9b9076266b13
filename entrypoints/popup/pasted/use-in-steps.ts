import { useEffect, useRef, useState } from 'preact/hooks';

/** Rows that come to their place in one task. */
const ROWS_A_TASK = 20;

/**
 * Rows of a long table as they are to be drawn: the first ones in their place, then more with each task. Those behind stay where they
 * were; at first they are not there.
 */
export function useInSteps<Row extends { at: number }>(rows: readonly Row[]): Row[] {
  const order = rows.map(({ at }) => at).join();
  const [settled, setSettled] = useState({ order, count: ROWS_A_TASK });
  const count = settled.order === order ? settled.count : ROWS_A_TASK;
  const before = useRef<number[]>([]);
  useEffect(() => {
    if (count >= rows.length) return;
    const timer = setTimeout(() => setSettled({ order, count: count + ROWS_A_TASK }));
    return () => clearTimeout(timer);
  }, [order, count]);

  const byPosition = new Map(rows.map((row) => [row.at, row]));
  const placed = rows.slice(0, count);
  for (const { at } of placed) byPosition.delete(at);
  const shown = [...placed, ...before.current.flatMap((at) => byPosition.get(at) ?? [])];
  before.current = shown.map(({ at }) => at);
  return shown;
}
