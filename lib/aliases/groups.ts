import { comparePlatformKeys } from '../oci/platform.ts';
import { digestAt, imageAt, type TagTable } from './table.ts';

/**
 * Which tags are one image: every tag in exactly one group. Together where the index is the same, and where no index digest is
 * recorded (pushes before about 2021) where the whole set of platform images is. A tag of which nothing is known is a group of
 * its own.
 */
export interface Grouping {
  /** Per tag: its group, numbered from 0 in the order of their first tags. */
  groupOf: Int32Array;
  count: number;
}

export function groupTags(table: TagTable): Grouping {
  const { names, index, set, sets } = table;
  const groupOf = new Int32Array(names.length);
  const byIndex = new Int32Array(table.digests.length).fill(-1);
  const bySet = new Int32Array(sets.length).fill(-1);
  let count = 0;
  for (let row = 0; row < names.length; row++) {
    const position = index[row] ?? -1;
    const images = set[row] ?? -1;
    const known = position >= 0 ? byIndex : sets[images]?.length ? bySet : null;
    const at = position >= 0 ? position : images;
    const group = known?.[at] ?? -1;
    groupOf[row] = group >= 0 ? group : count++;
    if (known) known[at] = groupOf[row] ?? 0;
  }
  return { groupOf, count };
}

/** Tags of one image, as rows of the table. */
export interface AliasGroup {
  /** The index digest; where none is recorded, the manifest digest of the group's first platform; null if neither is known. */
  digest: string | null;
  /** Whether `digest` is the index's own. */
  exact: boolean;
  rows: number[];
}

/** The group that these rows are. */
export function describeGroup(table: TagTable, rows: number[]): AliasGroup {
  const [first = -1] = rows;
  const digest = digestAt(table, table.index[first] ?? -1);
  return { digest: digest ?? firstManifest(table, table.set[first] ?? -1), exact: digest !== null, rows };
}

/** Every group with its rows. */
export function groupByImage(table: TagTable): AliasGroup[] {
  const { groupOf, count } = groupTags(table);
  const rows: number[][] = Array.from({ length: count }, () => []);
  groupOf.forEach((group, row) => {
    rows[group]?.push(row);
  });
  return rows.map((some) => describeGroup(table, some));
}

function firstManifest(table: TagTable, set: number): string | null {
  const pairs = table.sets[set] ?? [];
  let best = 0;
  const key = (at: number) => table.platforms[pairs[at] ?? -1] ?? '';
  for (let at = 2; at < pairs.length; at += 2) if (comparePlatformKeys(key(at), key(best)) < 0) best = at;
  return imageAt(table, pairs[best + 1] ?? -1);
}
