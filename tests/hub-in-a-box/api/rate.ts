import { json, type Reply } from '../server/reply.ts';

/** How many API requests a rolling window allows. */
export interface Rate {
  limit: number;
  windowMs: number;
  /** Whether answers have its headers. */
  isShown: boolean;
  reset(): void;
  /** Counts a request: returns the headers of its answer, and a 429 if the limit is reached. */
  take(key: string): { headers: Record<string, string>; refusal?: Reply };
}

/** Signed in, Hub allows this many times as much (600 against 180). */
const SIGNED_IN_FACTOR = 600 / 180;

/**
 * Hub's rate limit: a window that rolls, `Reset` always a window ahead, every answer counted, errors too. The key tells
 * visitors apart; that of an anonymous one is empty.
 */
export function createRate(limit: number): Rate {
  const taken = new Map<string, number[]>();
  const rate: Rate = {
    limit,
    windowMs: 60_000,
    isShown: true,
    reset: () => taken.clear(),
    take(key) {
      const now = Date.now();
      const allowed = key === '' ? rate.limit : Math.floor(rate.limit * SIGNED_IN_FACTOR);
      const recent = (taken.get(key) ?? []).filter((at) => at > now - rate.windowMs);
      const full = recent.length >= allowed;
      if (!full) recent.push(now);
      taken.set(key, recent);
      const headers = {
        'x-ratelimit-limit': String(allowed),
        'x-ratelimit-remaining': String(Math.max(0, allowed - recent.length)),
        'x-ratelimit-reset': String(Math.floor((now + rate.windowMs) / 1000)),
      };
      if (!full) return { headers: rate.isShown ? headers : {} };
      const wait = Math.max(1, Math.ceil(((recent[0] ?? now) + rate.windowMs - now) / 1000));
      const refusal = json(429, { detail: 'Rate limit exceeded', error: false });
      return { headers: { ...headers, 'retry-after': String(wait) }, refusal };
    },
  };
  return rate;
}
