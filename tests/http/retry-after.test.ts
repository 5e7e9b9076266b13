import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_PAUSE_MS, pauseOf } from '../../lib/http/pause.ts';
import { requestedWait, retryAfter } from '../../lib/http/retry-after.ts';
import { HUB_PAUSE } from '../../lib/hub/api/ask.ts';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const SECONDS = NOW / 1000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('Retry-After', () => {
  test.each([
    ['30', 30_000],
    [' 30 ', 30_000],
    ['1.5', 1500],
    ['0', 0],
    ['3000000', 3_000_000_000],
    [new Date(NOW + 90_000).toUTCString(), 90_000],
    ['Wed, 21 Oct 2015 07:28:00 GMT', 0],
    [String(SECONDS + 45), 45_000],
    [String(NOW + 45_000), 45_000],
    [String(SECONDS - 45), 0],
    ['', undefined],
    ['later', undefined],
    ['-1', undefined],
    ['Infinity', undefined],
    ['1e3', undefined],
    ['9'.repeat(16), undefined],
    ['9'.repeat(400), undefined],
    [null, undefined],
  ])('%s', (header, wait) => expect(retryAfter(header, NOW)).toBe(wait));
});

describe('an overloaded server asks to wait', () => {
  const window = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(SECONDS + 20) };
  test.each([
    [429, { 'retry-after': '30', 'x-retry-after': String(SECONDS + 45), ...window }, 30_000],
    [429, { 'retry-after': '?', 'x-retry-after': String(SECONDS + 45), ...window }, 45_000],
    [429, { 'x-retry-after': '?', ...window }, 21_000],
    [429, { 'x-ratelimit-reset': String(SECONDS + 20) }, undefined],
    [503, { 'retry-after': '30', ...window }, 30_000],
    [503, window, undefined],
  ])('%i %j', (status, headers, wait) =>
    expect(requestedWait(status, new Headers(headers as Record<string, string>), NOW)).toBe(wait),
  );
});

const pauseFor = (headers: Record<string, string>, policy = HUB_PAUSE) =>
  pauseOf({ status: 429, headers: new Headers(headers) }, NOW, policy);

describe("a pause after Docker Hub's 429", () => {
  test.each([
    ['seconds', { 'retry-after': '30' }, 30_000],
    ['seconds with blanks', { 'retry-after': ' 30 ' }, 30_000],
    ['a date', { 'retry-after': new Date(NOW + 90_000).toUTCString() }, 90_000],
    ['the older header, in unix time', { 'x-retry-after': String(SECONDS + 45) }, 45_000],
    ['the newer before the older', { 'retry-after': '30', 'x-retry-after': String(SECONDS + 45) }, 30_000],
    ['the window', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(SECONDS + 20) }, 21_000],
    ['no time', {}, MINUTE],
    ['nonsense', { 'retry-after': 'later' }, MINUTE],
    [
      'nonsense beside a window',
      { 'retry-after': '?', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(SECONDS + 20) },
      21_000,
    ],
    ['nothing to wait for', { 'retry-after': '0' }, 1000],
    ['a time that is over', { 'retry-after': 'Wed, 21 Oct 2015 07:28:00 GMT' }, 1000],
    ['an hour', { 'retry-after': '3600' }, HOUR],
    ['more than an hour', { 'retry-after': '3000000' }, HOUR],
    ['forever', { 'retry-after': '9'.repeat(400) }, MINUTE],
    [
      'a window in a thousand years',
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOW) },
      HOUR,
    ],
  ])('%s', (_, headers, wait) => {
    expect((pauseFor(headers as Record<string, string>)?.until ?? 0) - NOW).toBe(wait);
  });

  test('is an hour at most, and the time that was asked for is kept', () => {
    expect(pauseFor({ 'retry-after': '86400' })).toEqual({ until: NOW + HOUR, askedUntil: NOW + DAY });
    expect(pauseFor({ 'retry-after': '3600' })).toEqual({ until: NOW + HOUR });
  });
});

test('any header means a pause of at most an hour, or none, and a date that can be shown', () => {
  const text = fc.oneof(
    fc.string(),
    fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
    fc.integer().map(String),
    fc.bigInt({ min: 0n, max: 10n ** 20n }).map(String),
    fc.double().map(String),
    fc.stringMatching(/^[0-9.]{0,40}$/),
  );
  const now = fc.nat({ max: 4e12 });
  fc.assert(
    fc.property(text, text, fc.constantFrom(429, 500, 503), now, (header, older, status, at) => {
      const headers = { get: (name: string) => (name === 'retry-after' ? header : older) } as Headers;
      const asked = retryAfter(header, at);
      expect(asked === undefined || (asked >= 0 && Number.isFinite(asked))).toBe(true);
      for (const policy of [undefined, HUB_PAUSE]) {
        const pause = pauseOf({ status, headers }, at, policy);
        if (pause === undefined) continue;
        expect(pause.until).toBeGreaterThan(at);
        expect(pause.until).toBeLessThanOrEqual(at + MAX_PAUSE_MS);
        expect(pause.askedUntil ?? Infinity).toBeGreaterThan(pause.until);
        expect(() => new Date(pause.askedUntil ?? pause.until).toISOString()).not.toThrow();
      }
    }),
  );
});
