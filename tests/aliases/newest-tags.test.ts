import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exportNames } from '../../lib/aliases/export-names.ts';
import { nearestTags } from '../../lib/aliases/nearest-tags.ts';
import { newestTags, sortedTags } from '../../lib/aliases/newest-tags.ts';
import { someTags } from './truth.ts';

const TAGS =
  'latest 1.9 1.10 1.10-alpine 1.9-alpine alpine 20240101 1.11-rc1 bookworm sha-1a2b3c4 1.2.3.sig'.split(' ');

describe('the newest tags', () => {
  test.each([
    ['latest', ['1.11-rc1', '1.10', '1.9', '20240101']],
    [undefined, ['1.11-rc1', '1.10', '1.9', '20240101']],
    ['1.9', ['1.11-rc1', '1.10', '1.9', '20240101']],
    ['alpine', ['1.10-alpine', '1.9-alpine']],
    ['1.0-alpine', ['1.10-alpine', '1.9-alpine']],
    ['1.0-perl', ['1.11-rc1', '1.10', '1.10-alpine', '1.9', '1.9-alpine']],
  ])('beside %j are those of its flavour, by version', (tag, expected) => {
    expect(newestTags(TAGS, tag, 5)).toEqual(expected);
  });
});

test('all tags, newest version first, names behind them, noise last', () => {
  const [first, ...rest] = sortedTags(TAGS);
  expect([first, ...rest.slice(-5)]).toEqual([
    '1.11-rc1',
    'latest',
    'alpine',
    'bookworm',
    '1.2.3.sig',
    'sha-1a2b3c4',
  ]);
  fc.assert(
    fc.property(someTags, (records) => {
      const names = records.map(({ name }) => name);
      expect(sortedTags(names).toSorted()).toEqual(names.toSorted());
      expect(sortedTags(names.toReversed())).toEqual(sortedTags(names));
    }),
  );
});

test.each([
  ['8.33-fpm', '8.3-fpm 8.3 9-fpm apache', '8.3-fpm'],
  ['lates', 'latest 1.0 late', 'latest'],
  ['zzz', 'latest 1.0', undefined],
])('nearest to %s of %s is %s', (wanted, names, expected) => {
  expect(nearestTags(names.split(' '), wanted)[0]).toBe(expected);
});

describe('the export of several repositories', () => {
  const all = [
    { name: 'docker.io/a/b', tags: ['2', '=1'], isWhole: true },
    { name: 'quay.io/c/d', tags: ['x'], isWhole: false },
  ];
  test('as JSON, CSV and text; one that is not complete says so', () => {
    expect(JSON.parse(exportNames(all, 'json'))).toEqual([
      { image: 'docker.io/a/b', complete: true, tags: ['2', '=1'] },
      { image: 'quay.io/c/d', complete: false, tags: ['x'] },
    ]);
    expect(exportNames(all, 'csv')).toBe(
      "image,tag,complete\ndocker.io/a/b,2,true\ndocker.io/a/b,'=1,true\nquay.io/c/d,x,false\n",
    );
    expect(exportNames(all, 'text')).toBe(
      'docker.io/a/b:2\ndocker.io/a/b:=1\n# quay.io/c/d: not all tags\nquay.io/c/d:x\n',
    );
  });
});
