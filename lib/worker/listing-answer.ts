import { aliasesOf, type TagAliases } from '../aliases/aliases.ts';
import { groupTags } from '../aliases/groups.ts';
import { countBare } from '../aliases/table.ts';
import { tagsOfDigest } from '../aliases/tags-of-digest.ts';
import type { ListingAnswer, Progress } from '../messages/listing-answers.ts';
import type { RequestOf } from '../messages/messages.ts';
import { comparePlatformKeys } from '../oci/platform.ts';
import type { Listing } from '../sources/listing.ts';
import { lastMoves } from '../sources/moves.ts';
import { isComplete, isDone } from '../sources/progress.ts';
import { isListingEphemeral } from '../store/listings.ts';
import { loadSettings } from '../store/settings.ts';
import type { WindowKind } from '../store/window-kind.ts';
import { completionProgress } from './completion-progress.ts';
import type { Stalled } from './shown-listing.ts';
import { watchedAmong } from './watched-among.ts';

/** A listing as its answer: progress, the aliases of the tags that were named, and what moved. */
export async function listingAnswer(
  listing: Listing,
  { freshSince, tags, digest }: RequestOf<'listing.look'>,
  from: WindowKind,
  { failure, resumeAt }: Stalled,
): Promise<ListingAnswer> {
  const { platform } = await loadSettings();
  const { table, total, repository, cap } = listing;
  const done = isDone(listing, freshSince, tags);
  const progress: Progress = {
    repository,
    known: table.names.length,
    total: Math.max(total, table.names.length),
    ...(listing.unread !== undefined && { unread: listing.unread }),
    bare: countBare(table),
    images: groupTags(table).count,
    done,
    complete: done && isComplete(listing),
    capped: cap !== null,
    completion: completionProgress(listing),
    failure,
    resumeAt,
    isEphemeral: isListingEphemeral(listing, from),
    platforms: [...table.platforms].sort(comparePlatformKeys),
    platform,
  };
  const ofDigest = digest === undefined ? {} : { ofDigest: tagsOfDigest(table, digest) };
  const { watched, moves: seen } = await watchedAmong(listing, tags);
  const moves = lastMoves([...seen, ...(listing.moves ?? [])], tags);
  const known = aliasesOf(table, tags, platform, digest);
  const mayWatch = (tag: TagAliases) => from === 'ordinary' && tag.known;
  return {
    progress,
    tags: known.map((each) => (mayWatch(each) ? { ...each, isWatched: watched.includes(each.tag) } : each)),
    moves,
    ...ofDigest,
  };
}
