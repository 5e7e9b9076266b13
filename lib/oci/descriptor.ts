import * as v from 'valibot';
import type { Outside } from '../text/outside.ts';
import { type Digest, isDigest } from './digest.ts';
import { normalizePlatform, type Platform } from './platform.ts';
import { stringMap } from './values/go-json.ts';

/** Identifies content by digest, size and media type (image-spec `descriptor.md`). */
export interface Descriptor {
  mediaType: Outside;
  digest: Digest;
  /** In bytes, as stored (compressed). */
  size: number;
  platform?: Platform;
  artifactType?: Outside;
  annotations: Record<string, string>;
  /** Other locations of the content, https only; never fetched unless requested. */
  urls: string[];
}

const platformSchema = v.pipe(
  v.object({
    os: v.nullish(v.string()),
    architecture: v.nullish(v.string()),
    variant: v.nullish(v.string()),
    'os.version': v.nullish(v.string()),
  }),
  v.transform((raw) => normalizePlatform({ ...raw, osVersion: raw['os.version'] })),
);

/** A content digest with a supported algorithm. */
export const digestSchema = v.custom<Digest>(isDigest);

/** In bytes; some registries write it as a text, or leave it out: 0. */
const sizeSchema = v.pipe(
  v.nullish(v.union([v.number(), v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number))]), 0),
  v.transform((size) => size ?? 0),
  v.safeInteger(),
  v.minValue(0),
);

/** A descriptor as image-spec defines it. `null` counts as missing; unknown fields are dropped. */
export const descriptorSchema = v.pipe(
  v.object({
    mediaType: v.string(),
    digest: digestSchema,
    size: sizeSchema,
    platform: v.nullish(platformSchema),
    artifactType: v.nullish(v.string()),
    annotations: stringMap,
    urls: v.nullish(v.array(v.string()), []),
  }),
  v.transform(({ platform, artifactType, urls, ...rest }): Descriptor => {
    const descriptor: Descriptor = {
      ...rest,
      urls: (urls ?? []).filter((url) => url.startsWith('https://')),
    };
    if (platform) descriptor.platform = platform;
    if (artifactType) descriptor.artifactType = artifactType;
    return descriptor;
  }),
);
