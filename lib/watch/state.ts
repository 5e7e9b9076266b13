import { choosePlatformKey } from '../oci/choose-platform-key.ts';
import { cut, type TagImage, type Watched } from './watched.ts';

/** What became of a watched tag since it was last seen: its `data-state`. */
export type WatchState = 'same' | 'moved' | 'platform-same' | 'missing' | 'unreadable';

/** What the reader wants to be told of. */
export interface Wishes {
  /** Key of the platform whose image counts. */
  platform: string;
  /** Whether a changed index counts only where that platform's image changed. */
  byPlatform: boolean;
  /** Whether a newer tag of its kind is told too. */
  newer: boolean;
}

/** Failures by which nothing can be read until the reader does something. Others pass, and what is known stays. */
const UNREADABLE = ['unauthorized', 'permission-needed', 'not-found'];

/** The key of the platform that a reader gets of an image; undefined where that is not known. */
const keyOf = ({ platforms }: TagImage, wanted: string): string | undefined =>
  choosePlatformKey(
    platforms.map(({ platform }) => platform),
    wanted,
  );

/** The digest of an image for a platform; of a single manifest, whose platform is not known, its own. */
function digestFor({ digest, platforms }: TagImage, key: string | undefined): string | undefined {
  if (platforms.length === 0) return cut({ platform: '', digest }).digest;
  const found = platforms.find(({ platform }) => platform === key);
  return found && cut(found).digest;
}

/** The key of the platform by which two images are compared; undefined where both have no such platform. */
export function comparedPlatform(before: TagImage, now: TagImage, wanted: string): string | undefined {
  const [was, is] = [keyOf(before, wanted), keyOf(now, wanted)];
  if (was === is) return was;
  // A single manifest that is in the other's index: a tag that was pushed again for more platforms, or attested.
  const key = before.platforms.length === 0 ? is : now.platforms.length === 0 ? was : undefined;
  return key !== undefined && digestFor(before, key) === digestFor(now, key) ? key : undefined;
}

/** What changed between two images of a tag. Where platforms are unknown, another index is another image. */
function changeBetween(before: TagImage, now: TagImage, wanted: string): 'same' | 'moved' | 'platform-same' {
  if (before.digest === now.digest) return 'same';
  const key = comparedPlatform(before, now, wanted);
  const isSame = key !== undefined && digestFor(before, key) === digestFor(now, key);
  return isSame ? 'platform-same' : 'moved';
}

/** What changed since the tag was last seen, whether or not it can be read now. */
const changeOf = ({ before, now }: Watched, platform: string) =>
  before && now ? changeBetween(before, now, platform) : 'same';

export function stateOf(watched: Watched, platform: string): WatchState {
  const { failure, now, missingSince } = watched;
  if (failure && (now === null || UNREADABLE.includes(failure.kind))) return 'unreadable';
  return missingSince !== null ? 'missing' : changeOf(watched, platform);
}

/** Whether the tag moved, by the reader's measure, and was not marked as seen: the count on the icon. */
export function hasMoved(watched: Watched, { platform, byPlatform }: Wishes): boolean {
  const change = changeOf(watched, platform);
  return change === 'moved' || (change === 'platform-same' && !byPlatform);
}

/** Whether there is something that the reader has not seen: it moved, or it vanished. */
export const isNews = (watched: Watched, wishes: Wishes): boolean =>
  hasMoved(watched, wishes) || (watched.missingSince !== null && !watched.isMissingSeen);

/** Whether the tag still is what a page showed of it: a round may have found another state since. */
export const isAsShown = (
  { now, missingSince }: Watched,
  { digest, isMissing }: { digest: string | null; isMissing: boolean },
): boolean => (now?.digest ?? null) === digest && (missingSince !== null) === isMissing;

/** The tag as the reader has seen it now. */
export const markedSeen = (watched: Watched): Watched => ({
  ...watched,
  before: watched.now,
  isMissingSeen: watched.missingSince !== null,
});
