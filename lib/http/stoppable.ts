import type { Clock } from './clock.ts';
import type { Fetch } from './context.ts';

type Stop = () => AbortSignal;

const withStop = (signal: AbortSignal | null | undefined, stop: Stop): AbortSignal =>
  signal ? AbortSignal.any([signal, stop()]) : stop();

/** A `fetch` that also ends, at once, when the signal that `stop` returns aborts. `of` is read at each request. */
export const stoppableFetch =
  (of: () => Fetch, stop: Stop): Fetch =>
  (url, init) => {
    const signal = withStop(init.signal, stop);
    return rejecting(Promise.resolve(of()(url, { ...init, signal })), signal);
  };

/** A clock whose waits end likewise. */
export const stoppableClock = (clock: Clock, stop: Stop): Clock => ({
  ...clock,
  sleep: (milliseconds, signal) => clock.sleep(milliseconds, withStop(signal, stop)),
});

/** Rejects when the signal aborts, whatever the work does. Only what the browser rejects with is a rejection: a defect here is thrown. */
function rejecting<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let reject: (reason: unknown) => void = () => undefined;
  const stopped = new Promise<never>((_, no) => {
    reject = no;
  });
  const stop = () => reject(signal.reason);
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop, { once: true });
  const ended = () => signal.removeEventListener('abort', stop);
  work.then(ended, ended);
  return Promise.race([work, stopped]);
}
