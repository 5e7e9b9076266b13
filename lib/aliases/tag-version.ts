import { aliasesOf, type TagAliases } from './aliases.ts';
import { type RealVersion, realVersion } from './real-version.ts';
import type { TagTable } from './table.ts';
import { parseVersion } from './version.ts';

/** Numbers of a tag that states its version alone: `v2.53.0`; `15` or `3.1` may be a series, but not `18beta2` or `8u502-b07`. */
const FULL = 3;

/** The number of one build: `b3561`, `8u502-b07`. */
const BUILD = /(?:^|-)b\d+$/i;

/** A tag's real version, and whether an alias on all platforms states it or one on a single platform. */
export type TagVersion = RealVersion & { level: 'index' | 'platform' };

/** The version of a tag: by an alias, else in its own name, where it has other tags or its name is an exact version. */
export function versionOfTag(
  tag: string,
  { version, sameIndex }: Pick<TagAliases, 'version' | 'sameIndex'>,
): TagVersion | null {
  if (version) return { ...version, level: sameIndex.includes(version.tag) ? 'index' : 'platform' };
  const own = realVersion([tag]);
  return own && (sameIndex.length > 0 || isFull(tag)) ? { ...own, level: 'index' } : null;
}

/** The same by the known tags of its repository. `platform`: the preferred one. */
export function versionAmong(table: TagTable, tag: string, platform: string): TagVersion | null {
  const [aliases = { version: null, sameIndex: [] }] = aliasesOf(table, [tag], platform);
  return versionOfTag(tag, aliases);
}

function isFull(tag: string): boolean {
  const version = parseVersion(tag);
  if (version === null) return false;
  const isNumbered = version.stageNumbers.length > 0 || BUILD.test(version.text);
  return version.isDate || isNumbered || version.numbers.length >= FULL;
}
