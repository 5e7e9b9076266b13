import type { HttpContext, Pause } from './context.ts';
import { requestedWait } from './retry-after.ts';

/**
 * Longest pause, in ms, whatever a server requests: a wrong clock or a mistyped header must not block a host for
 * years.
 */
export const MAX_PAUSE_MS = 3_600_000;

/** Latest time that a `Date` can show, in ms since 1970. */
const MAX_DATE_MS = 8.64e15;

/** How long a 429 without a usable time in its header pauses the host, in ms. */
export interface PausePolicy {
  /** For a 429 without a time. */
  unnamed: number;
  /** For a time that has passed, or is nearer than this. */
  least: number;
}

/** The pause that an overloaded host's answer requests; `undefined` without a time in the future. */
export function pauseOf(
  { status, headers }: { status: number; headers: Headers },
  now: number,
  policy?: PausePolicy,
): Pause | undefined {
  const requested = requestedWait(status, headers, now);
  const wait =
    policy && status === 429 ? Math.max(policy.least, requested ?? policy.unnamed) : (requested ?? 0);
  if (wait <= 0) return undefined;
  if (wait <= MAX_PAUSE_MS) return { until: now + wait };
  return { until: now + MAX_PAUSE_MS, askedUntil: Math.min(now + wait, MAX_DATE_MS) };
}

/** Pauses a host for every caller. The longer of two pauses holds: concurrent requests are answered in any order. */
export function pauseHost(http: HttpContext, host: string, pause: Pause): void {
  if (pause.until > (currentPause(http, host)?.until ?? 0)) http.paused.set(host, pause);
}

/** The current pause of a host, if any. One that would last too long is over: the clock was set back. */
export function currentPause({ paused, clock }: HttpContext, host: string): Pause | undefined {
  const pause = paused.get(host);
  const left = pause ? pause.until - clock.now() : 0;
  if (left > 0 && left <= MAX_PAUSE_MS) return pause;
  paused.delete(host);
  return undefined;
}

/** Ends a host's pause, for a user's *Retry now*. In: the host with its port, as failures name it. */
export function resumeHost({ paused }: HttpContext, host: string): void {
  paused.delete(host);
}
