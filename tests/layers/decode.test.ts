import { expect, test } from 'vitest';
import { decode } from '../../lib/layers/compression/streams.ts';
import { streamOf } from './support.ts';

test('a decoder gets little at once, and nothing more before what came of it was read', async () => {
  let fed = 0;
  const decoded = decode(
    streamOf(new Uint8Array(100_000), 100_000),
    (emit) => ({
      push(part) {
        fed += part.length;
        emit(new Uint8Array(part.length * 1000)); // a bomb
      },
    }),
    2000,
  );
  const reader = decoded.getReader();
  expect(fed).toBe(0);
  expect((await reader.read()).value?.length).toBe(2_000_000);
  expect(fed).toBe(2000);
  expect((await reader.read()).value?.length).toBe(2_000_000);
  expect(fed).toBe(4000);
  await reader.cancel();
});

test('ends with what the decoder keeps for its end, and fails as it fails', async () => {
  const kept = decode(
    streamOf(new Uint8Array(10), 3),
    (emit) => ({ push: (_, isLast) => isLast && emit(Uint8Array.of(7)) }),
    2,
  );
  expect(new Uint8Array(await new Response(kept).arrayBuffer())).toEqual(Uint8Array.of(7));
  const broken = decode(
    streamOf(new Uint8Array(10)),
    () => ({
      push: () => {
        throw new Error('broken');
      },
    }),
    2,
  );
  await expect(broken.getReader().read()).rejects.toThrow('broken');
});
