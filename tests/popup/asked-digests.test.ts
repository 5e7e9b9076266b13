import { expect, test } from 'vitest';
import { withAsked } from '../../entrypoints/popup/pasted/use-asked-digests.ts';
import type { ImageUpdate } from '../../lib/updates/image-update.ts';

const DIGEST = `sha256:${'1'.repeat(64)}`;
const OTHER = `sha256:${'2'.repeat(64)}`;
const PULLS = { limit: 100, remaining: 39 };

const update = (more: Partial<ImageUpdate> = {}): ImageUpdate => ({
  tag: '1.2',
  current: null,
  pushedAt: null,
  version: null,
  hasMoved: null,
  onlyPlatform: null,
  isMoving: false,
  newer: null,
  withinMajor: null,
  newest: [],
  nearest: [],
  failure: { kind: 'unsupported', status: 405, needsGet: true },
  ...more,
});

test('a digest that was asked for stands in the place of the failure, with the pulls that are left', () => {
  expect(withAsked(update(), { digest: DIGEST, pulls: PULLS })).toMatchObject({
    update: { current: DIGEST, failure: null, hasMoved: null },
    pulls: PULLS,
  });
});

test('of a pinned image it tells whether the tag has moved on', () => {
  const moved = (digest: string) => withAsked(update({ digest: OTHER }), { digest }).update?.hasMoved;
  expect([moved(DIGEST), moved(OTHER)]).toEqual([true, false]);
});

test('what failed again is told, and may be asked for again; another answer of the table is left as it is', () => {
  expect(withAsked(update(), { kind: 'network' }).update?.failure).toEqual({
    kind: 'network',
    needsGet: true,
  });
  const known = update({ current: OTHER, failure: null });
  expect(withAsked(known, { digest: DIGEST })).toEqual({ update: known });
});
