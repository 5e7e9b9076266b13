import { type Failure, failureOf } from '../failure.ts';
import { isRetried, retryAt } from './follow.ts';
import { wait, whenVisible } from './waiting.ts';

/**
 * Calls `ask` until it answers. After a failure that may pass it waits and, while the page is visible, retries; sooner if the
 * network comes back. Null after any other failure, or once the signal has aborted.
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
    await whenVisible(signal);
  }
  return null;
}
