import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { entriesByToc } from '../../entrypoints/inspect/layer/read-toc.ts';
import { TagkinError } from '../../lib/failure.ts';
import { ESTARGZ_DIGEST, findToc } from '../../lib/layers/toc/find-toc.ts';
import { file, gzip, streamOf, tarOf, zstd } from './support.ts';

const digestOf = (bytes: Uint8Array) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
const TABLE = Buffer.from(
  JSON.stringify({
    version: 1,
    entries: [
      { name: 'usr/', type: 'dir', mode: 0o755 },
      { name: 'usr/env', type: 'reg', size: 7 },
    ],
  }),
);

/** A blob, the annotations that tell of its table, and how it is read. */
function served(blob: Uint8Array, annotations: Record<string, string>) {
  const ranges: number[] = [];
  const toc = findToc({ annotations, size: blob.length });
  const read = async (first: number, last: number) => {
    ranges.push(last - first + 1);
    return streamOf(blob.slice(first, last + 1));
  };
  return { ranges, toc, read };
}

async function estargz(table: Uint8Array = TABLE, digest = digestOf(table)) {
  const body = gzip(await tarOf(file('usr/env', 'x'.repeat(100_000))));
  const index = gzip(await tarOf({ header: { name: 'stargz.index.json', size: table.length }, body: table }));
  const footer = Buffer.concat([
    Buffer.from([0x1f, 0x8b, 8, 4, 0, 0, 0, 0, 0, 0xff, 26, 0]),
    Buffer.from('SG\x16\x00', 'latin1'),
    Buffer.from(`${body.length.toString(16).padStart(16, '0')}STARGZ`),
    Buffer.from([1, 0, 0, 0xff, 0xff, 0, 0, 0, 0, 0, 0, 0, 0]),
  ]);
  return served(Buffer.concat([body, index, footer]), { [ESTARGZ_DIGEST]: digest });
}

function chunked(table = TABLE, digest?: string) {
  const body = zstd(new Uint8Array(100_000));
  const packed = zstd(table);
  const prefix = 'io.github.containers.zstd-chunked';
  return served(Buffer.concat([body, packed, new Uint8Array(64)]), {
    [`${prefix}.manifest-position`]: `${body.length}:${packed.length}:${table.length}:1`,
    [`${prefix}.manifest-checksum`]: digest ?? digestOf(packed),
  });
}

describe('entries by the table of contents', () => {
  test.each([
    ['eStargz', estargz, 2],
    ['zstd:chunked', async () => chunked(), 1],
  ])('%s', async (_, build, requests) => {
    const { toc, read, ranges } = await build();
    if (!toc) throw new Error('no table');
    expect(await entriesByToc(toc, read)).toMatchObject([
      { path: 'usr', kind: 'dir' },
      { path: 'usr/env', kind: 'file', size: 7 },
    ]);
    expect(ranges.length).toBe(requests);
  });

  const other = `sha256:${'0'.repeat(64)}`;
  test.each([
    ['eStargz with another table', () => estargz(TABLE, other), 'digest-mismatch'],
    ['zstd:chunked with another table', async () => chunked(TABLE, other), 'digest-mismatch'],
    ['something that is not a table', () => estargz(Buffer.from('{}')), 'malformed'],
    ['no JSON', async () => chunked(Buffer.from('<html>')), 'malformed'],
  ])('%s', async (_, build, kind) => {
    const { toc, read } = await build();
    if (!toc) throw new Error('no table');
    await expect(entriesByToc(toc, read)).rejects.toEqual(new TagkinError({ kind: kind as 'malformed' }));
  });
});

test.each([
  [{ [ESTARGZ_DIGEST]: 'sha256:x' }],
  [
    {
      'io.containers.zstd-chunked.manifest-position': '1:2:3:1',
      'io.containers.zstd-chunked.manifest-checksum': 'md5:x',
    },
  ],
  [{}],
])('no table that the manifest vouches for: %j', (annotations) =>
  expect(findToc({ annotations, size: 10 })).toBe(undefined),
);
