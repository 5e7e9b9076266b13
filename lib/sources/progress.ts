import type { MapJob } from './jobs.ts';
import type { Listing } from './listing.ts';

/** Requests of both kinds that a page view sends unasked for kin: of 20, the newest pages have taken 11. */
export const UNASKED = 9;

/** Whether nothing is left to do for somebody who came at `visit` (ms since 1970) and sees the `wanted` tags. */
export const isDone = (listing: Listing, visit: number, wanted: string[] = []): boolean =>
  listing.job === null && listing.checkedAt >= visit && mapScope(listing, visit, wanted) === null;

/** Whether every tag that the registry counts is known. */
export const isComplete = (listing: Listing): boolean =>
  listing.job === null &&
  listing.checkedAt > 0 &&
  (listing.cap === null || (listing.map?.completedAt ?? 0) > 0) &&
  listing.miscount !== null &&
  listing.table.names.length >= listing.total;

/**
 * What is still to be mapped for somebody who came at `visit` and sees the `wanted` tags: all that is missing, where that was
 * asked for; the kin of tags that nobody has looked at before; or nothing.
 */
export function mapScope(listing: Listing, visit: number, wanted: string[]): MapJob['scope'] | null {
  const { cap, map, table, total } = listing;
  if (cap === null || map?.wish === 'paused') return null;
  if (map?.wish === 'all') {
    const isWhole = map.completedAt > 0 && table.names.length === total;
    return isWhole || map.completedAt >= visit ? null : 'all';
  }
  const spent = map?.visit === visit ? map.spent : 0;
  const searched = new Set(map?.searched);
  return spent < UNASKED && wanted.some((tag) => !searched.has(tag)) ? 'screen' : null;
}
