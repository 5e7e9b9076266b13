/** So often, in ms, a worker is asked something so that it goes on living: it ends after 30 s. */
const AWAKE = 20_000;

/** Calls `ask` every 20 s, and when the reader comes back to the page; not while it is hidden, nor once `signal` has ended. */
export function whileLookedAt(ask: () => void, signal: AbortSignal): void {
  if (signal.aborted) return;
  const tick = () => document.hidden || ask();
  const timer = setInterval(tick, AWAKE);
  document.addEventListener('visibilitychange', tick, { signal });
  signal.addEventListener('abort', () => clearInterval(timer));
}
