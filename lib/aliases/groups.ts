import { comparePlatformKeys } from '../oci/platform.ts';
import type { TagTable } from './table.ts';

/** Tags of one image, as rows of the table. */
export interface AliasGroup {
  /** The index digest; where none is recorded, the manifest digest of the group's first platform; null if neither is known. */
  digest: string | null;
  /** Whether `digest` is the index's own. */
  exact: boolean;
  rows: number[];
}

/**
 * Every tag in exactly one group: together where the index is the same, and where no index digest is recorded (pushes before
 * about 2021) where the whole set of platform images is. A tag of which nothing is known is a group of its own.
 */
export function groupByImage(table: TagTable): AliasGroup[] {
  const groups: AliasGroup[] = [];
  const byIndex: (AliasGroup | undefined)[] = [];
  const bySet: (AliasGroup | undefined)[] = [];
  const open = (digest: string | null, exact: boolean): AliasGroup => {
    const group = { digest, exact, rows: [] };
    groups.push(group);
    return group;
  };
  for (let row = 0; row < table.names.length; row++) {
    const index = table.index[row] ?? -1;
    const set = table.set[row] ?? -1;
    let group: AliasGroup;
    if (index >= 0) {
      group = byIndex[index] ??= open(table.digests[index] ?? null, true);
    } else if (table.sets[set]?.length) {
      group = bySet[set] ??= open(firstManifest(table, set), false);
    } else {
      group = open(null, false);
    }
    group.rows.push(row);
  }
  return groups;
}

function firstManifest(table: TagTable, set: number): string | null {
  const pairs = table.sets[set] ?? [];
  let best = 0;
  const key = (at: number) => table.platforms[pairs[at] ?? -1] ?? '';
  for (let at = 2; at < pairs.length; at += 2) if (comparePlatformKeys(key(at), key(best)) < 0) best = at;
  return table.digests[pairs[best + 1] ?? -1] ?? null;
}
