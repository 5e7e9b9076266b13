import { MAX_PAUSE_MS } from '../../http/pause.ts';
import type { Rate } from '../../http/rate-window.ts';

/** Requests a minute that stay with the reader's own browsing of Hub (of 180, measured September 2026). */
const RESERVE = 40;

/** How long after its end a window still means something, in ms: then Hub reports the next one with its first answer. */
const STALE_AFTER_MS = 10 * 60_000;

/** A reset further ahead than any pause is not believed: a clock was set, or the answer is nonsense. */
const isTooFar = ({ resetAt }: Rate, now: number) => resetAt > now + MAX_PAUSE_MS;

/**
 * What is left after one more answer. Requests side by side are answered in any order: of one window the lesser figure counts,
 * and an earlier window is old news. Where nothing was left, that stays so until its time.
 */
export function withAnswer(known: Rate | null, read: Rate, now: number): Rate {
  if (known === null || known.resetAt <= now || isTooFar(known, now) || read.remaining < 1) return read;
  if (known.remaining < 1 || read.resetAt < known.resetAt) return known;
  if (read.resetAt > known.resetAt) return read;
  return read.remaining < known.remaining ? read : known;
}

/**
 * How many requests Tagkin may send now. After the end of a window, one request shows what is left of the next; where Hub has
 * reported none for long, there is no limit to keep.
 */
export function budget(rate: Rate | null, now: number): number {
  if (rate === null || isTooFar(rate, now) || now - rate.resetAt > STALE_AFTER_MS) return Infinity;
  if (rate.resetAt <= now) return 1;
  return Math.max(0, rate.remaining - RESERVE);
}
