import { describe, expect, test } from 'vitest';
import { compareFiles, splitShared } from '../../lib/compare/files.ts';
import { collectEntries } from '../../lib/layers/entry-list.ts';
import type { Entry, EntryKind } from '../../lib/layers/format/entry.ts';

const entry = (path: string, more: Partial<Entry> = {}, kind: EntryKind = 'file'): Entry => ({
  ...{ path, kind, size: kind === 'file' ? 10 : 0, mode: 0o644, uid: 0, gid: 0, modified: 0 },
  ...more,
});
const gone = (path: string, more: Partial<Entry> = {}) => entry(path, more, 'whiteout');
const dir = (path: string, more: Partial<Entry> = {}) => entry(path, more, 'dir');
const listing = (entries: Entry[]) => {
  const collected = collectEntries();
  for (const one of entries) collected.add(one);
  return collected.listing();
};
const compared = (from: Entry[][], to: Entry[][], isWhole = true) =>
  compareFiles(from.map(listing), to.map(listing), isWhole).map(
    ({ path, diff, isUnknown }) => `${diff} ${path}${isUnknown ? ' ?' : ''}`,
  );

test('what both begin with is shared; the same layer further up is not', () => {
  const layers = (text: string) => [...text].map((digest) => ({ digest }));
  const split = (from: string, to: string) => {
    const { shared, from: ours, to: theirs } = splitShared(layers(from), layers(to));
    return [shared, ours, theirs].map((all) => all.map(({ digest }) => digest).join(''));
  };
  expect(split('abxd', 'abyd')).toEqual(['ab', 'xd', 'yd']);
  expect(split('ab', 'abc')).toEqual(['ab', '', 'c']);
  expect(split('', 'a')).toEqual(['', '', 'a']);
});

describe('files that differ', () => {
  test.each<[string, Entry[], Entry[], string[]]>([
    ['the same', [entry('a')], [entry('a')], []],
    [
      'another time alone',
      [entry('a', { content: 'sha256:1' })],
      [entry('a', { content: 'sha256:1', modified: 9 })],
      [],
    ],
    [
      'other bytes, the same size and time',
      [entry('a', { content: 'sha256:1' })],
      [entry('a', { content: 'sha256:2' })],
      ['changed a'],
    ],
    ['another size', [entry('a')], [entry('a', { size: 11 })], ['changed a']],
    ['another mode', [entry('a')], [entry('a', { mode: 0o4755 })], ['changed a']],
    ['another owner', [dir('d')], [dir('d', { uid: 33 })], ['changed d']],
    ['another kind', [entry('a')], [entry('a', { target: 'b' }, 'symlink')], ['changed a']],
    [
      'a link to elsewhere',
      [entry('a', { target: 'b' }, 'symlink')],
      [entry('a', { target: 'c' }, 'symlink')],
      ['changed a'],
    ],
    [
      'the mode of a link means nothing',
      [entry('a', { target: 'b', mode: 0o777 }, 'symlink')],
      [entry('a', { target: 'b' }, 'symlink')],
      [],
    ],
    ['added and removed, in order', [entry('b')], [entry('a')], ['added a', 'removed b']],
    ['contents that are not known', [entry('a')], [entry('a', { modified: 9 })], ['same a ?']],
    [
      'contents that were identified in two ways',
      [entry('a', { content: 'sha256:1' })],
      [entry('a', { content: 'parts:1', modified: 9 })],
      ['same a ?'],
    ],
    [
      'a folder stands for itself only where nothing in it does',
      [],
      [dir('d'), dir('d/e'), entry('d/e/f'), dir('g')],
      ['added d/e/f', 'added g'],
    ],
  ])('%s', (_, from, to, expected) => {
    expect(compared([from], [to])).toEqual(expected);
  });

  test('in the merged trees: what a layer writes over and takes away', () => {
    const base = [entry('etc/a'), entry('etc/b'), entry('usr/c')];
    expect(compared([base, [entry('etc/a', { size: 11 })]], [base, [gone('etc/b')]])).toEqual([
      'changed etc/a',
      'removed etc/b',
    ]);
    expect(compared([base], [base, [gone('etc', { isOpaque: true })]])).toEqual([
      'removed etc/a',
      'removed etc/b',
    ]);
    // Written and taken away again leaves nothing.
    expect(compared([base], [base, [entry('x')], [gone('x')]])).toEqual([]);
  });

  test('without the shared layers a whiteout tells that a path was there', () => {
    expect(compared([[entry('x')]], [[gone('etc/b')]], false)).toEqual(['removed etc/b', 'removed x']);
    expect(compared([[gone('etc/b')]], [[]], false)).toEqual(['added etc/b']);
    expect(compared([[gone('etc/b')]], [[gone('etc/b')]], false)).toEqual([]);
    expect(compared([[gone('x'), entry('y')]], [[entry('y'), entry('x')]], false)).toEqual(['added x']);
    // With them it tells nothing more.
    expect(compared([[], []], [[], [gone('etc/b')]])).toEqual([]);
  });
});
