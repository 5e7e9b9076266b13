/** What is left of Docker Hub's requests a minute, as its last answer said. */
export interface Rate {
  remaining: number;
  /** ms since 1970: when the window ends */
  resetAt: number;
}

/** Requests a minute that stay with the reader's own browsing of Hub (of 180, measured September 2026). */
const RESERVE = 40;

/**
 * `X-RateLimit-Remaining` and `-Reset` (unix seconds, of which the whole one is waited for, for it may be any moment of it);
 * null where an answer has none, or no numbers.
 */
export function readRate(headers: Headers): Rate | null {
  const remaining = Number(headers.get('x-ratelimit-remaining')?.trim() || Number.NaN);
  const reset = Number(headers.get('x-ratelimit-reset')?.trim() || Number.NaN);
  if (!Number.isFinite(remaining) || !Number.isFinite(reset)) return null;
  return { remaining, resetAt: (reset + 1) * 1000 };
}

/** A longer wait than this, in ms, is not believed: a clock was set, or the answer is nonsense. */
const MAX_WAIT_MS = 10 * 60_000;

const isPast = ({ resetAt }: Rate, now: number) => resetAt <= now || resetAt > now + MAX_WAIT_MS;

/**
 * What is left after one more answer. Those to requests side by side arrive in any order: of one window the lesser figure
 * counts, and what an earlier one says is old. Where nothing was left, that stays so until its time.
 */
export function withAnswer(known: Rate | null, told: Rate, now: number): Rate {
  if (known === null || isPast(known, now) || told.remaining < 1) return told;
  if (known.remaining < 1 || told.resetAt < known.resetAt) return known;
  if (told.resetAt > known.resetAt) return told;
  return told.remaining < known.remaining ? told : known;
}

/**
 * How many requests Tagkin may send now. When a window is over, one request tells what the reader has left of the next;
 * where answers have not told it for long, they never do.
 */
export function budget(rate: Rate | null, now: number): number {
  if (rate === null || Math.abs(rate.resetAt - now) > MAX_WAIT_MS) return Infinity;
  if (rate.resetAt <= now) return 1;
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
  return Math.min(Math.max(until, now + 1000), now + MAX_WAIT_MS);
}
