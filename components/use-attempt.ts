import { useState } from 'preact/hooks';
import { type Failure, failureOf } from '../lib/failure.ts';

/** Resolves to the result of `work`, or to undefined if it failed. Never rejects. */
export type Attempt = <T>(work: () => Promise<T>) => Promise<T | undefined>;

/**
 * Runs the action of a control and keeps its failure, to be shown beside the control. `work` starts synchronously, within the
 * click. A new attempt clears the previous failure.
 */
export function useAttempt(): [failure: Failure | null, attempt: Attempt] {
  const [failure, setFailure] = useState<Failure | null>(null);
  const attempt: Attempt = async (work) => {
    setFailure(null);
    try {
      return await work();
    } catch (error) {
      setFailure(failureOf(error));
      return undefined;
    }
  };
  return [failure, attempt];
}
