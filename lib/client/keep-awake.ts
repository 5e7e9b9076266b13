/** Interval of keep-alive messages, in ms: browsers end a worker after 30 s without a message. */
const INTERVAL_MS = 20_000;

/**
 * Calls `ping` every 20 s, and when the page becomes visible again, until `signal` aborts. Not while the page is
 * hidden.
 */
export function keepAwakeWhileVisible(ping: () => void, signal: AbortSignal): void {
  if (signal.aborted) return;
  const tick = () => document.hidden || ping();
  const timer = setInterval(tick, INTERVAL_MS);
  document.addEventListener('visibilitychange', tick, { signal });
  signal.addEventListener('abort', () => clearInterval(timer));
}
