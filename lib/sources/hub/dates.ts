import type { Listing } from '../listing.ts';
import { pageKey } from './completion.ts';
import { pageSizeOf } from './jobs.ts';
import type { PlanRequest } from './planner/planner-input.ts';

/**
 * Which known tags are newer than all missing ones, and which are older: the newest pages were read up to the cap, and of
 * the oldest ones those that were requested. Tags of the very same time prove nothing, nor do those without one.
 *
 * @param requested pages that were read, by `pageKey`
 */
export function datesOf(listing: Listing, requested: readonly string[]): PlanRequest['dates'] {
  const { table, cap } = listing;
  if (cap === null) return undefined;
  const dates = table.pushed.filter((at) => at > 0).sort((a, b) => b - a);
  const keys = new Set(requested);
  let oldestPages = 0;
  while (keys.has(pageKey({ filter: '', ordering: 'oldest', page: oldestPages + 1 }))) oldestPages++;
  const newest = dates[cap - 1] ?? Number.POSITIVE_INFINITY;
  const oldest = oldestPages === 0 ? 0 : (dates.at(-oldestPages * pageSizeOf(listing)) ?? 0);
  const pushed = new Map(table.names.map((name, row) => [name, table.pushed[row] ?? 0]));
  return {
    newer: (name) => (pushed.get(name) ?? 0) > newest,
    older: (name) => (pushed.get(name) ?? Number.POSITIVE_INFINITY) < oldest && pushed.get(name) !== 0,
  };
}
