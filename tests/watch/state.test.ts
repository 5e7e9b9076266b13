import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { observe } from '../../lib/watch/observe.ts';
import {
  comparedPlatform,
  hasMoved,
  isNews,
  markedSeen,
  stateOf,
  type WatchState,
} from '../../lib/watch/state.ts';
import { BOTH, imageNamed, NOW, watchedTag } from './samples.ts';

const A = imageNamed('a', { 'linux/amd64': 'x', 'linux/arm64': 'y' }, '1.31.3');
const OTHER_ARM = imageNamed('b', { 'linux/amd64': 'x', 'linux/arm64': 'z' }, '1.31.3');
const B = imageNamed('c', { 'linux/amd64': 'w', 'linux/arm64': 'z' }, '1.31.4');
const BARE = imageNamed('d');
const WINDOWS = imageNamed('e', { 'windows/amd64@10.0.1': 'x' });
const WINDOWS_LATER = imageNamed('f', { 'windows/amd64@10.0.2': 'x' });

test.each([
  ['nothing known yet', {}, 'same'],
  ['the same', { before: A, now: A }, 'same'],
  ['another index with the same image for the platform', { before: A, now: OTHER_ARM }, 'platform-same'],
  ['another image', { before: A, now: B }, 'moved'],
  ['an index that became a single manifest', { before: A, now: BARE }, 'moved'],
  ['a single manifest that got an index', { before: imageNamed('x'), now: A }, 'platform-same'],
  ['an index of which only that manifest is left', { before: A, now: imageNamed('x') }, 'platform-same'],
  ['a single manifest that got an index for others', { before: imageNamed('y'), now: A }, 'moved'],
  ['another version of Windows', { before: WINDOWS, now: WINDOWS_LATER }, 'moved'],
  ['gone', { before: A, now: B, missingSince: NOW }, 'missing'],
  ['private now', { before: A, now: B, failure: { kind: 'unauthorized' } }, 'unreadable'],
  ['its repository is gone', { before: A, now: A, failure: { kind: 'not-found' } }, 'unreadable'],
  ['a network that fails, with something known', { before: A, now: A, failure: { kind: 'network' } }, 'same'],
  ['a network that fails, with nothing known', { failure: { kind: 'network' } }, 'unreadable'],
] as const)('%s', (_, more, state) => {
  expect(stateOf(watchedTag(more), 'linux/amd64')).toBe<WatchState>(state);
});

test('the platform decides what is the same', () => {
  const tag = watchedTag({ before: A, now: OTHER_ARM });
  expect(stateOf(tag, 'linux/arm64')).toBe('moved');
  expect(hasMoved(tag, BOTH)).toBe(false);
  expect(hasMoved(tag, { ...BOTH, byPlatform: false })).toBe(true);
  expect(hasMoved(tag, { ...BOTH, platform: 'linux/arm64' })).toBe(true);
});

test('a single manifest in an index names the platform', () => {
  expect(comparedPlatform(imageNamed('x'), A, 'linux/amd64')).toBe('linux/amd64');
  expect(comparedPlatform(BARE, A, 'linux/amd64')).toBeUndefined();
});

test('what vanished is news, and no move', () => {
  const tag = watchedTag({ before: A, now: A, missingSince: NOW });
  expect([isNews(tag, BOTH), hasMoved(tag, BOTH)]).toEqual([true, false]);
  expect(isNews(markedSeen(tag), BOTH)).toBe(false);
  expect(stateOf(markedSeen(tag), BOTH.platform)).toBe('missing');
});

describe('however often it moves between', () => {
  const images = [A, OTHER_ARM, B, BARE];

  test('before is what it was when it was last marked as seen', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.nat(images.length - 1), fc.constant('seen' as const)), { minLength: 1 }),
        (steps) => {
          let tag = watchedTag();
          let before: string | undefined;
          let now: string | undefined;
          steps.forEach((step, at) => {
            if (step === 'seen') {
              tag = markedSeen(tag);
              before = now;
            } else {
              const image = images[step] ?? A;
              tag = observe(tag, { kind: 'image', image }, NOW + at);
              now = image.digest;
              before ??= now;
            }
          });
          expect([tag.before?.digest, tag.now?.digest]).toEqual([before, now]);
          expect(isNews(markedSeen(tag), BOTH)).toBe(false);
        },
      ),
    );
  });
});
