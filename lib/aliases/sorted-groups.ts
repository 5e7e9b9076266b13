import { comparePlatformKeys } from '../oci/platform.ts';
import { compareVersions, newness } from './compare-versions.ts';
import { compareExactness, type Statement, statementOf } from './exactness.ts';
import { describeGroup, groupTags } from './groups.ts';
import { isNoise } from './noise.ts';
import { orderAliases } from './order.ts';
import { type RealVersion, realVersion } from './real-version.ts';
import { imagesAt, type PlatformImage, type TagTable } from './table.ts';

/** An alias group as it is shown and exported. */
export interface ShownGroup {
  digest: string | null;
  /** In reading order. */
  tags: string[];
  version: RealVersion | null;
  /** Keys of its platforms, the common ones first. */
  platforms: string[];
  /** ms since 1970; the last push of any of its tags, 0 where unknown */
  pushed: number;
  /** Compressed, of the image for the first of its platforms, in bytes; 0 where unknown. */
  size: number;
  /** Holds nothing but companions and commit hashes. */
  noise: boolean;
}

/** An alias group in sorted order, with no more than sorting needs: there may be many, and few are shown. */
export interface SortedGroup {
  rows: number[];
  /** The most exact version among its tags. */
  statement: Statement | null;
  /** 0 a version, 1 a date, 2 a name only, 3 noise */
  kind: number;
  /** Of its version; 0 without one. */
  newness: number;
  pushed: number;
  noise: boolean;
}

/** Every alias group: newest version first, then dates, then names without a version by last push, noise last. */
export function sortGroups(table: TagTable): SortedGroup[] {
  const { groupOf, count } = groupTags(table);
  const groups: SortedGroup[] = Array.from({ length: count }, () => ({
    rows: [],
    statement: null,
    kind: 3,
    newness: 0,
    pushed: 0,
    noise: true,
  }));
  for (let row = 0; row < groupOf.length; row++) {
    const group = groups[groupOf[row] ?? -1];
    if (!group) continue;
    const name = table.names[row] ?? '';
    const statement = statementOf(name);
    group.rows.push(row);
    group.pushed = Math.max(group.pushed, table.pushed[row] ?? 0);
    if (statement === null) group.noise &&= isNoise(name);
    else {
      group.noise = false;
      if (!group.statement || compareExactness(statement, group.statement) > 0) group.statement = statement;
    }
  }
  for (const group of groups) {
    const version = group.statement?.version;
    group.kind = group.noise ? 3 : version === undefined ? 2 : version.isDate ? 1 : 0;
    group.newness = version === undefined ? 0 : newness(version);
  }
  return groups.sort(compareGroups);
}

/** A group with all that is shown of it. */
export function showGroup(table: TagTable, { rows, statement, pushed, noise }: SortedGroup): ShownGroup {
  const tags = orderAliases(rows.map((row) => table.names[row] ?? ''));
  const images = imagesOf(table, rows);
  return {
    digest: describeGroup(table, rows).digest,
    tags,
    version: statement && realVersion(tags),
    platforms: platformsOf(images),
    pushed,
    size: images[0]?.size ?? 0,
    noise,
  };
}

/** The images of a group, by platform, the common ones first. */
export const imagesOf = (table: TagTable, rows: readonly number[]): PlatformImage[] =>
  imagesAt(table, rows[0] ?? -1).sort((a, b) => comparePlatformKeys(a.platform, b.platform));

/** Keys of the platforms of images, each once. */
export const platformsOf = (images: readonly PlatformImage[]): string[] => [
  ...new Set(images.map(({ platform }) => platform)),
];

function compareGroups(a: SortedGroup, b: SortedGroup): number {
  if (a.kind !== b.kind || a.newness !== b.newness) return a.kind - b.kind || b.newness - a.newness;
  const first = a.statement;
  const second = b.statement;
  return (
    (first && second ? compareVersions(second.version, first.version) : 0) ||
    (first?.version.variant.length ?? 0) - (second?.version.variant.length ?? 0) ||
    b.pushed - a.pushed ||
    (a.rows[0] ?? 0) - (b.rows[0] ?? 0)
  );
}
