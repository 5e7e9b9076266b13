import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countBare, editTable, emptyTable, imagesAt, keepTags, recordAt } from '../../lib/aliases/table.ts';
import { asKept, digestOf, someTags, tableOf, tag } from './truth.ts';

const byPlatform = (a: { platform: string }, b: { platform: string }) => (a.platform < b.platform ? -1 : 1);

test('what went in comes out, but for the second half of what is known by an index', () => {
  fc.assert(
    fc.property(someTags, (tags) => {
      const table = tableOf(tags);
      tags.forEach((one, at) => {
        const read = asKept(recordAt(table, at)); // another tag may need the whole of it
        expect({ ...read, images: read.images.sort(byPlatform) }).toEqual({
          ...asKept(one),
          images: asKept(one).images.sort(byPlatform),
        });
      });
    }),
  );
});

test('a digest stays whole where a tag without an index digest has it, whichever came first', () => {
  const images = [{ platform: 'linux/amd64', digest: digestOf(7) }];
  const [known, bare] = [
    { name: 'known', digest: digestOf(1), images },
    { name: 'bare', images },
  ];
  for (const tags of [
    [known, bare],
    [bare, known],
  ]) {
    const table = tableOf(tags);
    expect(table.images).toHaveLength(1);
    expect(recordAt(table, 0).images).toEqual(images);
    const without = keepTags(table, (name) => name === 'known');
    expect(recordAt(without, 0)).toEqual(asKept(known));
  }
});

test('keeping some tags loses nothing of them', () => {
  fc.assert(
    fc.property(someTags, (tags) => {
      const stays = tags.filter((_, at) => at % 2 === 0);
      const table = keepTags(tableOf(tags), (name) => stays.some((one) => one.name === name));
      const alone = tableOf(stays);
      stays.forEach((_, at) => {
        const [kept, put] = [recordAt(table, at), recordAt(alone, at)];
        expect({ ...kept, images: kept.images.sort(byPlatform) }).toEqual({
          ...put,
          images: put.images.sort(byPlatform),
        });
      });
    }),
  );
});

test('putting an unchanged tag again changes nothing', () => {
  fc.assert(
    fc.property(someTags, (tags) => {
      const editor = editTable(tableOf(tags));
      expect(tags.filter((one) => editor.put(one))).toEqual([]);
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

test('tags of which only the digest is known are counted, until their twin is known', () => {
  const editor = editTable(tableOf([tag('a', 'i1', { 'linux/amd64': 'm1' }), tag('b', null)]));
  editor.putDigest('twin', 'sha256:i1');
  editor.putDigest('c', 'sha256:i2');
  expect(countBare(editor.done())).toBe(1);
  editor.put(tag('c', 'i2', { 'linux/amd64': 'm1' }));
  expect(countBare(editor.done())).toBe(0);
});

test('the size of an image is kept once it is known, wherever its digest stands; without a digest there is none', () => {
  const amd64 = { platform: 'linux/amd64', digest: digestOf(7) };
  const arm64 = { platform: 'linux/arm64', digest: digestOf(8) };
  const editor = editTable(emptyTable());
  editor.put({ name: 'a', digest: digestOf(1), images: [amd64] });
  const sizesOf = (row: number) => imagesAt(editor.done(), row).map(({ size }) => size);
  expect(sizesOf(0)).toEqual([undefined]);
  editor.put({
    name: 'b',
    digest: digestOf(2),
    images: [
      { ...amd64, size: 63_000_000 },
      { ...arm64, size: 61_000_000 },
    ],
  });
  editor.put({ name: 'c', digest: digestOf(3), images: [{ platform: 'linux/386', digest: '', size: 5 }] });
  editor.putDigest('d', digestOf(2));
  expect([0, 1, 2, 3].map(sizesOf)).toEqual([
    [63_000_000],
    [63_000_000, 61_000_000],
    [undefined],
    [63_000_000, 61_000_000],
  ]);
  expect(keepTags(editor.done(), (name) => name === 'd').sizes).toEqual([63_000_000, 61_000_000]);
});

test.each([1e300, Number.POSITIVE_INFINITY, Number.NaN, -1, 1.5])('%d is no size', (size) => {
  const editor = editTable(emptyTable());
  editor.put({ name: 'a', images: [{ platform: 'linux/amd64', digest: digestOf(7), size }] });
  expect(editor.done().sizes).toEqual([0]);
});
