/** So often, in ms, a worker is asked something so that it goes on living: it ends after 30 s. */
const INTERVAL_MS = 20_000;

/** Calls `ask` every 20 s, and when the reader comes back to the page; not while it is hidden, nor once `signal` has ended. */
export function keepAwakeWhileVisible(ask: () => void, signal: AbortSignal): void {
  if (signal.aborted) return;
  const tick = () => document.hidden || ask();
  const timer = setInterval(tick, INTERVAL_MS);
  document.addEventListener('visibilitychange', tick, { signal });
  signal.addEventListener('abort', () => clearInterval(timer));
}
