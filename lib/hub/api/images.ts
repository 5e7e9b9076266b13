import * as v from 'valibot';
import { anyListOf, listOf } from '../../http/items.ts';
import { isDigest } from '../../oci/digest.ts';
import type { Instruction } from '../../oci/instructions.ts';
import { isAttestationPlatform, normalizePlatform, type Platform } from '../../oci/platform.ts';
import { bytes } from './bytes.ts';

/** One platform's image of a tag, with the build steps that Hub shows. No pull. */
export interface HubImage {
  platform: Platform;
  digest: string | null;
  /** Compressed, in bytes. */
  size: number;
  /** When this image was pushed, in ms since 1970. */
  pushedAt?: number;
  instructions: Instruction[];
}

const text = v.fallback(v.nullish(v.string()), null);

const LayerSchema = v.object({
  digest: text,
  size: v.fallback(bytes, 0),
  instruction: v.fallback(v.string(), ''),
});

/** `/tags/{tag}/images`, undocumented, as captured in January 2026: nulls where the tag list has empty strings. */
export const TagImagesSchema = listOf(
  v.object({
    architecture: text,
    os: text,
    variant: text,
    os_version: text,
    digest: v.fallback(v.nullish(v.custom<string>(isDigest)), null),
    size: v.fallback(bytes, 0),
    last_pushed: v.fallback(text, null),
    layers: anyListOf(LayerSchema),
  }),
);

/** Hub's images of a tag → ours, without attestations. */
export const toImages = (answer: v.InferOutput<typeof TagImagesSchema>): HubImage[] =>
  answer
    .filter((image) => !isAttestationPlatform(image))
    .map((image) => {
      const pushedAt = Date.parse(image.last_pushed ?? '');
      return {
        platform: normalizePlatform({ ...image, osVersion: image.os_version }),
        digest: image.digest ?? null,
        size: image.size,
        ...(!Number.isNaN(pushedAt) && { pushedAt }),
        instructions: image.layers,
      };
    });
