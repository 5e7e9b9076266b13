import * as v from 'valibot';
import type { RecentImage } from '../store/recent.ts';
import { hubRepository, image, tag } from './fields.ts';
import { message } from './row.ts';

export type { RecentImage };

/** Recent and pending look-ups of the popup. */
export const POPUP_MESSAGES = {
  /** Images that were looked up, newest first. */
  'recent.looks': message<RecentImage[]>()('extension', v.object({})),
  /** Stores a look-up; again once more is known of it: its version, and when it was pushed, in ms since 1970. */
  'recent.add': message<null>()(
    'extension',
    v.object({
      image,
      version: v.optional(v.pipe(v.string(), v.maxLength(128))),
      pushedAt: v.optional(v.pipe(v.number(), v.finite())),
    }),
  ),
  /** Stores what the next popup shows. */
  'pending.put': message<null>()('extension', v.object({ text: v.pipe(v.string(), v.maxLength(20_000)) })),
  /** Opens the popup for a repository of Docker Hub, or one of its tags, in a tab: there it sends no request that a pull is counted for. */
  'popup.open': message<null>()('page', v.object({ repository: hubRepository, tag: v.optional(tag) })),
  /** Opens the comparison of two tags of a repository in a tab, the older one first: there it sends no request that a pull is counted for. */
  'compare.open': message<null>()('page', v.object({ repository: hubRepository, tag, compare: tag })),
  /** What the context menu that opens now is about: a repository's page, or the block of one of its tags. */
  'menu.about': message<null>()('page', v.object({ repository: hubRepository, tag: v.optional(tag) })),
  /** Returns and removes the text that a context menu or a closed popup stored. */
  'pending.take': message<string | null>()('extension', v.object({})),
};
