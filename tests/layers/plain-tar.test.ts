import { spawnSync } from 'node:child_process';
import {
  closeSync,
  ftruncateSync,
  mkdtempSync,
  openSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { recordOf, recordsOf } from '../../lib/layers/tar/octal-names.ts';
import { file, hasProgram, read, tarOf } from './support.ts';

const latin1 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

/** Changes the header at this block, and its checksum. */
function withHeader(tar: Uint8Array, at: number, change: (header: Uint8Array) => void): Uint8Array {
  const changed = tar.slice();
  const header = changed.subarray(at * 512, (at + 1) * 512);
  change(header);
  header.set(latin1(' '.repeat(8)), 148);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.set(latin1(`${sum.toString(8).padStart(6, '0')}\0 `), 148);
  return changed;
}

/** However it arrives. */
const SIZES = [1, 100, 511, 512, 5000];
const pathsOf = async (tar: Uint8Array, size: number) => {
  const { entries, failure } = await read(tar, undefined, size);
  expect(failure).toBeUndefined();
  return entries.map(({ path, size: bytes, modified }) => `${path} ${bytes} ${modified}`);
};

describe('an archive as others write it', () => {
  test.each(SIZES)('a time before 1970 and an owner of -1 lose nothing (%i bytes at once)', async (size) => {
    const tar = withHeader(await tarOf(file('old', 'x'), file('after')), 0, (header) => {
      header.fill(0xff, 136, 148);
      header.fill(0xff, 108, 116);
    });
    const { entries, failure } = await read(tar, undefined, size);
    expect(failure).toBeUndefined();
    expect(entries).toMatchObject([{ path: 'old', modified: 0, uid: 0xffffffff }, { path: 'after' }]);
  });

  test.each(SIZES)(
    'names that differ in bytes that are no UTF-8 stay two (%i bytes at once)',
    async (size) => {
      const named = (tar: Uint8Array, at: number, name: string) =>
        withHeader(tar, at, (header) => header.set(latin1(name), 0));
      const tar = named(
        named(await tarOf(file('aaaa'), file('bbbb'), file('after')), 0, 'x\xff\xc3\xa9y'),
        1,
        'x\xfe\xe2\x82',
      );
      expect((await pathsOf(tar, size)).map((path) => path.split(' ')[0])).toEqual([
        'x\\377éy',
        'x\\376\\342\\202',
        'after',
      ]);
    },
  );

  test('also in a pax header, whose other records stay', async () => {
    const plain = await tarOf({
      header: { name: 'f', size: 1, pax: { path: `${'p'.repeat(120)}ab`, comment: 'c' } },
      body: 'x',
    });
    const at = Buffer.from(plain).indexOf('ppab');
    const tar = plain.slice();
    tar.set([0xff, 0xfe], at + 2);
    expect((await pathsOf(tar, 1000)).map((path) => path.split(' ')[0])).toEqual([
      `${'p'.repeat(120)}\\377\\376`,
    ]);
  });

  test('a record counts its own digits', () => {
    for (const length of [1, 5, 90, 91, 92, 93, 990, 991]) {
      const [record, ...more] = recordsOf(recordOf('path', latin1('x'.repeat(length))));
      expect([record?.key, record?.value.length, more]).toEqual(['path', length, []]);
    }
  });

  test.skipIf(!hasProgram('tar')).each(['oldgnu', 'pax'])(
    'sparse files of many parts, with their full size (%s)',
    async (format) => {
      const directory = mkdtempSync(join(tmpdir(), 'sparse-'));
      try {
        const sparse = openSync(join(directory, 'sparse'), 'w');
        for (let at = 0; at < 3_000_000; at += 100_000) writeSync(sparse, 'x'.repeat(4096), at);
        ftruncateSync(sparse, 3_000_000);
        closeSync(sparse);
        writeFileSync(join(directory, 'hole'), 'head');
        truncateSync(join(directory, 'hole'), 5_000_000);
        const line = [`--format=${format}`, '-S', '-c', '-C', directory, 'sparse', 'hole'];
        const { stdout } = spawnSync('tar', line, { maxBuffer: 1e8 });
        for (const size of SIZES.slice(1)) {
          const paths = await pathsOf(new Uint8Array(stdout), size);
          expect(paths.map((path) => path.replace(/ \d+$/, ''))).toEqual(['sparse 3000000', 'hole 5000000']);
        }
      } finally {
        rmSync(directory, { recursive: true });
      }
    },
  );
});
