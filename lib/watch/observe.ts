import type { Failure } from '../failure.ts';
import { MAX_ALIASES, type TagImage, type Watched } from './watched.ts';

/** What one look told of a tag. */
export type Seen = (
  | { kind: 'image'; image: Omit<TagImage, 'at'> }
  /** Its digest was found to be the same. */
  | { kind: 'same' }
  /** Nothing was pushed since the last look that could be this tag. It may have been deleted. */
  | { kind: 'not-pushed' }
  | { kind: 'missing' }
  | { kind: 'failed'; failure: Failure }
) & {
  /** The newest tag of its kind, or null without one; undefined where it was not looked for. */
  newer?: string | null | undefined;
};

/** A watched tag after a look. */
export function observe(watched: Watched, seen: Seen, now: number): Watched {
  if (seen.kind === 'failed') return { ...watched, failure: seen.failure };
  const { newer = watched.newer } = seen;
  const told = { ...watched, lookedAt: now, failure: null, newer };
  if (seen.kind === 'not-pushed') return told;
  if (seen.kind === 'missing') {
    const isNew = watched.missingSince === null;
    const isMissingSeen = !isNew && watched.isMissingSeen;
    return { ...told, foundAt: now, missingSince: watched.missingSince ?? now, isMissingSeen };
  }
  const found = { ...told, foundAt: now, missingSince: null, isMissingSeen: false };
  if (seen.kind === 'same') return found;
  const image = imageAfter(watched.now, seen.image, now);
  return { ...found, now: image, before: beforeAfter(watched.before, image) };
}

/** An image that is still the same keeps when it was first seen, and what the look did not tell of it. */
function imageAfter(known: TagImage | null, seen: Omit<TagImage, 'at'>, now: number): TagImage {
  const image = { ...seen, aliases: seen.aliases.slice(0, MAX_ALIASES), at: now };
  if (known?.digest !== seen.digest) return image;
  return {
    ...image,
    platforms: image.platforms.length > 0 ? image.platforms : known.platforms,
    version: image.version ?? known.version,
    aliases: image.aliases.length > 0 ? image.aliases : known.aliases,
    pushedAt: image.pushedAt || known.pushedAt,
    at: known.at,
  };
}

/** What is learned later of the image that was seen (its version, say) is kept with it. */
const beforeAfter = (before: TagImage | null, now: TagImage): TagImage =>
  before === null || before.digest === now.digest ? now : before;
