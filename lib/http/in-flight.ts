import { abortError } from './abort.ts';

/** Waits for a promise, or throws `abortError` if the signal aborts first. */
export function abortable<T>(promise: Promise<T>, signal: AbortSignal | undefined, host: string): Promise<T> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const stop = () => reject(abortError(signal, host));
    if (signal.aborted) return stop();
    signal.addEventListener('abort', stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

/** One caller's part in shared work. */
interface Caller {
  /** Callers with the same key share one promise. */
  key: string;
  /** Named by the failure of a caller that gives up. */
  host: string;
  signal?: AbortSignal | undefined;
  /** How long a result is shared after it arrived, in ms; not at all by default. Failures are not. */
  holdMs?: number;
}

/** Starts work, unless the same is under way: then its promise is shared. */
export type Share = <T>(caller: Caller, start: (signal: AbortSignal) => Promise<T>) => Promise<T>;

interface Work {
  promise: Promise<unknown>;
  stop: AbortController;
  waiting: number;
}

/**
 * Work in flight by key. It ends early only once every caller has given up; a caller that comes later starts it again.
 * Each caller gets the result, or the error, or its own abort (`abortError`).
 */
export function createShare(): Share {
  const works = new Map<string, Work>();

  function begin({ key, holdMs = 0 }: Caller, start: (signal: AbortSignal) => Promise<unknown>): Work {
    const stop = new AbortController();
    const work: Work = { promise: start(stop.signal), stop, waiting: 0 };
    works.set(key, work);
    const done = () => works.get(key) === work && works.delete(key);
    work.promise.then(() => (holdMs > 0 ? setTimeout(done, holdMs) : done()), done);
    return work;
  }

  return async <T>(caller: Caller, start: (signal: AbortSignal) => Promise<T>) => {
    const { key, host, signal } = caller;
    const work = works.get(key) ?? begin(caller, start);
    const leave = () => {
      work.waiting -= 1;
      if (work.waiting > 0) return;
      if (works.get(key) === work) works.delete(key);
      work.stop.abort(signal?.reason);
    };
    work.waiting += 1;
    if (signal?.aborted) leave();
    else signal?.addEventListener('abort', leave, { once: true });
    try {
      return (await abortable(work.promise, signal, host)) as T;
    } finally {
      signal?.removeEventListener('abort', leave);
    }
  };
}
