import { comparePlatformKeys } from '../oci/platform.ts';
import { describeGroup } from './groups.ts';
import { orderAliases } from './order.ts';
import { type RealVersion, realVersion } from './real-version.ts';
import { imageAt, positionOfImage, type TagTable } from './table.ts';

/** The aliases of one tag. Same index and same platform image are different claims; each has its own list. */
export interface TagAliases {
  tag: string;
  /** Whether the listing has this tag. */
  known: boolean;
  /** Whether it is an index of several platforms. */
  multiPlatform: boolean;
  /** Whether the digest of its index (or only manifest) is recorded; without it `sameIndex` is unknown, not empty. */
  indexKnown: boolean;
  /** Other tags with the same index (or the same only manifest). */
  sameIndex: string[];
  /** The platform of `samePlatform`: that of the image on screen, else the preferred one, else the most common one. */
  platform: string | null;
  /** Tags with another index but the same image for `platform`. */
  samePlatform: string[];
  /** The version by an alias; null where no alias has a version that is more exact than the tag's own. */
  version: RealVersion | null;
  /** The version in the tag's own name. */
  ownVersion: string | null;
  /** Of the index, or of the only manifest. */
  digest: string | null;
  /** The digest of the image for `platform`; it may be cut to its first half. */
  image: string | null;
  /** Last push, in ms since 1970; 0 where unknown. */
  pushed: number;
  /** Whether it is watched; undefined where it can't be: in a private window. */
  isWatched?: boolean;
}

/**
 * The aliases of some tags (those on screen) among all known tags, in one walk over the table.
 *
 * @param chosen the preferred platform key, e.g. `linux/amd64`
 * @param looked the digest of the platform image on screen; for tags that have it, it decides the platform
 */
export function aliasesOf(table: TagTable, tags: string[], chosen: string, looked?: string): TagAliases[] {
  const rowOf = rowsOf(table, new Set(tags));
  const images = new Map<string, number | undefined>();
  const lookedAt = looked === undefined ? -1 : positionOfImage(table, looked);
  for (const tag of tags) images.set(tag, imageFor(table, rowOf.get(tag), chosen, lookedAt));

  const byIndex = new Map<number, string[]>();
  const byImage = new Map<number, number[]>();
  for (const row of rowOf.values()) byIndex.set(table.index[row] ?? -1, []);
  byIndex.delete(-1);
  for (const image of images.values()) if (image !== undefined) byImage.set(image, []);

  const wanted = wantedImages(table, byImage);
  table.names.forEach((name, row) => {
    byIndex.get(table.index[row] ?? -1)?.push(name);
    for (const image of wanted[table.set[row] ?? -1] ?? []) byImage.get(image)?.push(row);
  });

  return tags.map((tag) => {
    const row = rowOf.get(tag);
    const image = images.get(tag);
    const index = row === undefined ? -1 : (table.index[row] ?? -1);
    const others = (names: string[]) => orderAliases(names.filter((name) => name !== tag));
    const sameIndex = others(byIndex.get(index) ?? []);
    const samePlatform = others(
      (byImage.get(image ?? -1) ?? [])
        .filter((other) => index < 0 || table.index[other] !== index)
        .map((other) => table.names[other] ?? ''),
    );
    const pairs = row === undefined ? [] : (table.sets[table.set[row] ?? -1] ?? []);
    return {
      tag,
      known: row !== undefined,
      multiPlatform: pairs.length > 2,
      indexKnown: index >= 0,
      sameIndex,
      platform:
        image === undefined ? null : (table.platforms[Math.floor(image / table.images.length)] ?? null),
      samePlatform,
      version: betterVersion(tag, sameIndex) ?? betterVersion(tag, samePlatform),
      ownVersion: realVersion([tag])?.version ?? null,
      digest: row === undefined ? null : describeGroup(table, [row]).digest,
      image: image === undefined ? null : imageAt(table, image % table.images.length),
      pushed: row === undefined ? 0 : (table.pushed[row] ?? 0),
    };
  });
}

function betterVersion(tag: string, aliases: string[]): RealVersion | null {
  const version = realVersion([tag, ...aliases]);
  return version && version.tag !== tag ? version : null;
}

function rowsOf(table: TagTable, tags: Set<string>): Map<string, number> {
  const rows = new Map<string, number>();
  table.names.forEach((name, row) => {
    if (tags.has(name)) rows.set(name, row);
  });
  return rows;
}

/** A platform image as one number. The same digest under another platform is another image. */
const imageOf = (table: TagTable, platform: number, digest: number) =>
  platform * table.images.length + digest;

function imageFor(
  table: TagTable,
  row: number | undefined,
  chosen: string,
  lookedAt: number,
): number | undefined {
  const pairs = row === undefined ? [] : (table.sets[table.set[row] ?? -1] ?? []);
  let best: number | undefined;
  let bestKey = '';
  for (let at = 0; at < pairs.length; at += 2) {
    if (pairs[at + 1] === lookedAt) return imageOf(table, pairs[at] ?? 0, lookedAt);
    const key = table.platforms[pairs[at] ?? -1] ?? '';
    const better =
      best === undefined || (bestKey !== chosen && (key === chosen || comparePlatformKeys(key, bestKey) < 0));
    if (!better) continue;
    best = imageOf(table, pairs[at] ?? 0, pairs[at + 1] ?? 0);
    bestKey = key;
  }
  return best;
}

/** Which of the wanted images each set holds; computed once per set, not per tag. */
function wantedImages(table: TagTable, wanted: Map<number, unknown>): number[][] {
  return table.sets.map((pairs) => {
    const held: number[] = [];
    for (let at = 0; at < pairs.length; at += 2) {
      const image = imageOf(table, pairs[at] ?? 0, pairs[at + 1] ?? 0);
      if (wanted.has(image)) held.push(image);
    }
    return held;
  });
}
