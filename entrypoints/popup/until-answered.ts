import { wait } from '../../lib/client/waiting.ts';
import { type Failure, failureOf, isTemporary } from '../../lib/failure.ts';

/** Whether it passes by itself, and soon. A pull limit lasts for hours: it is not retried. */
const mends = (failure: Failure): boolean =>
  isTemporary(failure) && (failure.kind !== 'rate-limited' || failure.until !== undefined);

/**
 * Calls `ask` until it answers: again after a pause where that may help, sooner when the network comes back. Null where it does
 * not help, or once the signal has aborted.
 *
 * @param tell gets each failure, and null before each attempt
 */
export async function untilAnswered<T>(
  ask: () => Promise<T>,
  tell: (failure: Failure | null) => void,
  signal: AbortSignal,
): Promise<T | null> {
  for (let failed = 0; !signal.aborted; failed += 1) {
    tell(null);
    let failure: Failure;
    try {
      const answer = await ask();
      return signal.aborted ? null : answer;
    } catch (error) {
      failure = failureOf(error);
    }
    if (signal.aborted) return null;
    tell(failure);
    if (!mends(failure)) return null;
    await wait(failure.until ?? Date.now() + 2000 * 2 ** Math.min(failed, 5), signal);
  }
  return null;
}
