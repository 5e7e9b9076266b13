import type { Failure } from '../failure.ts';
import { comparedPlatform, hasMoved, isNews, stateOf, type WatchState, type Wishes } from './state.ts';
import type { TagImage, Watched } from './watched.ts';

/** A watched tag as pages show it. Times in ms since 1970. */
export interface WatchedShown {
  image: string;
  state: WatchState;
  /** It moved or vanished, and was not marked as seen. */
  isNews: boolean;
  /** Its repository had no such tag at the last look that told. */
  isMissing: boolean;
  /** It counts on the icon. */
  hasMoved: boolean;
  from: ImageShown | null;
  to: ImageShown | null;
  /** The platform by which the two are compared. */
  platform: string | null;
  /** When it came to be what it is: its push, else when it was first seen so. */
  changedAt: number;
  /** A newer tag of its kind. */
  newer: string | null;
  failure: Failure | null;
  lookedAt: number;
}

export interface ImageShown {
  digest: string;
  version: TagImage['version'];
}

const imageShown = (image: TagImage | null): ImageShown | null =>
  image && { digest: image.digest, version: image.version };

/** What an image is called: its real version, else its digest. */
export const nameOfImage = ({ digest, version }: ImageShown): string => version?.version ?? digest;

/** The same to be read: of a digest its first characters. */
export const shortName = (image: ImageShown): string =>
  image.version?.version ?? image.digest.slice(0, 'sha256:'.length + 12);

export function shownOf(watched: Watched, wishes: Wishes): WatchedShown {
  const { image, before, now, missingSince, newer, failure, lookedAt } = watched;
  return {
    image,
    state: stateOf(watched, wishes.platform),
    isNews: isNews(watched, wishes),
    isMissing: missingSince !== null,
    hasMoved: hasMoved(watched, wishes),
    from: imageShown(before),
    to: imageShown(now),
    platform: (before && now && comparedPlatform(before, now, wishes.platform)) ?? null,
    changedAt: missingSince ?? (now?.pushedAt || now?.at) ?? 0,
    newer: wishes.newer ? newer : null,
    ...{ failure, lookedAt },
  };
}

/** What is news first, newest first; then the others by name. */
export const inOrder = (all: readonly WatchedShown[]): WatchedShown[] =>
  [...all].sort(
    (a, b) =>
      Number(b.isNews) - Number(a.isNews) ||
      (a.isNews ? b.changedAt - a.changedAt : 0) ||
      (a.image < b.image ? -1 : 1),
  );
