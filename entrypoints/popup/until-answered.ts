import { wait } from '../../lib/client/waiting.ts';
import { type Failure, failureOf, isTemporary } from '../../lib/failure.ts';

/** Whether time alone mends it, and soon. A pull limit does not end in an hour: nobody asks again and again meanwhile. */
const mends = (failure: Failure): boolean =>
  isTemporary(failure) && (failure.kind !== 'rate-limited' || failure.until !== undefined);

/**
 * Asks until there is an answer: again after a pause where that may help, sooner when the network comes back. Null where it
 * does not help, or where the signal has ended.
 *
 * @param tell is given each failure, and null whenever it asks
 */
export async function untilAnswered<T>(
  ask: () => Promise<T>,
  tell: (failure: Failure | null) => void,
  signal: AbortSignal,
): Promise<T | null> {
  for (let failed = 0; !signal.aborted; failed += 1) {
    tell(null);
    try {
      const answer = await ask();
      return signal.aborted ? null : answer;
    } catch (error) {
      if (signal.aborted) return null;
      const failure = failureOf(error);
      tell(failure);
      if (!mends(failure)) return null;
      await wait(failure.until ?? Date.now() + 2000 * 2 ** Math.min(failed, 5), signal);
    }
  }
  return null;
}
