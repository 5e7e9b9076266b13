import type { TagAliases } from '../aliases/aliases.ts';
import type { TagsOfDigest } from '../aliases/tags-of-digest.ts';
import type { Failure } from '../failure.ts';
import type { ListingAnswer, Progress } from '../messages/listing-answers.ts';
import type { Move } from '../sources/moves.ts';

/** What a page knows of a repository's listing. */
export interface ListingState {
  repository: string;
  /** Null until the first answer. */
  progress: Progress | null;
  /** Aliases by tag, for tags that have been visible. */
  tags: Map<string, TagAliases>;
  /** The tags of the digest, if the subject has one. */
  ofDigest: TagsOfDigest | null;
  /** The last observed move of each tag. */
  moves: Map<string, Move>;
  /** A defect of this page, shown instead of other failures until the next action of the user. */
  defect: Failure | null;
}

/** An answer of the worker, and how it was asked for. */
export interface Answered extends ListingAnswer {
  /** It answers `listing.look`, which does not report why a listing is stalled. */
  isLook?: boolean;
  /** A step was answered while it was on its way: what a look answers may have been read before that step. */
  isLate?: boolean;
}

const nothingKnown = (repository: string): Progress => ({
  repository,
  known: 0,
  total: 0,
  bare: 0,
  images: 0,
  done: false,
  complete: false,
  capped: false,
  completion: null,
  failure: null,
  resumeAt: null,
  isEphemeral: false,
  platforms: [],
  platform: '',
});

/**
 * The state after an answer, or after a request that failed: that keeps what is known. So does an answer that knows less
 * than is shown, and is late, or comes from a worker that restarted and lost the listing that it held in memory, or keeps it back until Docker Hub has
 * answered a web page's visit. It adds
 * what is new to the state. A listing read to its end is shown as it is, also if it is shorter.
 */
export function merge(state: ListingState, answer: Answered | Failure): ListingState {
  const { repository, defect } = state;
  const shown = state.progress ?? nothingKnown(repository);
  if ('kind' in answer) return { ...state, progress: { ...shown, failure: defect ?? answer } };
  const { progress, isLook, isLate } = answer;
  const { done, known } = progress;
  // To a web page: nothing that was drawn may stay.
  if (known === 0 && progress.failure?.kind === 'unauthorized')
    return { ...state, progress, tags: new Map(), moves: new Map(), ofDigest: null };
  const isOld = !done && (isLate || shown.isEphemeral || known === 0) && known < shown.known;
  const { failure, resumeAt } = isLook ? shown : progress;
  return {
    ...state,
    progress: {
      ...(isOld ? { ...shown, ...(!isLate && { done, complete: done }) } : progress),
      failure: defect ?? failure,
      resumeAt,
    },
    tags: put(state.tags, answer.tags, (before) => isOld && before.known),
    moves: put(state.moves, answer.moves, () => isOld),
    ofDigest: (isOld && state.ofDigest) || (answer.ofDigest ?? state.ofDigest),
  };
}

/** A copy with these items in it; where `keeps`, what was there before remains. */
function put<Item extends { tag: string }>(
  before: Map<string, Item>,
  items: Item[],
  keeps: (item: Item) => boolean,
): Map<string, Item> {
  const after = new Map(before);
  for (const item of items) {
    const old = before.get(item.tag);
    if (!old || !keeps(old)) after.set(item.tag, item);
  }
  return after;
}
