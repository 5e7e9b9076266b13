import { describe, expect, test } from 'vitest';
import { collectEntries, entriesOf } from '../../lib/layers/entry-list.ts';
import type { Entry, EntryKind } from '../../lib/layers/format/entry.ts';
import { mergeLayers } from '../../lib/layers/tree.ts';

const entry = (path: string, kind: EntryKind = 'file', more: Partial<Entry> = {}): Entry => ({
  path,
  kind,
  size: kind === 'file' ? path.length : 0,
  mode: 0o644,
  uid: 0,
  gid: 0,
  modified: 0,
  ...more,
});
const listing = (...entries: Entry[]) => {
  const collected = collectEntries();
  for (const one of entries) collected.add(one);
  return collected.listing();
};

test('packed entries come back as they were', () => {
  const all = [
    entry('a', 'file', { size: 2 ** 40, mode: 0o4755, uid: 2 ** 31, gid: 7, modified: -5 }),
    entry('b', 'symlink', { target: '../x' }),
    entry('c', 'whiteout', { isOpaque: true }),
    ...Array.from({ length: 3000 }, (_, at) => entry(`d/${at}`)),
  ];
  expect(entriesOf(listing(...all))).toEqual(all);
});

describe('layers over each other', () => {
  const merged = (...layers: Entry[][]) => {
    const { entries, wasted } = mergeLayers(layers.map((layer) => listing(...layer)));
    return {
      paths: [...entries.values()].map(({ path, layer }) => `${path} ${layer}`).toSorted(),
      wasted: wasted.map(({ path, layer, hiddenBy, isDeleted }) => [path, layer, hiddenBy, isDeleted]),
    };
  };
  const base = [
    entry('etc', 'dir'),
    entry('etc/passwd'),
    entry('var', 'dir'),
    entry('var/log', 'dir'),
    entry('var/log/x'),
  ];

  test.each([
    [
      'a file is written again',
      [entry('etc/passwd')],
      ['etc 0', 'etc/passwd 1'],
      [['etc/passwd', 0, 1, false]],
    ],
    ['a whiteout removes it', [entry('etc/passwd', 'whiteout')], ['etc 0'], [['etc/passwd', 0, 1, true]]],
    ['a whiteout of what is not there', [entry('etc/none', 'whiteout')], ['etc 0', 'etc/passwd 0'], []],
    ['a removed folder takes all with it', [entry('etc', 'whiteout')], [], [['etc/passwd', 0, 1, true]]],
    [
      'an opaque folder keeps what its own layer writes',
      [entry('etc/new'), entry('etc', 'whiteout', { isOpaque: true })],
      ['etc 0', 'etc/new 1'],
      [['etc/passwd', 0, 1, true]],
    ],
    [
      'a whiteout does not remove what its own layer writes',
      [entry('etc/passwd', 'whiteout'), entry('etc/passwd')],
      ['etc 0', 'etc/passwd 1'],
      [['etc/passwd', 0, 1, true]],
    ],
    ['a folder stays where a folder comes', [entry('etc', 'dir')], ['etc 1', 'etc/passwd 0'], []],
    ['a file in the place of a folder', [entry('etc')], ['etc 1'], [['etc/passwd', 0, 1, true]]],
  ])('%s', (_, layer, paths, wasted) => {
    const got = merged(base, layer);
    expect(got.paths.filter((path) => path.startsWith('etc'))).toEqual(paths);
    expect(got.wasted).toEqual(wasted);
  });
});
