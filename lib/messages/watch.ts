import * as v from 'valibot';
import type { Failure } from '../failure.ts';
import { SETTINGS } from '../settings/settings.ts';
import type { WatchedShown } from '../watch/shown.ts';
import { hubRepository, image, shortText, tag } from './fields.ts';
import { message } from './row.ts';

/** The watched tags as pages show them. Times in ms since 1970. */
export interface WatchList {
  /** What is news first. */
  tags: WatchedShown[];
  /** When the last round began; 0: never. */
  roundAt: number;
  /** Tags that are still to be asked for now. */
  left: number;
  /** Why the rest of a round waits: its registry asked for rest, until then. */
  waits: Failure | null;
  /** Images that found no room in this change. */
  refused: number;
  /** False in a private window: there the list is read only. */
  mayChange: boolean;
}

/** Images as a page names them: those that are no reference with a tag are left out. */
const images = v.pipe(v.array(image), v.maxLength(500));

/** What a page showed of tags: the digest of each, null before the first look, and whether it was missing. */
const shown = v.pipe(
  v.array(v.object({ image, digest: v.nullable(shortText), isMissing: v.boolean() })),
  v.maxLength(500),
);

/** The watched tags. None of it costs a pull at Docker Hub. */
export const WATCH_MESSAGES = {
  'watch.look': message<WatchList>()('extension', v.object({})),
  /** Watches images, or stops. What they are now is looked for next. */
  'watch.set': message<WatchList>()('extension', v.object({ images, on: v.boolean() })),
  /** The same of a tag on a page of Docker Hub: whether it is watched now. Where there is no room for it, the popup opens, which states it. */
  'watch.set-here': message<boolean>()('page', v.object({ repository: hubRepository, tag, on: v.boolean() })),
  /** What the page showed of these tags is what the reader has seen; not what they have become since. */
  'watch.seen': message<WatchList>()('extension', v.object({ shown })),
  /**
   * One step of what is to be asked; repeat until nothing is `left`, or the rest `waits`. `since`: a round that began before
   * this time is followed by another.
   */
  'watch.advance': message<WatchList>()(
    'extension',
    v.object({ since: v.optional(v.pipe(v.number(), v.finite())) }),
  ),
  /** The history of every watched tag, as a file. */
  'watch.history': message<string>()('extension', v.object({})),
  'watch.hours': message<null>()('extension', v.object({ hours: SETTINGS.watchHours.schema })),
};
