import { expect, test } from 'vitest';
import { tagsOfDigest } from '../../lib/aliases/tags-of-digest.ts';
import { tableOf, tag } from './truth.ts';

const table = tableOf([
  tag('latest', 'i1', { 'linux/amd64': 'm1', 'linux/arm64': 'm2' }),
  tag('1.2', 'i1', { 'linux/amd64': 'm1', 'linux/arm64': 'm2' }),
  tag('1.2-amd64', 'm1', { 'linux/amd64': 'm1' }),
]);

test.each([
  ['sha256:i1', { index: ['latest', '1.2'], platform: [] }],
  ['sha256:m1', { index: ['1.2-amd64'], platform: ['latest', '1.2'] }],
  ['sha256:m2', { index: [], platform: ['latest', '1.2'] }],
  ['sha256:none', { index: [], platform: [] }],
])('%s was %o', (digest, tags) => expect(tagsOfDigest(table, digest)).toEqual(tags));
