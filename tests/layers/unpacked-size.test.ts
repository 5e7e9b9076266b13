import { gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { packingOf, unpackedSize } from '../../lib/layers/compression/unpacked-size.ts';
import { tarOf } from '../hub-in-a-box/real/tar.ts';

const TAR = tarOf([['etc/os-release', 'ID=debian\n'.repeat(3000)]]);

/** The answer for these bytes, and the ranges that were read. */
async function asked(bytes: Uint8Array, mediaType: string, size = bytes.length) {
  const ranges: [number, number][] = [];
  const answer = await unpackedSize({ size, packing: packingOf(mediaType) }, async (first, last) => {
    ranges.push([first, last]);
    const shift = bytes.length - size; // a large blob of which only the end is there
    return bytes.subarray(first + shift, last + 1 + shift);
  });
  return { answer, ranges };
}

const OCI = 'application/vnd.oci.image.layer.v1.tar';
const GZIP = `${OCI}+gzip`;

test.each([
  [GZIP, 'gzip'],
  ['application/vnd.docker.image.rootfs.diff.tar.gzip', 'gzip'],
  [`${OCI}+zstd`, 'zstd'],
  [OCI, 'none'],
  ['application/vnd.docker.image.rootfs.diff.tar', 'none'],
  ['', 'unknown'],
  ['application/wasm', 'unknown'],
])('%s is packed by %s', (mediaType, packing) => expect(packingOf(mediaType)).toBe(packing));

describe('the size before compression', () => {
  test('gzip: its last four bytes, one request', async () => {
    const packed = gzipSync(TAR);
    expect(await asked(packed, GZIP)).toEqual({
      answer: { size: TAR.length },
      ranges: [[packed.length - 4, packed.length - 1]],
    });
  });

  test('of an unknown packing, the first bytes tell it', async () => {
    const packed = gzipSync(TAR);
    expect(await asked(packed, '')).toMatchObject({
      answer: { size: TAR.length },
      ranges: [
        [0, 17],
        [packed.length - 4, packed.length - 1],
      ],
    });
    expect((await asked(TAR, '')).answer).toEqual({ size: TAR.length });
  });

  test('none: nothing is read', async () => {
    expect(await asked(TAR, OCI)).toEqual({ answer: { size: TAR.length }, ranges: [] });
  });

  test.each([3, 300, 70_000, 3_000_000])('zstd of %d bytes: the header of its frame', async (length) => {
    const packed = zstdCompressSync(Buffer.alloc(length, 'a'));
    expect(await asked(packed, `${OCI}+zstd`)).toMatchObject({
      answer: { size: length },
      ranges: [[0, Math.min(18, packed.length) - 1]],
    });
  });

  test('zstd whose writer did not know it', async () => {
    const header = Buffer.from('28b52ffd0468d442081ebf4d0000000000000000', 'hex'); // skopeo 1.9.3
    expect((await asked(header, `${OCI}+zstd`)).answer).toEqual({ unknown: 'unstated' });
    const skippable = Buffer.from('502a4d1804000000000000000000000000000000', 'hex');
    expect((await asked(skippable, `${OCI}+zstd`)).answer).toEqual({ unknown: 'unstated' });
  });

  test('several members: the last one has less than all of them are packed into', async () => {
    const noise = Buffer.from(Array.from({ length: 9000 }, (_, at) => (at * at * 7919) >> 3));
    const members = Buffer.concat([gzipSync(noise), gzipSync(TAR.subarray(0, 100))]);
    expect((await asked(members, GZIP)).answer).toEqual({ unknown: 'parts' });
  });

  test('4 GiB more would be as likely', async () => {
    const end = Buffer.alloc(4);
    end.writeUInt32LE(900_000_000);
    expect((await asked(end, GZIP, 300_000_000)).answer).toEqual({ size: 900_000_000 });
    expect((await asked(end, GZIP, 800_000_000)).answer).toEqual({ unknown: 'parts' });
  });

  test('a storage without ranges', async () => {
    const read = async () => null;
    expect(await unpackedSize({ size: 100, packing: 'gzip' }, read)).toEqual({ unknown: 'no-ranges' });
    expect(await unpackedSize({ size: 100, packing: 'zstd' }, read)).toEqual({ unknown: 'no-ranges' });
  });
});

test('a compression that nothing unpacks here has no known size, least of all its packed one', async () => {
  const xz = Buffer.concat([Buffer.from('\xfd7zXZ\0\0\x04', 'latin1'), Buffer.alloc(100, 7)]);
  expect((await asked(xz, '')).answer).toEqual({ unknown: 'unstated' });
});
