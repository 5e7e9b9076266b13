/** Time, injected for tests. All values in milliseconds. */
export interface Clock {
  now(): number;
  /** Resolves after a delay; rejects with the signal's reason if it aborts first. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
  /** A signal that aborts after a delay. */
  timeout(milliseconds: number): AbortSignal;
}

/** Longest delay of `setTimeout`, in ms (2³¹ − 1, 24.8 days): a longer one fires at once. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/**
 * Resolves after `milliseconds`, which may exceed the limit of `setTimeout`; rejects with the signal's reason if it
 * aborts first.
 */
export async function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  let remaining = milliseconds;
  for (; remaining > MAX_TIMER_MS; remaining -= MAX_TIMER_MS) await timer(MAX_TIMER_MS, signal);
  await timer(remaining, signal);
}

function timer(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const stop = () => {
      clearTimeout(id);
      reject(signal?.reason);
    };
    const id = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    signal?.addEventListener('abort', stop, { once: true });
  });
}

/** The system's clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  timeout: (milliseconds) => AbortSignal.timeout(milliseconds),
  sleep,
};
