import { describe, expect, test } from 'vitest';
import { exportGroups } from '../../lib/aliases/export.ts';
import { filterGroups } from '../../lib/aliases/filter.ts';
import { sortedGroups } from '../../lib/aliases/sorted-groups.ts';
import { tableOf, tag } from './truth.ts';

const groups = sortedGroups(
  tableOf([
    tag('edge', 'aaaa1'),
    tag('1.30.2', 'bbbb2'),
    tag('stable', 'bbbb2'),
    tag('1.31.4-alpine', 'cccc3'),
    tag('c787012c', 'dddd4'),
    tag('latest', 'eeee5'),
    tag('1.31.4', 'eeee5'),
    tag('1.32-rc1', 'ffff6'),
    tag('20240101', 'abcd7'),
  ]),
);

test('groups stand newest version first, dates and bare names after them, noise last', () => {
  expect(groups.map((group) => group.tags)).toEqual([
    ['1.32-rc1'],
    ['latest', '1.31.4'],
    ['1.31.4-alpine'],
    ['stable', '1.30.2'],
    ['20240101'],
    ['edge'],
    ['c787012c'],
  ]);
  expect(groups.map((group) => group.noise)).toEqual([false, false, false, false, false, false, true]);
});

test.each([
  ['', 7],
  ['1.31', 2],
  ['ALPINE', 1],
  ['latest 1.31', 1],
  ['sha256:bbbb', 1],
  ['bbbb2', 1],
  ['nothing', 0],
])('the filter %j finds %i groups', (text, count) => expect(filterGroups(groups, text)).toHaveLength(count));

describe('export', () => {
  const some = groups.slice(1, 3);
  test('JSON is a list of one-key objects', () => {
    expect(JSON.parse(exportGroups(some, 'json'))).toEqual([
      { 'sha256:eeee5': ['latest', '1.31.4'] },
      { 'sha256:cccc3': ['1.31.4-alpine'] },
    ]);
  });
  test('text is one tag a line', () =>
    expect(exportGroups(some, 'text')).toBe('latest\n1.31.4\n1.31.4-alpine\n'));
  test('CSV quotes what needs it and runs no formula', () => {
    const hostile = {
      ...some[0],
      digest: 'sha256:x',
      tags: ['=1+1', 'a"b', 'c,d'],
      version: null,
      pushed: 0,
      noise: false,
    };
    expect(exportGroups([hostile], 'csv')).toBe(
      `tag,digest\n'=1+1,sha256:x\n"a""b",sha256:x\n"c,d",sha256:x\n`,
    );
  });
});
