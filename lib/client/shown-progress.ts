import type { Progress } from '../messages/listing-answers.ts';

/** Progress before the first answer: an empty listing, which can show a failure. */
export const nothingKnown = (repository: string): Progress => ({
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
 * Whether the worker lost a listing that it held in memory, by a restart: it knows fewer tags than are shown, and is
 * not done.
 */
export const hasLost = (reported: Progress, shown: Progress | null): shown is Progress =>
  shown?.isEphemeral === true && !reported.done && reported.known < shown.known;

/** Added to the progress shown until the worker has read the listing again. */
export const unfinished = ({ failure, resumeAt }: Progress) => ({
  done: false,
  complete: false,
  failure,
  resumeAt,
});

/** Why a listing is stalled. Only `listing.advance` reports that; an answer to `listing.look` leaves it unchanged. */
export const reasons = (progress: Progress | null) => ({
  failure: progress?.failure ?? null,
  resumeAt: progress?.resumeAt ?? null,
});
