import type { Progress } from '../messages/listing-answers.ts';

/** Progress before the first answer, to show why there is none. */
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

/** Whether a worker that held the listing in memory has restarted: it knows less than is shown, and is not done. */
export const hasLost = (told: Progress, shown: Progress | null): shown is Progress =>
  shown?.isEphemeral === true && !told.done && told.known < shown.known;

/** Keeps what is shown; it counts as complete again once the worker has read it again. */
export const unfinished = ({ failure, resumeAt }: Progress) => ({
  done: false,
  complete: false,
  failure,
  resumeAt,
});

/** Why a listing is not going on. Only `listing.advance` reports it; `listing.look` leaves it as it was. */
export const reasons = (progress: Progress | null) => ({
  failure: progress?.failure ?? null,
  resumeAt: progress?.resumeAt ?? null,
});
