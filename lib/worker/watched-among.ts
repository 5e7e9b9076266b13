import type { Listing } from '../sources/listing.ts';
import type { Move } from '../sources/moves.ts';
import { loadWatched } from '../store/watched.ts';
import { byRepository } from '../watch/repositories.ts';
import { nameOfImage } from '../watch/shown.ts';
import type { TagImage } from '../watch/watched.ts';

/** What a tag was: its version, but its digest where that is the version of both. */
const wasOf = (before: TagImage, now: TagImage): string =>
  before.version?.version === now.version?.version ? before.digest : nameOfImage(before);

/**
 * Which tags of a listing are watched, and what moved since the reader last saw them. Only tags that the listing has: where it is hidden
 * from a web page, so is this.
 */
export async function watchedAmong(
  { registry, repository, table }: Listing,
  tags: readonly string[],
): Promise<{ watched: string[]; moves: Move[] }> {
  if (table.names.length === 0) return { watched: [], moves: [] };
  const all = byRepository(await loadWatched()).get(`${registry}/${repository}`) ?? [];
  const shown = all.filter(({ tag }) => tags.includes(tag) && table.names.includes(tag));
  return {
    watched: shown.map(({ tag }) => tag),
    moves: shown.flatMap(({ tag, watched: { before, now } }) =>
      before && now && before.digest !== now.digest
        ? [{ tag, was: wasOf(before, now), digest: before.digest, until: now.pushedAt || now.at }]
        : [],
    ),
  };
}
