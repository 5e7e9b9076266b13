import { MAX_PAUSE_MS } from '../../http/pause.ts';
import type { Rate } from '../../http/rate-window.ts';

/** Requests a minute reserved for the user's own browsing of Hub (of 180, measured September 2026). */
const RESERVE = 40;

/** How long after its end a window still counts, in ms: until then, one request reports the next window. */
const STALE_AFTER_MS = 10 * 60_000;

/** Whether the reset is further ahead than any pause: the clock was changed, or the answer is wrong. Such a rate is unknown. */
export const isTooFar = ({ resetAt }: Rate, now: number) => resetAt > now + MAX_PAUSE_MS;

/**
 * The rate after one more answer. Concurrent requests are answered in any order: of one window the lower figure
 * counts, and an earlier window is ignored. A rate of 0 lasts until its reset.
 */
export function withAnswer(known: Rate | null, read: Rate, now: number): Rate {
  if (known === null || known.resetAt <= now || read.remaining < 1) return read;
  if (known.remaining < 1 || read.resetAt < known.resetAt) return known;
  if (read.resetAt > known.resetAt) return read;
  return read.remaining < known.remaining ? read : known;
}

/**
 * How many requests Tagkin may send now. After the end of a window: one, which reports the next. No limit without a
 * recent window.
 */
export function budget(rate: Rate | null, now: number): number {
  if (rate === null || now - rate.resetAt > STALE_AFTER_MS) return Infinity;
  if (rate.resetAt <= now) return 1;
  return Math.max(0, rate.remaining - RESERVE);
}
