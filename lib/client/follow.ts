import { type Failure, isTemporary } from '../failure.ts';
import { wait, whenVisible } from './waiting.ts';

/** What a step left behind. */
export interface Left {
  /** Nothing is left to do. */
  done: boolean;
  failure: Failure | null;
  /** When the next step may begin, in ms since 1970; null for now. */
  resumeAt: number | null;
}

/**
 * Takes steps while the page is visible, until one is done or fails for good. A temporary failure is retried after 4 s,
 * doubling to 64 s, or when the host said. What a step throws ends the loop.
 */
export async function follow(step: () => Promise<Left>, signal: AbortSignal): Promise<void> {
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
