import { createHash, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { contentOf } from '../../entrypoints/inspect/layer/content-of.ts';
import { streamOf } from './support.ts';

const MIB = 1024 * 1024;
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();

test('a file is identified by its digest, a large one by that of the digests of its parts, however it arrives', async () => {
  const bytes = randomBytes(9 * MIB + 17);
  expect(await contentOf(streamOf(new Uint8Array()))).toBe(
    `sha256:${sha256(Buffer.alloc(0)).toString('hex')}`,
  );
  for (const size of [1, 1000, 4 * MIB]) {
    const file = bytes.subarray(0, size);
    expect(await contentOf(streamOf(file, 700_001))).toBe(`sha256:${sha256(file).toString('hex')}`);
  }
  const parts = [0, 4, 8].map((at) => sha256(bytes.subarray(at * MIB, (at + 4) * MIB)));
  const whole = `parts:${sha256(Buffer.concat(parts)).toString('hex')}`;
  for (const step of [65_536, 700_001, 5 * MIB]) expect(await contentOf(streamOf(bytes, step))).toBe(whole);
});
