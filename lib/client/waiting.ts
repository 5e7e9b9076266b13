import { sleep } from '../http/clock.ts';

/** Resolves when the page is visible, or when the signal aborts. */
export async function whenVisible(signal: AbortSignal): Promise<void> {
  while (document.hidden && !signal.aborted)
    await new Promise((resolve) => {
      signal.addEventListener('abort', resolve, { once: true });
      document.addEventListener('visibilitychange', resolve, { once: true, signal });
    });
}

const waits = new Set<() => void>();

/** Ends every wait of this document. */
export const wakeAll = (): void => waits.forEach((stop) => void stop());

/** Waits until a time (ms since 1970, any distance), or until the network comes back, `wakeAll` is called, or the signal aborts. */
export async function wait(until: number, signal: AbortSignal): Promise<void> {
  const online = new AbortController();
  const stop = () => online.abort();
  waits.add(stop);
  window.addEventListener('online', stop);
  await sleep(until - Date.now(), AbortSignal.any([signal, online.signal])).catch(() => undefined);
  window.removeEventListener('online', stop);
  waits.delete(stop);
}
