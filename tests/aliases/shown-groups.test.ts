import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exportGroups } from '../../lib/aliases/export.ts';
import { filterGroups } from '../../lib/aliases/filter.ts';
import { showGroup, sortGroups } from '../../lib/aliases/sorted-groups.ts';
import { someTags, tableOf, tag } from './truth.ts';

const table = tableOf([
  tag('edge', 'aaaa1'),
  tag('1.30.2', 'bbbb2'),
  tag('stable', 'bbbb2'),
  tag('1.31.4-alpine', 'cccc3'),
  tag('c787012c', 'dddd4'),
  tag('latest', 'eeee5'),
  tag('1.31.4', 'eeee5'),
  tag('1.32-rc1', 'ffff6'),
  tag('20240101', 'abcd7'),
]);
const sorted = sortGroups(table);
const groups = sorted.map((group) => showGroup(table, group));

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
])('the filter %j finds %i groups', (text, count) =>
  expect(filterGroups(table, sorted, text)).toHaveLength(count),
);

test('the filter finds what a plain search in each name finds', () => {
  const text = fc.stringMatching(/^[A-Za-z0-9.]{1,2}( [a-z0-9.-]{1,2})?$/);
  fc.assert(
    fc.property(someTags, text, (tags, typed) => {
      const all = tableOf(tags);
      const words = typed.toLowerCase().split(' ');
      const expected = sortGroups(all).filter(({ rows }) =>
        words.every((word) => rows.some((row) => all.names[row]?.toLowerCase().includes(word))),
      );
      expect(filterGroups(all, sortGroups(all), typed)).toEqual(expected);
    }),
  );
});

describe('export', () => {
  const some = tableOf([tag('11', 'eeee5'), tag('11-buster', 'eeee5'), tag('10', 'cccc3')]);
  test('JSON is a list of one-key objects', () => {
    expect(JSON.parse(exportGroups(some, 'json'))).toEqual([
      { 'sha256:eeee5': ['11', '11-buster'] },
      { 'sha256:cccc3': ['10'] },
    ]);
  });
  test('what is not whole says so where there is room', () => {
    expect(exportGroups(some, 'text', 9)).toBe('# partial: 3 of 9 tags\n11\n11-buster\n10\n');
    expect(exportGroups(some, 'csv', 9)).toMatch(/^tag,digest,complete\n11,sha256:\w+,false\n/);
    expect(exportGroups(some, 'json', 9)).toBe(exportGroups(some, 'json'));
  });

  test('text is one tag a line', () => expect(exportGroups(some, 'text')).toBe('11\n11-buster\n10\n'));
  test('CSV quotes what needs it and runs no formula', () => {
    const hostile = tableOf([tag('=1+1', 'x'), tag('a"b', 'x'), tag('c,d', 'x')]);
    expect(exportGroups(hostile, 'csv')).toBe(
      `tag,digest\n'=1+1,sha256:x\n"a""b",sha256:x\n"c,d",sha256:x\n`,
    );
  });
});
