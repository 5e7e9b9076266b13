import { expect, test } from 'vitest';
import { collectEntries, type EntryList } from '../../lib/layers/entry-list.ts';
import { filePlace } from '../../lib/layers/file-place.ts';
import type { EntryKind } from '../../lib/layers/format/entry.ts';

/** `a`, `a -> b` for a hard link, `-a` for a whiteout. */
function layer(...lines: string[]): EntryList {
  const all = collectEntries();
  for (const line of lines) {
    const [path = '', target] = line.replace(/^-/, '').split(' -> ');
    const kind: EntryKind = line.startsWith('-') ? 'whiteout' : target === undefined ? 'file' : 'hardlink';
    all.add({ path, kind, size: 1, mode: 0, uid: 0, gid: 0, modified: 0, ...(target && { target }) });
  }
  return all.listing();
}
/** Where the last entry of the top layer has its bytes: `0 usr/bin/a +1`. */
function placeIn(...layers: EntryList[]): string | undefined {
  const top = layers.length - 1;
  const found = filePlace(layers, top, (layers[top]?.paths.length ?? 0) - 1);
  return found && `${found.layer} ${found.path} +${found.skip}`;
}

test('a file has its bytes itself', () => {
  expect(placeIn(layer('a', 'b'))).toBe('0 b +0');
  expect(placeIn(layer('a', 'b', 'a'))).toBe('0 a +1');
});

test('a hard link has those of its target as it was when the link was unpacked', () => {
  expect(placeIn(layer('a', 'b -> a'))).toBe('0 a +0');
  expect(placeIn(layer('a', 'a', 'b -> a', 'c -> b'))).toBe('0 a +1');
  const later = layer('a', 'b -> a', 'a');
  expect(filePlace([later], 0, 1)).toEqual({ layer: 0, path: 'a', skip: 0 });
});

test('a target that its layer does not have is in the layers below, unless it was removed', () => {
  expect(placeIn(layer('a'), layer('x'), layer('b -> a'))).toBe('0 a +0');
  expect(placeIn(layer('a'), layer('a'), layer('b -> a'))).toBe('1 a +0');
  expect(placeIn(layer('d/a'), layer('-d'), layer('b -> d/a'))).toBeUndefined();
  expect(placeIn(layer('a'), layer('-a', 'b -> a'))).toBeUndefined();
});

test('a link to nothing, to itself or to a link behind it has none', () => {
  expect(placeIn(layer('b -> a'))).toBeUndefined();
  expect(placeIn(layer('a -> a'))).toBeUndefined();
  expect(placeIn(layer('b -> c', 'c -> b'))).toBeUndefined();
  expect(
    placeIn(layer('a', ...Array.from({ length: 100 }, (_, at) => `${at} -> ${at ? at - 1 : 'a'}`))),
  ).toBe(undefined);
});
