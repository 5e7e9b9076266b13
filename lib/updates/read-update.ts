import { nearestTags } from '../aliases/nearest-tags.ts';
import { newerTags } from '../aliases/newer-tag.ts';
import { newestTags } from '../aliases/newest-tags.ts';
import { type RealVersion, realVersion } from '../aliases/real-version.ts';
import { imagesAt, recordAt, type TagRecord, type TagTable } from '../aliases/table.ts';
import type { TagFacts } from '../aliases/tag-facts.ts';
import { tagKind } from '../aliases/tag-kind.ts';
import { versionAmong } from '../aliases/tag-version.ts';
import { tagsOfDigest } from '../aliases/tags-of-digest.ts';
import { parseVersion } from '../aliases/version.ts';
import type { ImageUpdate, NamedImage, Offer } from './image-update.ts';

/** What is known of a repository's tags. */
export interface KnownTags {
  /** Tags with their digests, as the registry answered now. */
  table: TagTable;
  /** Every tag that there is, as far as names are known, with what is known of it. */
  facts: ReadonlyMap<string, TagFacts>;
}

const NEWEST = 5;

/**
 * What is known of one image.
 *
 * @param platform key of the platform that a newer tag must have, if the current one has it
 */
export function readUpdate(known: KnownTags, image: NamedImage, platform: string): ImageUpdate {
  const { table, facts } = known;
  const { tag, digest } = image;
  const row = tag === undefined ? -1 : table.names.indexOf(tag);
  const record: TagRecord | null = row < 0 ? null : recordAt(table, row);
  const current = record?.digest ?? null;
  const onlyPlatform = digest === undefined || digest === current ? null : platformOf(table, row, digest);
  return {
    ...image,
    current,
    pushedAt: (digest === undefined || digest === current ? record?.pushedAt : undefined) ?? null,
    version: versionOf(table, image, platform),
    hasMoved: digest === undefined || current === null ? null : digest !== current && onlyPlatform === null,
    onlyPlatform,
    isMoving: tag !== undefined && tagKind(tag) === null,
    ...readOffersFor(known, image, platform),
    newest: newestTags(facts.keys(), tag, NEWEST),
    nearest: tag === undefined || facts.has(tag) ? [] : nearestTags(facts.keys(), tag),
    failure: null,
  };
}

/** The tags that an image may be updated to. */
export function readOffersFor(
  known: KnownTags,
  { tag }: NamedImage,
  platform: string,
): Pick<ImageUpdate, 'newer' | 'withinMajor'> {
  if (tag === undefined) return { newer: null, withinMajor: null };
  const own = known.facts.get(tag) ?? { tag };
  const found = newerTags(own, [...known.facts.values()], wantedPlatform(own, platform));
  const offer = (name: string | undefined, baseChanges: boolean): Offer | null =>
    name === undefined ? null : offerOf(known, tag, name, baseChanges);
  return {
    newer: offer(found.newer, found.baseChanges),
    withinMajor:
      found.withinMajor === found.newer ? null : offer(found.withinMajor, found.baseChangesWithinMajor),
  };
}

/** A platform that the current tag has not is not asked of a newer one. */
const wantedPlatform = (own: TagFacts, platform: string): string | undefined =>
  !own.platforms || own.platforms.some((key) => key.split('@')[0] === platform.split('@')[0])
    ? platform
    : undefined;

function offerOf({ table }: KnownTags, tag: string, name: string, baseChanges: boolean): Offer {
  const row = table.names.indexOf(name);
  const major = (one: string) => parseVersion(one)?.numbers[0];
  const isDate = parseVersion(name)?.isDate ?? false;
  return {
    tag: name,
    digest: (row < 0 ? undefined : recordAt(table, row).digest) ?? null,
    baseChanges,
    isMajor: !isDate && major(tag) !== major(name),
  };
}

/** The platform of a tag's image with this digest; null without one. */
function platformOf(table: TagTable, row: number, digest: string): string | null {
  if (row < 0) return null;
  const half = digest.slice(0, 'sha256:'.length + 32);
  return imagesAt(table, row).find((image) => image.digest.startsWith(half))?.platform ?? null;
}

function versionOf(table: TagTable, { tag, digest }: NamedImage, platform: string): ImageUpdate['version'] {
  if (digest !== undefined) return versionOfDigest(table, digest);
  return tag === undefined ? null : versionAmong(table, tag, platform);
}

function versionOfDigest(table: TagTable, digest: string): ImageUpdate['version'] {
  const { index, platform } = tagsOfDigest(table, digest);
  const atLevel = (version: RealVersion | null, level: 'index' | 'platform') =>
    version && { ...version, level };
  return atLevel(realVersion(index), 'index') ?? atLevel(realVersion(platform), 'platform');
}
