import type { Listing } from '../sources/listing.ts';
import type { Move } from '../sources/moves.ts';
import { loadWatched } from '../store/watched.ts';
import { byRepository } from '../watch/repositories.ts';
import { nameOfImage } from '../watch/shown.ts';

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
        ? [{ tag, was: nameOfImage(before), until: now.pushedAt || now.at }]
        : [],
    ),
  };
}
