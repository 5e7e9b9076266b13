import type { SortedGroup } from './sorted-groups.ts';
import { digestAt, type TagTable } from './table.ts';

/**
 * The groups that match a filter text: each word is in one of the group's tags, or starts its index digest (with or without
 * `sha256:`, at least four characters). An empty text matches all. Case-insensitive.
 */
export function filterGroups(table: TagTable, groups: SortedGroup[], text: string): SortedGroup[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return groups;
  const names = table.names.join('\n').toLowerCase();
  return words.reduce((left, word) => {
    const found = rowsWith(names, table.names.length, word);
    const hex = /^(?:sha256:)?([0-9a-f]{4,64})$/.exec(word)?.[1];
    return left.filter(
      ({ rows }) =>
        rows.some((row) => found[row]) || (hex !== undefined && hasDigest(table, rows[0] ?? -1, hex)),
    );
  }, groups);
}

/** By row: whether the name holds the word. One search through all names joined by newlines, not one per name. */
function rowsWith(names: string, count: number, word: string): Uint8Array {
  const found = new Uint8Array(count);
  let row = 0;
  let end = names.indexOf('\n');
  for (let at = names.indexOf(word); at >= 0; at = end < 0 ? -1 : names.indexOf(word, end)) {
    while (end >= 0 && end < at) {
      row++;
      end = names.indexOf('\n', end + 1);
    }
    found[row] = 1;
  }
  return found;
}

function hasDigest(table: TagTable, row: number, hex: string): boolean {
  const position = table.index[row] ?? -1;
  const start = String.fromCharCode(Number.parseInt(hex.slice(0, 2), 16));
  const packed = table.digests[position] ?? '';
  return (
    (packed.startsWith(start) || packed.startsWith('sha')) &&
    (digestAt(table, position) ?? '').startsWith(`sha256:${hex}`)
  );
}
