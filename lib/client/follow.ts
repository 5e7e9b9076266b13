import { type Failure, isTemporary, mayRetry } from '../failure.ts';
import { wait, whenVisible } from './waiting.ts';

/** No wait is longer, in ms: a time further ahead is that of a clock that was set back. */
const MAX_WAIT_MS = 3_600_000;

const capped = (until: number): number => Math.min(until, Date.now() + MAX_WAIT_MS);

/**
 * When to retry after `failed` failures in a row: at the failure's `until`, but after 1 s at least, doubling up to 32 s, since
 * clocks lie and a host may name a time that has passed again and again; else after 2 s for none, doubling up to 64 s.
 */
export function retryAt({ until = 0 }: Failure, failed: number): number {
  const least = until ? 1000 * 2 ** Math.min(Math.max(failed - 1, 0), 5) : 2000 * 2 ** Math.min(failed, 5);
  return capped(Math.max(until, Date.now() + least));
}

/** Whether a look-up is tried again by itself. A pull limit (no `until`) lasts for hours: it is not. */
export const isRetried = (failure: Failure): boolean =>
  mayRetry(failure) && (failure.kind !== 'rate-limited' || failure.until !== undefined);

/** The outcome of a step. */
export interface StepOutcome {
  /** No step is left. */
  done: boolean;
  failure: Failure | null;
  /** Earliest start of the next step, in ms since 1970; null for now. */
  resumeAt: number | null;
}

/**
 * Runs steps while the page is visible, until one is done or fails permanently. A temporary failure is retried at its
 * `until`, else after 4 s, doubling up to 64 s. An error thrown by a step ends the loop.
 */
export async function follow(step: () => Promise<StepOutcome>, signal: AbortSignal): Promise<void> {
  for (let failed = 0; !signal.aborted; ) {
    await whenVisible(signal);
    if (signal.aborted) return;
    const { done, failure, resumeAt } = await step();
    if (done || (failure && !isTemporary(failure))) return;
    failed = failure ? failed + 1 : 0;
    const next = failure ? retryAt(failure, failed) : resumeAt && capped(resumeAt);
    if (next) await wait(next, signal);
  }
}
