import type { PlatformImage } from '../aliases/table.ts';
import type { TagVersion } from '../aliases/tag-version.ts';
import type { Failure } from '../failure.ts';

/** What a tag was at one time. */
export interface TagImage {
  /** Of its index, or of its only manifest. */
  digest: string;
  /** Its platforms; none where they are unknown, or where the tag is a single manifest. */
  platforms: PlatformImage[];
  /** Its real version, and the tag that states it: an alias on all platforms or on the reader's alone, or its own name. */
  version: Pick<TagVersion, 'version' | 'tag' | 'level'> | null;
  /** Other tags that shared it then, the first `MAX_ALIASES`. */
  aliases: string[];
  /** When it was pushed, in ms since 1970; 0 where unknown. */
  pushedAt: number;
  /** When it was first seen, in ms since 1970. */
  at: number;
}

/** One watched tag: what it was, and what it is. Times in ms since 1970. */
export interface Watched {
  /** Canonical, with its tag: `docker.io/library/nginx:latest`. */
  image: string;
  /** When watching began. */
  since: number;
  /** What it was when it was last marked as seen, else when watching began; null until the first look. */
  before: TagImage | null;
  /** What it is by the last look that told. */
  now: TagImage | null;
  /** The last look that told whether it moved; 0: none. */
  lookedAt: number;
  /** The last look that found the tag itself, not only that nothing was pushed since; 0: none. */
  foundAt: number;
  /** Since when the tag has been missing from its repository; null while it is there. */
  missingSince: number | null;
  /** Whether the reader has seen that it is missing. */
  isMissingSeen: boolean;
  /** Why the last look told nothing. */
  failure: Failure | null;
  /** The newest tag of its kind, where that was looked for. */
  newer: string | null;
  /** The digest that a notification last told of. */
  told: string | null;
}

/** Most tags that are watched. */
export const MAX_WATCHED = 200;

/** Aliases that are kept of an image. */
export const MAX_ALIASES = 12;

/** Of a platform's digest its first 128 bits: tables keep no more of them, and it is compared only. */
export const cut = ({ platform, digest }: PlatformImage): PlatformImage => ({
  platform,
  digest: digest.slice(0, 'sha256:'.length + 32),
});

/** @internal exported for tests */
export const newWatched = (image: string, now: number): Watched => ({
  ...{ image, since: now, before: null, now: null, lookedAt: 0, foundAt: 0 },
  ...{ missingSince: null, isMissingSeen: false, failure: null, newer: null, told: null },
});

/** The list with more images, as far as there is room; `refused` of them found none. */
export function withImages(
  all: readonly Watched[],
  images: readonly string[],
  now: number,
): { all: Watched[]; refused: number } {
  const known = new Set(all.map(({ image }) => image));
  const added = [...new Set(images)].filter((image) => !known.has(image));
  const room = Math.max(0, MAX_WATCHED - all.length);
  return {
    all: [...all, ...added.slice(0, room).map((image) => newWatched(image, now))],
    refused: Math.max(0, added.length - room),
  };
}
