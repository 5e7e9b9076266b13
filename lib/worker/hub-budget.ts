import { TagkinError } from '../failure.ts';
import { HUB_HOST } from '../hosts/docker-hub.ts';
import { currentPause } from '../http/pause.ts';
import { budget } from '../hub/api/rate.ts';
import { loadRate } from '../store/rate.ts';
import { http } from './http.ts';

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
  if (rate && rate.remaining < 1 && rate.resetAt > now) {
    const { askedUntil } = currentPause(http, HUB_HOST) ?? {};
    const until = { until: rate.resetAt, ...(askedUntil !== undefined && { askedUntil }) };
    throw new TagkinError({ kind: 'rate-limited', host: HUB_HOST, ...until });
  }
  return { budget: budget(rate, now), budgetAt: rate?.resetAt ?? now };
}
