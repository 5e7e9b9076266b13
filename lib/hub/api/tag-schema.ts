import * as v from 'valibot';
import type { TagRecord } from '../../aliases/table.ts';
import { anyListOf, itemsOf } from '../../http/items.ts';
import { isTag } from '../../oci/grammar.ts';
import { LIMITS } from '../../oci/limits.ts';
import { isAttestationPlatform, normalizePlatform, platformKey } from '../../oci/platform.ts';
import { bytes } from './bytes.ts';

/*
 * One tag of Docker Hub's API. Shapes as captured from 2019 to October 2026; unused fields are not checked.
 * `digest` is missing on many tags pushed before about 2021; `images` lists attestations too, in no fixed order.
 */
const text = v.fallback(v.nullish(v.string()), null);
/** A part of a platform. */
const part = v.fallback(v.nullish(v.pipe(v.string(), v.maxLength(128))), null);
const digest = v.pipe(v.string(), v.regex(/^sha256:[0-9a-f]{64}$/));
const optionalDigest = v.fallback(v.nullish(digest), null);

const ImageSchema = v.object({
  architecture: part,
  os: part,
  variant: part,
  os_version: part,
  digest: optionalDigest,
  size: v.fallback(v.nullish(bytes), null),
});

/** Ten times the tags of the largest known repository (hexpm/elixir, a million in June 2026). */
const MAX_TAGS = 10_000_000;

export const TagSchema = v.object({
  name: v.pipe(v.string(), v.check(isTag)),
  digest: optionalDigest,
  images: anyListOf(ImageSchema),
  media_type: text,
  tag_last_pushed: text,
  last_updated: text,
});

/** A page of the tag listing. A tag without a valid name is dropped and counted; the others stay. */
export const TagsPageSchema = v.pipe(
  v.object({
    count: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_TAGS)),
    next: text,
    results: itemsOf(TagSchema),
  }),
  v.transform(({ results: { items, dropped }, ...page }) => ({ ...page, results: items, dropped })),
);

export type HubTag = v.InferOutput<typeof TagSchema>;

/** Hub's tag → `TagRecord`: without attestations, with normalized platforms. */
export function toRecord(tag: HubTag): TagRecord {
  const images = tag.images
    .slice(0, LIMITS.platforms)
    .filter((image) => image.digest && !isAttestationPlatform(image))
    .map((image) => ({
      platform: platformKey(normalizePlatform({ ...image, osVersion: image.os_version })),
      digest: image.digest ?? '',
      ...(image.size && { size: image.size }),
    }));
  const record: TagRecord = { name: tag.name, images };
  const known = tag.digest ?? onlyManifest(tag, images);
  if (known) record.digest = known;
  const pushed = Date.parse(tag.tag_last_pushed || tag.last_updated || '');
  if (!Number.isNaN(pushed)) record.pushedAt = pushed;
  return record;
}

/**
 * The digest of a tag that is not an index: that of its only manifest (captured: nginx 1.9.7, where both are set and
 * equal). Undefined if `media_type` is missing, since it alone shows what the tag is.
 */
function onlyManifest(tag: HubTag, images: TagRecord['images']): string | undefined {
  const single = tag.media_type && !/index|manifest\.list/.test(tag.media_type);
  return single && images.length === 1 ? images[0]?.digest : undefined;
}
