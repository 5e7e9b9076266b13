import type { CompleteJob } from './jobs.ts';
import type { Listing } from './listing.ts';

/** Requests (pages and HEADs) that a page view spends on likely aliases: of 20, the newest pages have taken 11. */
export const UNASKED_REQUESTS = 9;

/** Whether a visit that began at `freshSince` (ms since 1970) and shows these tags has nothing left to do. */
export const isDone = (listing: Listing, freshSince: number, visibleTags: string[] = []): boolean =>
  listing.job === null &&
  listing.checkedAt >= freshSince &&
  completionScope(listing, freshSince, visibleTags) === null;

/** Whether every tag that the registry counts is known. */
export const isComplete = (listing: Listing): boolean =>
  listing.job === null &&
  listing.checkedAt > 0 &&
  (listing.cap === null || (listing.completion?.completedAt ?? 0) > 0) &&
  listing.miscount !== null &&
  listing.table.names.length >= listing.total;

/**
 * What is left to complete in a visit that began at `freshSince` and shows these tags: everything that is missing, if the
 * user chose that; the likely aliases of visible tags that were not searched for yet; or nothing (null).
 */
export function completionScope(
  listing: Listing,
  freshSince: number,
  visibleTags: string[],
): CompleteJob['scope'] | null {
  const { cap, completion, table, total } = listing;
  if (cap === null || completion?.mode === 'paused') return null;
  if (completion?.mode === 'all') {
    const isWhole = completion.completedAt > 0 && table.names.length === total;
    return isWhole || completion.completedAt >= freshSince ? null : 'all';
  }
  const spent = completion?.freshSince === freshSince ? completion.spent : 0;
  const searched = new Set(completion?.searched);
  return spent < UNASKED_REQUESTS && visibleTags.some((tag) => !searched.has(tag)) ? 'screen' : null;
}
