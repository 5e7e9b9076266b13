import { readRate } from './rate-window.ts';

/** From here on a number is a unix time, in seconds or in ms: as a wait it would be 31 years. */
const UNIX_SECONDS = 1e9;
const UNIX_MS = 1e12;
/** Later than any date, so invalid. */
const NO_TIME = 1e15;

/**
 * The wait that a header requests, in ms: 0 for a time that has passed, `undefined` without a valid time. Not capped.
 * In: seconds or an HTTP date (RFC 9110 section 10.2.3), or a unix time in seconds or ms as some servers send it; the
 * time now.
 * @internal exported for tests
 */
export function retryAfter(header: string | null, now: number): number | undefined {
  const text = header?.trim() ?? '';
  const until = /^\d+(\.\d+)?$/.test(text) ? timeOfNumber(Number(text), now) : timeOfDate(text);
  return Number.isFinite(until) ? Math.max(0, until - now) : undefined;
}

function timeOfNumber(value: number, now: number): number {
  if (value >= NO_TIME) return Number.NaN;
  if (value >= UNIX_MS) return value;
  return value >= UNIX_SECONDS ? value * 1000 : now + value * 1000;
}

/** `Date.parse` alone accepts texts that are not dates. */
const timeOfDate = (text: string): number =>
  /^[A-Z][a-z]{2}.*\d\d:\d\d:\d\d/.test(text) ? Date.parse(text) : Number.NaN;

/**
 * The wait that an overloaded server requests, in ms; 0 and `undefined` as above. A 429: `Retry-After`, else Docker
 * Hub's older `X-Retry-After`, else the end of the rate window. Any other status: `Retry-After` only, since every
 * answer has the rate window.
 */
export function requestedWait(status: number, headers: Headers, now: number): number | undefined {
  const byRetryAfter = retryAfter(headers.get('retry-after'), now);
  if (byRetryAfter !== undefined || status !== 429) return byRetryAfter;
  const rate = readRate(headers);
  return (
    retryAfter(headers.get('x-retry-after'), now) ?? (rate ? Math.max(0, rate.resetAt - now) : undefined)
  );
}
