import { expect, test } from 'vitest';
import { observe } from '../../lib/watch/observe.ts';
import { stateOf } from '../../lib/watch/state.ts';
import { DAY, imageNamed, NOW, watchedTag } from './samples.ts';

const A = imageNamed('a', { 'linux/amd64': 'x' }, '1.31.3');
const B = imageNamed('b', { 'linux/amd64': 'y' });

test('the first look is what watching began with', () => {
  const tag = observe(watchedTag(), { kind: 'image', image: A }, NOW);
  expect(tag).toMatchObject({ before: { digest: A.digest, at: NOW }, now: { at: NOW }, lookedAt: NOW });
});

test('an image that is still the same keeps when it was first seen, and learns its version', () => {
  const first = observe(watchedTag(), { kind: 'image', image: { ...A, version: null } }, NOW);
  const next = observe(first, { kind: 'image', image: { ...A, platforms: [] } }, NOW + DAY);
  expect(next.now).toEqual({ ...A, at: NOW });
  expect(next.before?.version?.version).toBe('1.31.3');
});

test('a version that was known is not lost that a look does not have', () => {
  const first = observe(watchedTag(), { kind: 'image', image: A }, NOW);
  const next = observe(first, { kind: 'image', image: { ...A, version: null } }, NOW + 1);
  expect(next.now?.version?.version).toBe('1.31.3');
});

test('a failure forgets nothing, and the next answer ends it', () => {
  const known = watchedTag({ before: A, now: A, lookedAt: NOW, foundAt: NOW });
  const failed = observe(known, { kind: 'failed', failure: { kind: 'unauthorized' } }, NOW + DAY);
  expect(failed).toEqual({ ...known, failure: { kind: 'unauthorized' } });
  expect(observe(failed, { kind: 'same' }, NOW + DAY).failure).toBeNull();
});

test('that nothing was pushed does not mean that it is there', () => {
  const known = watchedTag({ before: A, now: A, missingSince: NOW, foundAt: NOW });
  expect(observe(known, { kind: 'not-pushed' }, NOW + 1)).toMatchObject({
    missingSince: NOW,
    foundAt: NOW,
    lookedAt: NOW + 1,
  });
});

test('a tag that vanishes is told once, until it is back; with another image it has moved', () => {
  let tag = watchedTag({ before: A, now: A });
  tag = observe(tag, { kind: 'missing' }, NOW);
  tag = { ...tag, isMissingSeen: true };
  tag = observe(tag, { kind: 'missing' }, NOW + DAY);
  expect(tag).toMatchObject({ missingSince: NOW, isMissingSeen: true });
  tag = observe(tag, { kind: 'image', image: B }, NOW + 2 * DAY);
  expect([stateOf(tag, 'linux/amd64'), tag.missingSince, tag.isMissingSeen]).toEqual(['moved', null, false]);
});
