import { useState } from 'preact/hooks';
import { type Failure, failureOf } from '../lib/failure.ts';

/**
 * Runs what a control does, and keeps its failure to be shown beside the control. `work` starts at once, within the click; a
 * new attempt clears the failure of the last one.
 */
export function useAttempt(): [failure: Failure | null, attempt: (work: () => Promise<unknown>) => void] {
  const [failure, setFailure] = useState<Failure | null>(null);
  const attempt = async (work: () => Promise<unknown>) => {
    setFailure(null);
    try {
      await work();
    } catch (error) {
      setFailure(failureOf(error));
    }
  };
  return [failure, (work) => void attempt(work)];
}
