import { retryAt } from '../../lib/client/follow.ts';
import { wait } from '../../lib/client/waiting.ts';
import { type Failure, failureOf, isTemporary } from '../../lib/failure.ts';

/** Whether to retry after a failure. A pull limit (no `until`) lasts for hours: it is not retried. */
const isRetried = (failure: Failure): boolean =>
  isTemporary(failure) && (failure.kind !== 'rate-limited' || failure.until !== undefined);

/**
 * Calls `ask` until it answers. After a failure that may pass it waits and retries, sooner if the network comes back. Null after
 * any other failure, or once the signal has aborted.
 *
 * @param onFailure gets each failure, and null before each attempt
 */
export async function untilAnswered<T>(
  ask: () => Promise<T>,
  onFailure: (failure: Failure | null) => void,
  signal: AbortSignal,
): Promise<T | null> {
  for (let failed = 0; !signal.aborted; failed += 1) {
    onFailure(null);
    let failure: Failure;
    try {
      const answer = await ask();
      return signal.aborted ? null : answer;
    } catch (error) {
      failure = failureOf(error);
    }
    if (signal.aborted) return null;
    onFailure(failure);
    if (!isRetried(failure)) return null;
    await wait(retryAt(failure, failed), signal);
  }
  return null;
}
