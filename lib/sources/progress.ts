import type { CompleteJob } from './jobs.ts';
import type { Listing } from './listing.ts';

/** Requests of both kinds that a page view sends unasked for kin: of 20, the newest pages have taken 11. */
export const UNASKED_REQUESTS = 9;

/** Whether nothing is left to do for somebody who came at `visit` (ms since 1970) and sees the `wanted` tags. */
export const isDone = (listing: Listing, freshSince: number, wanted: string[] = []): boolean =>
  listing.job === null &&
  listing.checkedAt >= freshSince &&
  completionScope(listing, freshSince, wanted) === null;

/** Whether every tag that the registry counts is known. */
export const isComplete = (listing: Listing): boolean =>
  listing.job === null &&
  listing.checkedAt > 0 &&
  (listing.cap === null || (listing.completion?.completedAt ?? 0) > 0) &&
  listing.miscount !== null &&
  listing.table.names.length >= listing.total;

/**
 * What is still to be mapped for somebody who came at `visit` and sees the `wanted` tags: all that is missing, where that was
 * asked for; the kin of tags that nobody has looked at before; or nothing.
 */
export function completionScope(
  listing: Listing,
  freshSince: number,
  wanted: string[],
): CompleteJob['scope'] | null {
  const { cap, completion, table, total } = listing;
  if (cap === null || completion?.mode === 'paused') return null;
  if (completion?.mode === 'all') {
    const isWhole = completion.completedAt > 0 && table.names.length === total;
    return isWhole || completion.completedAt >= freshSince ? null : 'all';
  }
  const spent = completion?.freshSince === freshSince ? completion.spent : 0;
  const searched = new Set(completion?.searched);
  return spent < UNASKED_REQUESTS && wanted.some((tag) => !searched.has(tag)) ? 'screen' : null;
}
