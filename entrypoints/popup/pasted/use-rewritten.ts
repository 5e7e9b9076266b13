import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Found, TextPlace } from '../../../lib/paste/pasted.ts';
import { type DiffLine, diffLines } from '../../../lib/paste/pin/diff.ts';
import type { Change } from '../../../lib/paste/pin/edits.ts';
import { type Rewritten, rewrite } from '../../../lib/paste/pin/rewrite.ts';
import { useKeptLines } from './use-kept-lines.ts';

/** A text that is longer, in characters, is read again in a task of its own: that takes longer than all else. */
const MAX_AT_ONCE = 5000;

/** How long nothing must change before that, in ms. */
const CHECK_AFTER_MS = 200;

interface Shown extends Rewritten {
  /** The difference. */
  lines: DiffLine[];
  /** The text, read again if that has not been done yet. */
  exact: () => string;
}

/** The text with its changes, and its difference. Read again once nothing more `isRunning`, and when it is to be exact. */
export function useRewritten(
  text: string,
  found: readonly Found<TextPlace>[],
  changes: ReadonlyMap<Found<TextPlace>, Change>,
  isRunning: boolean,
): Shown {
  const key = JSON.stringify(found.map((one) => changes.get(one) ?? 0));
  const isQuick = isRunning || text.length > MAX_AT_ONCE;
  const first = useMemo(() => rewrite(text, found, changes, { isQuick }), [text, found, key, isQuick]);
  const [checked, setChecked] = useState<{ first: Rewritten; result: Rewritten } | null>(null);
  useEffect(() => {
    if (isRunning || !isQuick) return;
    const check = () => setChecked({ first, result: rewrite(text, found, changes) });
    const timer = setTimeout(check, CHECK_AFTER_MS);
    return () => clearTimeout(timer);
  }, [first, isRunning]);
  const result = isQuick ? (checked?.first === first ? checked.result : null) : first;
  const shown = result ?? first;
  const lines = useMemo(() => diffLines(text, shown.edits), [text, shown]);
  const exact = () => (result ?? rewrite(text, found, changes)).text;
  return { ...shown, lines: useKeptLines(lines), exact };
}
