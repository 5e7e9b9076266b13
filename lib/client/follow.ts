import { type Failure, isTemporary } from '../failure.ts';
import { wait, whenVisible } from './waiting.ts';

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
    if (failure) await wait(failure.until ?? Date.now() + 2000 * 2 ** Math.min(failed, 5), signal);
    else if (resumeAt) await wait(resumeAt, signal);
  }
}
