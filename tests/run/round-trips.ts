import type { LoggedRequest } from '../hub-in-a-box/types.ts';

/** Answers that were waited for one after the other: requests under way together are one. */
export function roundTrips(log: readonly LoggedRequest[]): number {
  let [count, end] = [0, 0];
  for (const { at, endedAt = at } of log.toSorted((a, b) => a.at - b.at)) {
    if (at >= end) count += 1;
    end = at >= end ? endedAt : Math.max(end, endedAt);
  }
  return count;
}
