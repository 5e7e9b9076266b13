import { isRetried, retryAt } from '../../lib/client/follow.ts';
import { wait } from '../../lib/client/waiting.ts';
import { type Failure, failureOf } from '../../lib/failure.ts';

/**
 * Calls `ask` until it answers. After a failure that may pass it waits and retries, sooner if the network comes back. Null after
 * any other failure, or once the signal has aborted.
 *
 * @param onFailure gets each failure, which stays until an answer, and null before the first attempt and with the answer
 */
export async function untilAnswered<T>(
  ask: () => Promise<T>,
  onFailure: (failure: Failure | null) => void,
  signal: AbortSignal,
): Promise<T | null> {
  onFailure(null);
  for (let failed = 0; !signal.aborted; failed += 1) {
    let failure: Failure;
    try {
      const answer = await ask();
      if (signal.aborted) return null;
      if (failed > 0) onFailure(null);
      return answer;
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
