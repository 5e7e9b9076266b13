import { comparePlatformKeys } from '../oci/platform.ts';
import { digestAt, imageAt, type TagTable } from './table.ts';

/**
 * Which tags are the same image; every tag is in exactly one group. Tags share a group if they share an index digest or, where
 * none is recorded (pushes before about 2021), the whole set of platform images. A tag without either has its own group.
 */
export interface Grouping {
  /** Group number by row, from 0, in the order of the groups' first tags. */
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

/** The tags of one image, as rows of the table. */
export interface AliasGroup {
  /** The index digest; if not recorded, the manifest digest of the group's first platform; null if neither is known. */
  digest: string | null;
  /** Whether `digest` is the index digest. */
  exact: boolean;
  rows: number[];
}

/** The group of these rows. */
export function describeGroup(table: TagTable, rows: number[]): AliasGroup {
  const [first = -1] = rows;
  const digest = digestAt(table, table.index[first] ?? -1);
  return { digest: digest ?? firstManifest(table, table.set[first] ?? -1), exact: digest !== null, rows };
}

function firstManifest(table: TagTable, set: number): string | null {
  const pairs = table.sets[set] ?? [];
  let best = 0;
  const key = (at: number) => table.platforms[pairs[at] ?? -1] ?? '';
  for (let at = 2; at < pairs.length; at += 2) if (comparePlatformKeys(key(at), key(best)) < 0) best = at;
  return imageAt(table, pairs[best + 1] ?? -1);
}
