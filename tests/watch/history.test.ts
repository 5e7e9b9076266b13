import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HISTORY_LIMITS, type History, withStates } from '../../lib/watch/history.ts';
import { DAY, imageNamed, NOW, watchedTag } from './samples.ts';

const IMAGE = 'docker.io/library/nginx:latest';
const at = (name: string, version: string | null = null) => [
  watchedTag({ now: imageNamed(name, {}, version) }),
];

test('every state once, with its time; its version when it is learned', () => {
  let history: History = {};
  history = withStates(history, at('a'), NOW);
  history = withStates(history, at('a', '1.31.3'), NOW + 1);
  history = withStates(history, at('b', '1.31.4'), NOW + 2);
  history = withStates(history, [watchedTag({ now: imageNamed('b'), missingSince: NOW + 3 })], NOW + 3);
  history = withStates(history, at('b', '1.31.4'), NOW + 4);
  expect(history[IMAGE]?.map((state) => [state.at - NOW, state.digest !== null, state.version])).toEqual([
    [0, true, '1.31.3'],
    [2, true, '1.31.4'],
    [3, false, null],
    [4, true, '1.31.4'],
  ]);
});

test('of a tag that is no longer watched nothing stays', () => {
  expect(withStates(withStates({}, at('a'), NOW), [], NOW)).toEqual({});
});

test('a state older than a year goes, but not the one that holds now', () => {
  const first = withStates({}, at('a'), NOW);
  const later = withStates(first, at('b'), NOW + 400 * DAY);
  expect(later[IMAGE]).toHaveLength(1);
  expect(withStates(first, at('a'), NOW + 400 * DAY)[IMAGE]).toHaveLength(1);
});

test('whatever happens: repeating is harmless, and no more is kept than is allowed', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(5), fc.integer({ min: -2 * DAY, max: 30 * DAY })), { maxLength: 400 }),
      (steps) => {
        let history: History = {};
        let now = NOW;
        for (const [image, passed] of steps) {
          now += passed;
          history = withStates(history, at(`${image}`), now);
          expect(withStates(history, at(`${image}`), now)).toEqual(history);
          expect(history[IMAGE]?.length).toBeLessThanOrEqual(HISTORY_LIMITS.states);
        }
      },
    ),
    { numRuns: 30 },
  );
});

test('all of it together stays within its bytes: the oldest states go first', () => {
  const version = 'v'.repeat(128);
  const tags = Array.from({ length: 200 }, (_, tag) => ({
    ...watchedTag({ now: imageNamed('now', {}, version) }),
    image: `docker.io/library/nginx:${tag}`,
  }));
  const states = Array.from({ length: 199 }, (_, state) => ({
    at: NOW - state,
    digest: imageNamed(`${state}`).digest,
    version,
  })).reverse();
  const full = Object.fromEntries(tags.map(({ image }) => [image, states]));
  const kept = withStates(full, tags, NOW);
  const [first = []] = Object.values(kept);
  expect(JSON.stringify(kept).length).toBeLessThan(HISTORY_LIMITS.bytes * 1.05);
  expect(JSON.stringify(kept).length).toBeGreaterThan(HISTORY_LIMITS.bytes * 0.9);
  expect(first.at(-1)?.version).toBe(version);
  expect(first.length).toBeLessThan(200);
});
