/** A server's window of requests: how many are left, and until when. */
export interface Rate {
  remaining: number;
  /** When the window ends, in ms since 1970. */
  resetAt: number;
}

/**
 * Reads `X-RateLimit-Remaining` and `X-RateLimit-Reset` (unix seconds), as Docker Hub and GitHub send them; null if
 * one is missing or not a number. The window may end at any moment of its last second, so the whole second counts.
 */
export function readRate(headers: Headers): Rate | null {
  const remaining = Number(headers.get('x-ratelimit-remaining')?.trim() || Number.NaN);
  const reset = Number(headers.get('x-ratelimit-reset')?.trim() || Number.NaN);
  if (!Number.isFinite(remaining) || !Number.isFinite(reset)) return null;
  return { remaining, resetAt: (reset + 1) * 1000 };
}
