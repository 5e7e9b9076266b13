import { expect, test } from 'vitest';
import { readEstargzFooter, readToc } from '../../lib/layers/toc/estargz.ts';
import { findChunkedToc } from '../../lib/layers/toc/zstd-chunked.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;

test('the footer of eStargz', () => {
  const footer = Buffer.concat([
    Buffer.from([0x1f, 0x8b, 8, 4, 0, 0, 0, 0, 0, 0xff, 26, 0]),
    Buffer.from('SG\x16\x00', 'latin1'),
    Buffer.from('0000000000001f40STARGZ'),
    Buffer.alloc(13),
  ]);
  expect(footer.length).toBe(51);
  expect(readEstargzFooter(footer)).toBe(0x1f40);
  expect(readEstargzFooter(Buffer.alloc(51))).toBe(undefined);
});

test.each([
  ['io.github.containers.zstd-chunked', '100:20:300:1', true],
  ['io.containers.zstd-chunked', '100:20:300:1', true],
  ['io.containers.zstd-chunked', '100:20:300:2', false],
  ['io.containers.zstd-chunked', '-1:20:300:1', false],
  ['other', '100:20:300:1', false],
])('annotations %s %s', (prefix, position, isFound) => {
  const annotations = {
    [`${prefix}.manifest-position`]: position,
    [`${prefix}.manifest-checksum`]: DIGEST,
  };
  expect(findChunkedToc(annotations)).toEqual(
    isFound ? { offset: 100, length: 20, unpacked: 300, digest: DIGEST } : undefined,
  );
});

test('rows of a table of contents', () => {
  expect(
    readToc({
      version: 1,
      entries: [
        { name: 'usr/', type: 'dir', mode: 0o755 },
        { name: 'usr/env', type: 'reg', size: 7, mode: 0o100755, modtime: '2026-07-13T00:00:00Z', uid: 3 },
        { name: 'usr/env', type: 'chunk', size: 7 },
        { name: 'sh', type: 'symlink', linkName: 'usr/env' },
        { name: 'hard', type: 'hardlink', linkName: './usr/env' },
        { name: 'etc/.wh.passwd', type: 'reg' },
        { name: 'stargz.index.json', type: 'reg', size: 9 },
        { name: null, type: 'reg' },
      ],
    }),
  ).toMatchObject([
    { path: 'usr', kind: 'dir', mode: 0o755 },
    { path: 'usr/env', kind: 'file', size: 7, mode: 0o755, uid: 3, modified: 1_783_900_800 },
    { path: 'sh', kind: 'symlink', target: 'usr/env' },
    { path: 'hard', kind: 'hardlink', target: 'usr/env' },
    { path: 'etc/passwd', kind: 'whiteout' },
  ]);
  expect(() => readToc({ version: 2, entries: [] })).toThrow();
});
