import { expect, test } from 'vitest';
import { readFile } from '../../lib/layers/compression/read-file.ts';
import { file, gzip, members, read, tarOf, zstd } from './support.ts';

const LARGE = 'y'.repeat(300_000);

test.each([
  ['plain', (tar: Uint8Array) => tar],
  ['gzip', gzip],
  ['gzip of several members', members],
  ['zstd', zstd],
])('the bytes of a large file behind files that are passed over: %s', async (_, pack) => {
  const small = Array.from({ length: 5 }, (__, at) => file(`small/${at}`, 'x'.repeat(at * 300)));
  const packed = pack(await tarOf(...small, file('large', LARGE), ...small, file('other', LARGE)));
  for (const size of [600, 5000, 60_000, 1_000_000]) {
    const lengths: number[] = [];
    const { entries, failure } = await read(
      packed,
      ({ path }) =>
        path.startsWith('small')
          ? undefined
          : async (body) => void lengths.push((await readFile(body, 1e6)).length),
      size,
    );
    expect([failure, entries.length, lengths]).toEqual([undefined, 12, [300_000, 300_000]]);
  }
});

test('a file that is larger than what is read of it ends the reading, or is passed over', async () => {
  const packed = gzip(await tarOf(file('small', 'x'), file('large', LARGE), file('after')));
  const ended = await read(packed, ({ path }) =>
    path === 'large' ? async (body) => void (await readFile(body, 1000)) : undefined,
  );
  expect(ended.failure).toMatchObject({ failure: { kind: 'too-large' } });
  const passed = await read(packed, ({ path }) =>
    path === 'large' ? async (body) => void (await readFile(body, 1000).catch(() => undefined)) : undefined,
  );
  expect([passed.failure, passed.entries.map(({ path }) => path)]).toEqual([
    undefined,
    ['small', 'large', 'after'],
  ]);
});
