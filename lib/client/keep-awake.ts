/** Interval of keep-alive messages, in ms: browsers end a worker after 30 s without a message. */
const INTERVAL_MS = 20_000;

/**
 * Calls `ping` every 20 s, and when the page becomes visible or gets the focus again (then with the event), until `signal` aborts. Not while the page is
 * hidden.
 */
export function keepAwakeWhileVisible(ping: (isBack?: Event) => void, signal: AbortSignal): void {
  if (signal.aborted) return;
  const tick = (isBack?: Event) => document.hidden || ping(isBack);
  const timer = setInterval(tick, INTERVAL_MS);
  document.addEventListener('visibilitychange', tick, { signal });
  window.addEventListener('focus', tick, { signal }); // windows side by side are visible all the time
  signal.addEventListener('abort', () => clearInterval(timer));
}
