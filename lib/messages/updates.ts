import * as v from 'valibot';
import type { RepositoryUpdates } from '../updates/image-update.ts';
import { count, digest, platform, registry, repository, tag } from './fields.ts';
import { message } from './row.ts';

/** One layer of an image that would be downloaded. */
export interface LayerSize {
  digest: string;
  /** Compressed, in bytes. */
  size: number;
}

/** A page of names; `next` is to be sent for the following one. */
export interface TagNames {
  tags: string[];
  next?: { query: string; pages: number };
}

const cursor = v.object({ query: v.pipe(v.string(), v.maxLength(4096)), pages: count });

/** What the images of a pasted text are, and what they may be updated to. None of it costs a pull. */
export const UPDATE_MESSAGES = {
  /** Images of one repository, with at most so many requests. */
  'updates.look': message<RepositoryUpdates>()(
    'extension',
    v.object({
      registry,
      repository,
      images: v.pipe(
        v.array(v.object({ tag: v.optional(tag), digest: v.optional(digest) })),
        v.minLength(1),
        v.maxLength(10),
      ),
      platform: v.optional(platform),
      requests: v.pipe(count, v.maxValue(60)),
    }),
  ),
  /** A page of a repository's tags, by name alone. */
  'updates.tags': message<TagNames>()(
    'extension',
    v.object({ registry, repository, cursor: v.optional(cursor) }),
  ),
  /**
   * The layers of a tag's image for one platform, by Docker Hub's API; null if it has none for that platform. `digest`: of the one
   * image that is meant instead; null if it is not among the tag's.
   */
  'updates.layers': message<LayerSize[] | null>()(
    'extension',
    v.object({ repository, tag, platform, digest: v.optional(digest) }),
  ),
};
