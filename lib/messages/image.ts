import * as v from 'valibot';
import type { Pulls } from '../http/pulls.ts';
import type { ImageAnswer, ImageDetails } from '../inspect/image-answer.ts';
import type { DerivedConfig } from './derived-config.ts';
import { digest, hubRepository, image, optionalPlatform, platform, tag } from './fields.ts';
import { message } from './row.ts';

const tagOnPlatform = v.object({ repository: hubRepository, tag, platform: optionalPlatform });

/** The contents of an image. */
export const IMAGE_MESSAGES = {
  /** A tag's config, derived from the build steps that Docker Hub shows: no pull. */
  'config.steps': message<ImageDetails>()('extension', tagOnPlatform),
  /** The same of a public repository, as text to be drawn into a web page. */
  'config.derived': message<DerivedConfig>()('page', tagOnPlatform),
  /** The config of a platform's manifest on Docker Hub: at most one pull, then cached for good. */
  'config.exact': message<ImageDetails>()(
    'extension',
    v.object({ repository: hubRepository, digest, platform: optionalPlatform }),
  ),
  /** Inspects an image of any registry, up to `until`. */
  'image.inspect': message<ImageAnswer>()(
    'extension',
    v.object({
      image,
      digest: v.optional(digest),
      platform: v.optional(platform),
      until: v.picklist(['platforms', 'config']),
    }),
  ),
  /** The digest that a tag points to: no pull. */
  'image.head': message<{ digest: string }>()('extension', v.object({ image })),
  /** The same, asked for by the reader: where HEAD is refused by one GET, which may be a pull. */
  'image.digest': message<{ digest: string; pulls?: Pulls }>()('extension', v.object({ image })),
};
