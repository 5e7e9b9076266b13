import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { TagkinError } from '../../lib/failure.ts';
import { bounded } from '../../lib/layers/compression/bounded.ts';
import { readFile } from '../../lib/layers/compression/read-file.ts';
import { readLayer } from '../../lib/layers/read-layer.ts';
import { file, gzip, hasProgram, members, read, streamOf, tarOf, zstd } from './support.ts';

const LONG_PATH = `${'folder/'.repeat(30)}file`;
const layer = () =>
  tarOf(
    { header: { name: './', type: 'directory', size: 0 } },
    { header: { name: 'usr/bin/', type: 'directory', size: 0, mode: 0o755 } },
    {
      header: { name: './usr/bin/env', size: 5, mode: 0o4755, uid: 1, gid: 2, mtime: new Date(1.7e12) },
      body: 'hello',
    },
    { header: { name: 'bin', type: 'symlink', linkname: 'usr/bin', size: 0 } },
    { header: { name: 'usr/bin/e', type: 'link', linkname: './usr/bin/env', size: 0 } },
    { header: { name: 'dev/null', type: 'character-device', size: 0 } },
    file('etc/.wh.passwd'),
    file('var/.wh..wh..opq'),
    file('.wh..wh.plnk/1'),
    file(LONG_PATH, 'x'.repeat(2000)),
  );

const EXPECTED = [
  { path: 'usr/bin', kind: 'dir' },
  { path: 'usr/bin/env', kind: 'file', size: 5, mode: 0o4755, uid: 1, gid: 2, modified: 1_700_000_000 },
  { path: 'bin', kind: 'symlink', target: 'usr/bin' },
  { path: 'usr/bin/e', kind: 'hardlink', target: 'usr/bin/env', size: 0 },
  { path: 'dev/null', kind: 'other', size: 0 },
  { path: 'etc/passwd', kind: 'whiteout' },
  { path: 'var', kind: 'whiteout', isOpaque: true },
  { path: LONG_PATH, kind: 'file', size: 2000 },
];

test.each([
  ['bzip2', 'BZh91AY&SY'],
  ['xz', '\xfd7zXZ\0\0\x04'],
  ['lz4', '\x04\x22\x4d\x18\x60\x40'],
])('a layer of %s is unsupported, not damaged', async (_, text) => {
  const bytes = Buffer.from(text, 'latin1');
  await expect(readLayer({ open: async () => streamOf(bytes), onEntry: () => {} })).rejects.toEqual(
    new TagkinError({ kind: 'unsupported' }),
  );
});

describe('the entries of a layer', () => {
  test.each([
    ['none', (bytes: Uint8Array) => bytes, 1],
    ['gzip', gzip, 1],
    ['zstd', zstd, 1],
    ['gzip', members, 2],
  ] as const)('%s %#', async (compression, pack, openings) => {
    const got = await read(pack(await layer()));
    expect(got).toMatchObject({ compression, opened: openings, failure: undefined });
    expect(got.entries).toMatchObject(EXPECTED);
    expect(got.entries.length).toBe(EXPECTED.length);
  });

  test('whatever the sizes of the parts that arrive', async () => {
    const bytes = gzip(await layer());
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 3000 }), async (size) => {
        expect((await read(bytes, undefined, size)).entries).toMatchObject(EXPECTED);
      }),
      { numRuns: 30 },
    );
  });

  test('with the bytes of those that are wanted', async () => {
    const bytes: string[] = [];
    await read(gzip(await layer()), ({ path }) =>
      path === 'usr/bin/env'
        ? async (body) => void bytes.push(new TextDecoder().decode(await readFile(body, 10)))
        : undefined,
    );
    expect(bytes).toEqual(['hello']);
  });
});

describe('a layer that is damaged keeps what was listed', () => {
  const malformed = new TagkinError({ kind: 'malformed' });
  test.each([
    ['truncated tar', async () => (await layer()).slice(0, -2600)],
    ['truncated gzip', async () => gzip(await layer()).slice(0, -12)],
    ['truncated zstd', async () => zstd(await layer()).slice(0, -12)],
    ['garbage behind', async () => Buffer.concat([(await layer()).slice(0, -1024), Buffer.alloc(2048, 'x')])],
  ])('%s', async (_, bytes) => {
    const got = await read(await bytes());
    expect(got.failure).toEqual(malformed);
    expect(EXPECTED.slice(0, got.entries.length)).toMatchObject(
      got.entries.map(({ path, kind }) => ({ path, kind })),
    );
  });

  test.each([
    ['no archive', new TextEncoder().encode('<!doctype html>'.repeat(100))],
    ['gzip of none', gzip(new TextEncoder().encode('hello'.repeat(300)))],
  ])('%s', async (_, bytes) => {
    expect(await read(bytes)).toMatchObject({ entries: [], failure: malformed });
  });

  test.each([
    ['unpacks to more than the limit', { total: 999, ratio: 1e9, ratioFrom: 0 }, 'too-large'],
    ['grows more than a decompressor can', { total: 1e9, ratio: 9, ratioFrom: 500 }, 'too-large'],
    ['is small', { total: 1000, ratio: 1, ratioFrom: 1000 }, undefined],
  ])('a bomb: %s', async (_, limits, kind) => {
    const passed = streamOf(new Uint8Array(1000), 100).pipeThrough(bounded(() => 10, limits));
    const outcome = await readFile(passed, 10_000).then(
      () => undefined,
      (error: TagkinError) => error.failure.kind,
    );
    expect(outcome).toBe(kind);
  });

  test('any changed byte ends in an answer or a closed failure', async () => {
    const tar = await layer();
    const packed = [tar, gzip(tar), zstd(tar), members(tar)];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...packed),
        fc.array(fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.nat(255)), {
          minLength: 1,
          maxLength: 4,
        }),
        async (bytes, changes) => {
          const changed = bytes.slice();
          for (const [at, value] of changes) changed[Math.floor(at * changed.length)] = value;
          const { failure, opened } = await read(changed);
          expect(opened).toBeLessThanOrEqual(2);
          if (failure !== undefined)
            expect((failure as TagkinError).failure.kind).toMatch(/^(?:malformed|too-large)$/);
        },
      ),
      { numRuns: 300 },
    );
  });
});

test('what is thrown by the source or a callback comes out as it is', async () => {
  const broken = new TagkinError({ kind: 'network' });
  const bytes = gzip(await layer());
  const open = async () =>
    new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(bytes.slice(0, 200)),
      pull: () => Promise.reject(broken),
    });
  await expect(readLayer({ open, onEntry: () => {} })).rejects.toBe(broken);
  const defect = new TypeError('ours');
  const onEntry = () => {
    throw defect;
  };
  await expect(readLayer({ open: async () => streamOf(bytes), onEntry })).rejects.toBe(defect);
});

test.skipIf(!hasProgram('tar'))('agrees with tar -t about a real folder', async () => {
  const tar = (flag: string) =>
    spawnSync('tar', [flag, '--format=gnu', '-cf', '-', 'lib', 'tests'].filter(Boolean), {
      maxBuffer: 2 ** 28,
    }).stdout;
  const bytes = tar('--sort=name');
  const listed = spawnSync('tar', ['-tf', '-'], { input: bytes, maxBuffer: 2 ** 26 }).stdout.toString();
  const { entries, failure } = await read(gzip(bytes), undefined, 60_000);
  expect(failure).toBe(undefined);
  expect(entries.map(({ path }) => path)).toEqual(
    listed
      .trim()
      .split('\n')
      .map((path) => path.replace(/\/$/, '')),
  );
});

test.each([
  ['tar', (bytes: Uint8Array) => bytes],
  ['gzip', gzip],
  ['zstd', zstd],
] as const)('every byte of a %s is read, also behind the end of the archive', async (_, pack) => {
  const tar = await layer();
  const bytes = pack(Buffer.concat([tar, Buffer.alloc(20_480)]));
  let count = 0;
  const onBytes = (part: Uint8Array) => {
    count += part.length;
  };
  const onEnd = vi.fn();
  await readLayer({ open: async () => streamOf(bytes), onEntry: () => {}, onBytes, onEnd });
  expect([count, onEnd.mock.calls.length]).toEqual([bytes.length, 1]);
});
