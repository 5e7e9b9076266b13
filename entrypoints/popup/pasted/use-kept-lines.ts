import { useRef } from 'preact/hooks';
import type { DiffLine } from '../../../lib/paste/pin/diff.ts';

/** The same lines as before where nothing in them changed, so that they need not be drawn again. */
export function useKeptLines(lines: readonly DiffLine[]): DiffLine[] {
  const before = useRef(new Map<string, DiffLine>());
  const kept = lines.map((line) => {
    const old = before.current.get(keyOf(line));
    return old && isSame(old, line) ? old : line;
  });
  before.current = new Map(kept.map((line) => [keyOf(line), line]));
  return kept;
}

const keyOf = ({ kind, number }: DiffLine): string => `${kind} ${number}`;

const isSame = ({ pieces }: DiffLine, other: DiffLine): boolean =>
  pieces.length === other.pieces.length &&
  pieces.every(({ text, isNew }, at) => text === other.pieces[at]?.text && isNew === other.pieces[at]?.isNew);
