import { useMemo } from 'preact/hooks';
import type { Found, TextPlace } from '../../../lib/paste/pasted.ts';
import { type DiffLine, diffLines } from '../../../lib/paste/pin/diff.ts';
import type { Change } from '../../../lib/paste/pin/edits.ts';
import { type Rewritten, rewrite } from '../../../lib/paste/pin/rewrite.ts';

/** The text with its changes, and its difference. Read again only once nothing more `isRunning`: that takes longer than the rest. */
export function useRewritten(
  text: string,
  found: readonly Found<TextPlace>[],
  changes: ReadonlyMap<Found<TextPlace>, Change>,
  isRunning: boolean,
): Rewritten & { lines: DiffLine[] } {
  const key = JSON.stringify(found.map((one) => changes.get(one) ?? 0));
  return useMemo(() => {
    const rewritten = rewrite(text, found, changes, { isQuick: isRunning });
    return { ...rewritten, lines: diffLines(text, rewritten.edits) };
  }, [text, found, key, isRunning]);
}
