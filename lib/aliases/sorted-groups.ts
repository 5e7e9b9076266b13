import { type AliasGroup, groupByImage } from './groups.ts';
import { isNoise } from './noise.ts';
import { orderAliases } from './order.ts';
import { type RealVersion, realVersion } from './real-version.ts';
import type { TagTable } from './table.ts';
import { compareVersions, parseVersion, type Version } from './version.ts';

/** An alias group as it is shown and exported. */
export interface ShownGroup {
  digest: string | null;
  /** The names, in reading order. */
  tags: string[];
  version: RealVersion | null;
  /** ms since 1970; the last push of any of its tags, 0 where unknown */
  pushed: number;
  /** No name in it says anything to a person. */
  noise: boolean;
}

/** Every alias group, newest version first, then those that state none by their last push, noise last. */
export function sortedGroups(table: TagTable): ShownGroup[] {
  return groupByImage(table)
    .map((group) => sortable(table, group))
    .sort(compareGroups)
    .map((one) => one.shown);
}

interface Sortable {
  shown: ShownGroup;
  version: Version | null;
}

function sortable(table: TagTable, group: AliasGroup): Sortable {
  const tags = orderAliases(group.rows.map((row) => table.names[row] ?? ''));
  const version = realVersion(tags);
  const pushed = group.rows.reduce((latest, row) => Math.max(latest, table.pushed[row] ?? 0), 0);
  return {
    shown: { digest: group.digest, tags, version, pushed, noise: tags.every(isNoise) },
    version: version && parseVersion(version.tag),
  };
}

/** 0 a version, 1 a date, 2 a name only, 3 noise */
const kind = ({ shown, version }: Sortable) =>
  shown.noise ? 3 : version === null ? 2 : version.isDate ? 1 : 0;

function compareGroups(a: Sortable, b: Sortable): number {
  return (
    kind(a) - kind(b) ||
    (a.version && b.version ? compareVersions(b.version, a.version) : 0) ||
    (a.version?.variant.length ?? 0) - (b.version?.variant.length ?? 0) ||
    b.shown.pushed - a.shown.pushed ||
    ((a.shown.tags[0] ?? '') < (b.shown.tags[0] ?? '') ? -1 : 1)
  );
}
