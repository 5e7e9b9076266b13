import * as v from 'valibot';
import type { TagRecord } from '../../aliases/table.ts';
import { isAttestationPlatform, normalizePlatform, platformKey } from '../../oci/platform.ts';

/*
 * One tag as Docker Hub's API tells it. Shapes as captured from 2019 to October 2026; what is not read is not checked.
 * `digest` is simply absent on many tags pushed before about 2021; `images` lists attestations too, in no fixed order.
 */
const text = v.fallback(v.nullish(v.string()), null);
const digest = v.pipe(v.string(), v.regex(/^sha256:[0-9a-f]{64}$/));
const optionalDigest = v.fallback(v.nullish(digest), null);

const ImageSchema = v.object({
  architecture: text,
  os: text,
  variant: text,
  os_version: text,
  digest: optionalDigest,
});

/** Twice what the tag grammar allows. */
const LONGEST_NAME = 256;

/** Ten times what the largest known repository has (hexpm/elixir, a million in June 2026). */
const MOST_TAGS = 10_000_000;

export const TagSchema = v.object({
  name: v.string(),
  digest: optionalDigest,
  images: v.fallback(v.nullish(v.array(ImageSchema)), []),
  media_type: text,
  tag_last_pushed: text,
  last_updated: text,
});

/** A page of the tag listing. A tag whose name cannot be one is left out, and does not take the others with it. */
export const TagsPageSchema = v.object({
  count: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MOST_TAGS)),
  next: text,
  results: v.pipe(
    v.array(TagSchema),
    v.filterItems(({ name }) => name !== '' && name.length <= LONGEST_NAME),
  ),
});

export type HubTag = v.InferOutput<typeof TagSchema>;

/** Hub's tag → what the rest of Tagkin knows of a tag: without attestations, platforms in their one spelling. */
export function toRecord(tag: HubTag): TagRecord {
  const images = (tag.images ?? [])
    .filter((image) => image.digest && !isAttestationPlatform(image))
    .map((image) => ({
      platform: platformKey(normalizePlatform({ ...image, osVersion: image.os_version })),
      digest: image.digest ?? '',
    }));
  const record: TagRecord = { name: tag.name, images };
  const known = tag.digest ?? onlyManifest(tag, images);
  if (known) record.digest = known;
  const pushed = Date.parse(tag.tag_last_pushed || tag.last_updated || '');
  if (!Number.isNaN(pushed)) record.pushedAt = pushed;
  return record;
}

/**
 * A tag that is no index has its only manifest's digest (captured: nginx 1.9.7, where both are given and equal). Whether it
 * is an index, `media_type` tells; where it does not, nothing is claimed.
 */
function onlyManifest(tag: HubTag, images: TagRecord['images']): string | undefined {
  const single = tag.media_type && !/index|manifest\.list/.test(tag.media_type);
  return single && images.length === 1 ? images[0]?.digest : undefined;
}
