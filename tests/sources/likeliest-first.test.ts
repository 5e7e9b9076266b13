import { expect, test } from 'vitest';
import { likeliestFirst } from '../../lib/sources/likeliest-first.ts';

const names = ['1.30.0', 'sha-1f2e3d4', '1.31.4', 'edge', 'latest', '1.31.4-alpine', '1.31.3', '1', '1.31'];

test('visible tags, moving names, the same version, newest versions, noise', () => {
  expect(likeliestFirst(names, ['1.31'])).toEqual([
    '1.31',
    'latest',
    'edge',
    '1.31.4',
    '1.31.4-alpine',
    '1.31.3',
    '1.30.0',
    '1',
    'sha-1f2e3d4',
  ]);
  expect(likeliestFirst(names, ['latest']).slice(0, 4)).toEqual([
    'latest',
    'edge',
    '1.31.4',
    '1.31.4-alpine',
  ]);
});

test('keeps every name once', () => {
  expect(likeliestFirst(names, ['nope', 'latest']).sort()).toEqual([...names].sort());
});
