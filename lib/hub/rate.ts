/** What is left of Docker Hub's requests a minute, as its last answer said. */
export interface Rate {
  remaining: number;
  /** ms since 1970: when the window ends */
  resetAt: number;
}

/** Requests a minute that stay with the reader's own browsing of Hub (of 180, measured September 2026). */
const RESERVE = 40;

/** `X-RateLimit-Remaining` and `-Reset` (unix seconds); null where an answer has none, or no numbers. */
export function readRate(headers: Headers): Rate | null {
  const remaining = Number(headers.get('x-ratelimit-remaining')?.trim() || Number.NaN);
  const reset = Number(headers.get('x-ratelimit-reset')?.trim() || Number.NaN);
  if (!Number.isFinite(remaining) || !Number.isFinite(reset)) return null;
  return { remaining, resetAt: reset * 1000 };
}

/** A longer wait than this, in ms, is not believed: a clock was set, or the answer is nonsense. */
const LONGEST_WAIT = 10 * 60_000;

/** How many requests Tagkin may send now. */
export function budget(rate: Rate | null, now: number): number {
  if (rate === null || rate.resetAt <= now || rate.resetAt > now + LONGEST_WAIT) return Infinity;
  return Math.max(0, rate.remaining - RESERVE);
}

/**
 * Until when a 429 asks us to wait, in ms since 1970: `Retry-After` (seconds or a date), the older `X-Retry-After` (unix
 * seconds), the window's reset, or a minute.
 */
export function retryAt(headers: Headers, now: number): number {
  const after = headers.get('retry-after');
  const old = headers.get('x-retry-after');
  const asked =
    after !== null
      ? /^\d+$/.test(after.trim())
        ? now + Number(after) * 1000
        : Date.parse(after)
      : Number(old ?? Number.NaN) * 1000;
  const until = Number.isFinite(asked) ? asked : (readRate(headers)?.resetAt ?? now + 60_000);
  return Math.min(Math.max(until, now + 1000), now + LONGEST_WAIT);
}
