import { TagkinError } from '../failure.ts';
import { budget } from '../hub/api/rate.ts';
import { loadRate } from '../store/rate.ts';

/** How many requests to Hub's API a job may send now, and when (ms since 1970) there will be room for more. */
export interface RequestBudget {
  budget: number;
  budgetAt: number;
}

/** Errors: `rate-limited`, where Hub itself has said to wait. Where only the reader's own share is left, `budget` is 0. */
export async function jobBudget(): Promise<RequestBudget> {
  const rate = await loadRate();
  const now = Date.now();
  if (rate && rate.remaining < 1 && rate.resetAt > now)
    throw new TagkinError({ kind: 'rate-limited', until: rate.resetAt });
  return { budget: budget(rate, now), budgetAt: rate?.resetAt ?? now };
}
