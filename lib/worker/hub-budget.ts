import { TagkinError } from '../failure.ts';
import { budget } from '../hub/api/rate.ts';
import { loadRate } from '../store/rate.ts';

/** How many requests to Hub's API a job may send now, and when (ms since 1970) it may send more. */
export interface RequestBudget {
  budget: number;
  budgetAt: number;
}

/**
 * Errors: `rate-limited` if Hub's own limit is used up. `budget` is 0 if only the share of the user's own browsing is
 * left.
 */
export async function jobBudget(): Promise<RequestBudget> {
  const rate = await loadRate();
  const now = Date.now();
  if (rate && rate.remaining < 1 && rate.resetAt > now)
    throw new TagkinError({ kind: 'rate-limited', until: rate.resetAt });
  return { budget: budget(rate, now), budgetAt: rate?.resetAt ?? now };
}
