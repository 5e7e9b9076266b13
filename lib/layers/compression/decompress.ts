import { TagkinError } from '../../failure.ts';
import { type Compression, detectCompression, MAGIC_BYTES } from './detect.ts';
import { peek } from './streams.ts';

type Bytes = ReadableStream<Uint8Array>;

/**
 * The bytes of a blob, decompressed as they arrive. `isMultiMember`: of gzip with several members, which the browsers' own
 * decoder refuses ("junk found after end", measured in both); eStargz is made of them.
 *
 * Throws `unsupported` for another compression.
 */
export async function decompress(
  blob: Bytes,
  isMultiMember = false,
): Promise<{ compression: Compression; bytes: Bytes }> {
  const { first, stream } = await peek(blob, MAGIC_BYTES);
  const compression = detectCompression(first);
  if (compression === 'other') {
    await stream.cancel();
    throw new TagkinError({ kind: 'unsupported' });
  }
  if (compression === 'none') return { compression, bytes: stream };
  return { compression, bytes: (await decoderOf(compression, isMultiMember))(stream) };
}

/** Most layers are gzip of one member: what others need is loaded with the first of them. */
async function decoderOf(compression: 'gzip' | 'zstd', isMultiMember: boolean) {
  if (compression === 'zstd') return (await import('./zstd.ts')).zstd;
  return isMultiMember ? (await import('./gzip-members.ts')).gzipMembers : nativeGunzip;
}

const nativeGunzip = (packed: Bytes): Bytes =>
  packed.pipeThrough(
    new DecompressionStream('gzip') as unknown as ReadableWritablePair<Uint8Array, Uint8Array>,
  );
