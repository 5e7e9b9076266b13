import { expect, test } from 'vitest';
import { newestPush, onPage } from '../../lib/watch/hub-page.ts';
import { DAY, digestOf, HOUR, imageNamed, NOW, watchedTag } from './samples.ts';

/** A page whose tags were pushed so many hours ago. */
const page = (hours: number[], isWhole = false) => ({
  isWhole,
  records: hours.map((ago, at) => ({
    name: `t${at}`,
    digest: digestOf(`t${at}`),
    images: [],
    pushedAt: NOW - ago * HOUR,
  })),
});
const known = { now: imageNamed('a'), lookedAt: NOW - 12 * HOUR, foundAt: NOW - 12 * HOUR };
const kindOn = (
  hours: number[],
  more: Parameters<typeof watchedTag>[0] = known,
  newest: number | undefined = NOW - 13 * HOUR,
  isWhole = false,
) => onPage('x', watchedTag(more), page(hours, isWhole), newest, NOW).kind;

test('a tag on the page is found', () => {
  expect(onPage('t1', watchedTag(known), page([1, 2]), undefined, NOW)).toMatchObject({
    kind: 'found',
    record: { name: 't1' },
  });
});

test.each([
  ['the page is the whole repository', kindOn([1, 2], known, 0, true), 'missing'],
  ['the page reaches back to the last look', kindOn([1, 14]), 'not-pushed'],
  ['all of the page was pushed since', kindOn([1, 2]), 'ask'],
  [
    'nothing was seen of the repository: the last look counts',
    kindOn([1, 13], known, undefined),
    'not-pushed',
  ],
  ['it was asked for a day ago', kindOn([1, 14], { ...known, foundAt: NOW - DAY }), 'ask'],
  ['it was never found', kindOn([1, 14], { ...known, foundAt: 0 }), 'ask'],
  ['it was found in the future', kindOn([1, 14], { ...known, foundAt: NOW + DAY }), 'ask'],
  ['nothing is known of it', kindOn([1, 14], { ...known, now: null }), 'ask'],
  ['an empty page with more behind it', kindOn([]), 'ask'],
])('a tag that is not on it: %s', (_, kind, expected) => {
  expect(kind).toBe(expected);
});

test('the newest push never falls back', () => {
  expect(newestPush(page([3, 5]))).toBe(NOW - 3 * HOUR);
  expect(newestPush(page([3, 5]), NOW)).toBe(NOW);
  expect(newestPush(page([]))).toBe(0);
});
