import type { HubApi } from '../hub/api.ts';
import { check } from './hub-check.ts';
import { fill } from './hub-fill.ts';
import { newCheck } from './hub-jobs.ts';
import { isDone, type Listing, type Step } from './listing.ts';

export interface HubSource {
  api: HubApi;
  now: () => number;
  /** How many requests this step may send at the most; at least 1. */
  budget: number;
  /** Ends the step: what has not come by then stays to be done. */
  signal: AbortSignal;
}

/**
 * One step towards knowing all tags of a repository on Docker Hub; to be repeated until `isDone`.
 *
 * Cold: page 1, then the rest side by side, ⌈N/100⌉ requests in all. Warm: the newest page, and one more for each hundred
 * tags that changed. Each step can be repeated harmlessly, so nothing but its own work is lost where it dies. Never throws:
 * what went wrong is in `failure`.
 */
export async function advanceHub(listing: Listing, visit: number, source: HubSource): Promise<Step> {
  if (isDone(listing, visit)) return { listing, failure: null };
  const { job } = listing;
  if (job?.kind === 'fill') return fill(listing, job, source);
  return check(listing, job?.kind === 'check' ? job : newCheck(source.now()), source);
}
