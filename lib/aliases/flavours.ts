import { compareVersions } from './compare-versions.ts';
import { realVersion } from './real-version.ts';
import { imagesOf, platformsOf, type SortedGroup, sortGroups } from './sorted-groups.ts';
import type { PlatformImage, TagTable } from './table.ts';
import { tagKind } from './tag-kind.ts';
import { RELEASED, type Version } from './version.ts';

/** An image of a version, by the plainest tag that states the version: `1.31.4-alpine`. */
export interface Flavour {
  tag: string;
  /** Compressed, on the chosen platform, in bytes; 0 where unknown. */
  size: number;
  /** Platform keys, the common ones first; empty where unknown. */
  platforms: string[];
  /** ms since 1970; the last push of any of its tags, 0 where unknown. */
  pushed: number;
  /** The image that was asked for. */
  isOwn: boolean;
}

/** The size of one version's image, on each of the platforms that were asked for. */
export interface SizePoint {
  tag: string;
  version: string;
  /** Compressed, in bytes, in the order of the platforms; 0 where unknown. */
  sizes: number[];
}

/** What a listing has of the versions beside an image's own. */
export interface Flavours {
  /** Null where no tag of the image states one: then there is nothing to compare. */
  version: string | null;
  /** The images of that version, the smallest on the platform first, unknown sizes last. */
  flavours: Flavour[];
  /** Platforms of the image, the common ones first. */
  platforms: string[];
  /** The releases of the image's own flavour, oldest first. */
  points: SizePoint[];
}

/** Most releases in `points`: the newest. A chart of more has no room for a line between two of them. */
const MAX_POINTS = 200;

/** The flavours of a tag's image and the sizes of its earlier releases, among the known tags. */
export function flavoursOf(table: TagTable, tag: string, platform: string): Flavours {
  const groups = sortGroups(table);
  const own = groups.find(({ rows }) => rows.some((row) => table.names[row] === tag));
  const statement = own?.statement;
  if (!own || !statement || statement.version.isDate)
    return { version: null, flavours: [], platforms: [], points: [] };
  const platforms = platformsOf(imagesOf(table, own.rows));
  return {
    version: realVersion(own.rows.map((row) => table.names[row] ?? ''))?.version ?? statement.version.text,
    flavours: groups
      .filter((group) => group.statement && isSame(group.statement.version, statement.version))
      .map((group) => {
        const images = imagesOf(table, group.rows);
        return {
          tag: group.statement?.tag ?? '',
          size: sizesOf(images, [platform])[0] ?? 0,
          platforms: platformsOf(images),
          pushed: group.pushed,
          isOwn: group === own,
        };
      })
      .sort((a, b) => (a.size || Infinity) - (b.size || Infinity) || (a.tag < b.tag ? -1 : 1)),
    platforms,
    points: pointsOf(table, groups, own, platforms),
  };
}

/** Whether two tags state one version, build included; where in the name it stands does not count. */
const isSame = (a: Version, b: Version): boolean =>
  a.isDate === b.isDate && compareVersions({ ...a, leads: true }, { ...b, leads: true }) === 0;

/** Releases of an image's kind with a known size, and the image itself. `groups` are sorted, the newest first. */
function pointsOf(
  table: TagTable,
  groups: readonly SortedGroup[],
  own: SortedGroup,
  platforms: string[],
): SizePoint[] {
  const pattern = tagKind(own.statement?.tag ?? '')?.pattern;
  const points: SizePoint[] = [];
  for (const group of groups) {
    if (points.length === MAX_POINTS) break;
    const { statement } = group;
    if (!statement || (statement.version.stage < RELEASED && group !== own)) continue;
    if (tagKind(statement.tag)?.pattern !== pattern) continue;
    const sizes = sizesOf(imagesOf(table, group.rows), platforms);
    if (sizes.some((size) => size > 0))
      points.push({ tag: statement.tag, version: statement.version.text, sizes });
  }
  return points.reverse();
}

function sizesOf(images: readonly PlatformImage[], platforms: readonly string[]): number[] {
  return platforms.map((platform) => images.find((image) => image.platform === platform)?.size ?? 0);
}
