import * as v from 'valibot';
import { type Digest, isDigest } from './digest.ts';
import { normalizePlatform, type Platform } from './platform.ts';
import { stringMap } from './values/go-json.ts';

/** Names content, and says how large it is and of which type (image-spec `descriptor.md`). */
export interface Descriptor {
  mediaType: string;
  digest: Digest;
  /** In bytes, as stored (compressed). */
  size: number;
  platform?: Platform;
  artifactType?: string;
  annotations: Record<string, string>;
  /** Where else the content is; never fetched unasked. Only https. */
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

/** A content digest with an algorithm that can be checked here. */
export const digestSchema = v.custom<Digest>(isDigest);

/** Accepts what image-spec says a descriptor is, with `null` for whatever is optional; unknown fields are dropped. */
export const descriptorSchema = v.pipe(
  v.object({
    mediaType: v.string(),
    digest: digestSchema,
    size: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
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
