import * as v from 'valibot';
import type { ExactImage } from '../inspect/exact-image.ts';
import type { TagView } from '../inspect/tag-view.ts';
import { digest, image, platform, repository, tag } from './fields.ts';
import { message } from './row.ts';

/** The inspect page: everything about one image. */
export const INSPECT_MESSAGES = {
  /** A tag of Docker Hub by its API alone: no pull. `digest`: of the platform's manifest, if it is known. */
  'inspect.tag': message<TagView>()(
    'extension',
    v.object({ repository, tag, platform: v.optional(platform), digest: v.optional(digest) }),
  ),
  /** An image of any registry, from its manifest and config. By a platform's digest at Docker Hub: one pull, once. */
  'inspect.exact': message<ExactImage>()(
    'extension',
    v.object({ image, digest: v.optional(digest), platform: v.optional(platform) }),
  ),
};
