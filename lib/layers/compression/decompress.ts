import { Gunzip } from 'fflate';
import { Decompress } from 'fzstd';
import { type Compression, detectCompression, MAGIC_BYTES } from './detect.ts';
import { decoderStream, peek } from './streams.ts';

type Bytes = ReadableStream<Uint8Array>;

/**
 * The bytes of a blob, decompressed as they arrive. `isMultiMember`: of gzip with several members, which the browsers' own
 * decoder refuses ("junk found after end", measured in both); eStargz is made of them.
 */
export async function decompress(
  blob: Bytes,
  isMultiMember = false,
): Promise<{ compression: Compression; bytes: Bytes }> {
  const { first, stream } = await peek(blob, MAGIC_BYTES);
  const compression = detectCompression(first);
  if (compression === 'none') return { compression, bytes: stream };
  if (compression === 'zstd') return { compression, bytes: stream.pipeThrough(zstd()) };
  const gunzip = isMultiMember ? members() : nativeGunzip();
  return { compression, bytes: stream.pipeThrough(gunzip) };
}

const nativeGunzip = () =>
  new DecompressionStream('gzip') as unknown as ReadableWritablePair<Uint8Array, Uint8Array>;

/** By fflate, two to three times slower than the browser's own. */
function members() {
  return decoderStream((emit) => {
    const gunzip = new Gunzip((part) => emit(part));
    return { push: (part, isLast) => gunzip.push(part, isLast) };
  });
}

/** Neither browser has zstd as a stream (measured in both, November 2026). */
function zstd() {
  return decoderStream((emit) => {
    const decoder = new Decompress((part) => emit(part.slice())); // fzstd writes into the same memory again
    return { push: (part, isLast) => decoder.push(part, isLast) };
  });
}
