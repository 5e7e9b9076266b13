import { expect, test } from 'vitest';
import { lastMoves, withMoves } from '../../lib/sources/moves.ts';
import { tableOf, tag } from '../aliases/truth.ts';

const before = tableOf([tag('latest', 'i1'), tag('1.31.3', 'i1'), tag('edge', 'i2'), tag('old', null)]);

test('a moved tag has its version and its digest before, and when it moved', () => {
  const records = [
    { ...tag('latest', 'i9'), pushedAt: 77 },
    { ...tag('edge', 'i8') },
    tag('1.31.3', 'i1'),
    tag('old', 'i7'),
    tag('new', 'i9'),
  ];
  expect(withMoves([], before, records, 99)).toEqual([
    { tag: 'latest', was: '1.31.3', digest: 'sha256:i1', until: 77 },
    { tag: 'edge', was: 'sha256:i2', digest: 'sha256:i2', until: 99 },
  ]);
});

test('the last move of a tag counts, and the oldest are dropped', () => {
  const moves = Array.from({ length: 600 }, (_, at) => ({ tag: 'x', was: String(at), until: at }));
  const kept = withMoves(moves, before, [tag('latest', 'i9')], 1);
  expect(kept).toHaveLength(500);
  expect(lastMoves(kept, ['x', 'latest', 'edge'])).toEqual([
    { tag: 'x', was: '0', until: 0 },
    { tag: 'latest', was: '1.31.3', digest: 'sha256:i1', until: 1 },
  ]);
});
