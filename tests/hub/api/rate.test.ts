import { describe, expect, test } from 'vitest';
import { readRate } from '../../../lib/http/rate-window.ts';
import { budget, withAnswer } from '../../../lib/hub/api/rate.ts';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const SECONDS = NOW / 1000;
const MINUTE = 60_000;

const rate = (remaining: string, reset: string) =>
  readRate(new Headers({ 'X-RateLimit-Remaining': remaining, 'X-RateLimit-Reset': reset }));

describe('what is left', () => {
  test.each([
    ['140', String(SECONDS + 60), { remaining: 140, resetAt: NOW + MINUTE + 1000 }],
    ['0', String(SECONDS + 60), { remaining: 0, resetAt: NOW + MINUTE + 1000 }],
    ['many', String(SECONDS), null],
    ['140', 'soon', null],
    ['', '', null],
    ['Infinity', '1', null],
  ])('%s until %s', (remaining, reset, expected) => expect(rate(remaining, reset)).toEqual(expected));

  test('an answer without both headers is ignored', () => {
    expect(readRate(new Headers())).toBeNull();
    expect(readRate(new Headers({ 'x-ratelimit-remaining': '4' }))).toBeNull();
    expect(readRate(new Headers({ 'x-ratelimit-reset': '4' }))).toBeNull();
  });
});

test.each([
  ['nothing known', null, Infinity],
  ['a fresh minute', { remaining: 179, resetAt: NOW + MINUTE }, 139],
  ['one above the reserve', { remaining: 41, resetAt: NOW + MINUTE }, 1],
  ['the reserve', { remaining: 40, resetAt: NOW + MINUTE }, 0],
  ['below the reserve', { remaining: 3, resetAt: NOW + MINUTE }, 0],
  ['less than nothing', { remaining: -5, resetAt: NOW + MINUTE }, 0],
  ['a refusal for an hour', { remaining: 0, resetAt: NOW + 60 * MINUTE }, 0],
  ['a window that is over', { remaining: 90, resetAt: NOW }, 1],
  ['a window that was over long ago', { remaining: 0, resetAt: NOW - 11 * MINUTE }, Infinity],
])('40 requests stay with the reader: %s', (_, known, allowed) => expect(budget(known, NOW)).toBe(allowed));

describe('answers to requests side by side', () => {
  const left = (remaining: number, inSeconds: number) => ({ remaining, resetAt: NOW + inSeconds * 1000 });

  test.each([
    ['the first', null, left(179, 60), left(179, 60)],
    ['of one window, the lesser', left(45, 60), left(46, 60), left(45, 60)],
    ['of one window, the lesser, whichever came first', left(46, 60), left(45, 60), left(45, 60)],
    ['of a window that has rolled on, the later', left(45, 60), left(90, 61), left(90, 61)],
    ['not one that was overtaken', left(45, 60), left(46, 59), left(45, 60)],
    ['a refusal, whenever it ends', left(45, 60), left(0, 2), left(0, 2)],
    ['the refusal, not what was sent before it', left(0, 2), left(44, 60), left(0, 2)],
    ['whatever is said after the window', left(0, -1), left(179, 59), left(179, 59)],
  ])('%s counts', (_, known, answer, kept) => expect(withAnswer(known, answer, NOW)).toEqual(kept));
});
