import type { SortedGroup } from './sorted-groups.ts';
import { digestAt, type TagTable } from './table.ts';

/**
 * The groups that a typed text finds: every word of it in one of the group's names, or at the start of its index digest (with
 * or without `sha256:`, four signs at least). An empty text finds all. Case does not matter.
 */
export function filterGroups(table: TagTable, groups: SortedGroup[], text: string): SortedGroup[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return groups;
  const names = table.names.map((name) => name.toLowerCase());
  return groups.filter(({ rows }) =>
    words.every(
      (word) => rows.some((row) => names[row]?.includes(word)) || hasDigest(table, rows[0] ?? -1, word),
    ),
  );
}

function hasDigest(table: TagTable, row: number, word: string): boolean {
  const hex = word.replace(/^sha256:/, '');
  if (!/^[0-9a-f]{4,64}$/.test(hex)) return false;
  const position = table.index[row] ?? -1;
  const start = String.fromCharCode(Number.parseInt(hex.slice(0, 2), 16));
  const packed = table.digests[position] ?? '';
  return (
    (packed.startsWith(start) || packed.startsWith('sha')) &&
    (digestAt(table, position) ?? '').startsWith(`sha256:${hex}`)
  );
}
