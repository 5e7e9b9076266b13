import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editTable, emptyTable, keepTags, recordAt } from '../../lib/aliases/table.ts';
import { someTags, tableOf, tag } from './truth.ts';

const byPlatform = (a: { platform: string }, b: { platform: string }) => (a.platform < b.platform ? -1 : 1);

test('what went in comes out, whatever it is', () => {
  fc.assert(
    fc.property(someTags, (tags) => {
      const table = tableOf(tags);
      tags.forEach((one, at) => {
        const read = recordAt(table, at);
        expect({ ...read, images: read.images.sort(byPlatform) }).toEqual({
          ...one,
          images: one.images.sort(byPlatform),
        });
      });
    }),
  );
});

test('putting tells whether it changed anything; the order of the images is no change', () => {
  const editor = editTable(tableOf([tag('a', 'i1', { 'linux/amd64': 'm1', 'linux/arm64': 'm2' })]));
  expect(editor.put(tag('a', 'i1', { 'linux/arm64': 'm2', 'linux/amd64': 'm1' }))).toBe(false);
  expect(editor.put(tag('a', 'i2', { 'linux/amd64': 'm1', 'linux/arm64': 'm2' }))).toBe(true);
  expect(editor.put(tag('b', 'i2'))).toBe(true);
  expect(editor.done().names).toEqual(['a', 'b']);
});

test('an editor leaves the table that it began with as it was', () => {
  const before = tableOf([tag('a', 'i1', { 'linux/amd64': 'm1' })]);
  const copy = structuredClone(before);
  editTable(before).put(tag('a', 'i9', { 'linux/s390x': 'm9' }));
  expect(before).toEqual(copy);
});

test('dropping tags drops their digests too', () => {
  const table = keepTags(
    tableOf([tag('a', 'i1', { 'linux/amd64': 'm1' }), tag('b', 'i2')]),
    (name) => name === 'b',
  );
  expect(table.names).toEqual(['b']);
  expect(table.digests).toEqual(['sha256:i2']);
  expect(keepTags(table, () => false)).toEqual(emptyTable());
});
