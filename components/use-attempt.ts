import { useState } from 'preact/hooks';
import { type Failure, failureOf } from '../lib/failure.ts';

/** Resolves to what `work` did, or to undefined where it failed. Never rejects. */
export type Attempt = <T>(work: () => Promise<T>) => Promise<T | undefined>;

/**
 * Runs what a control does, and keeps its failure to be shown beside the control. `work` starts at once, within the click; a
 * new attempt clears the failure of the last one.
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
