import { detectCompression } from './detect.ts';

/** How a layer is packed. `unknown`: its media type is not known, or does not state it. */
export type Packing = 'gzip' | 'zstd' | 'none' | 'unknown';

/**
 * Why the size of a layer before compression is not known. `unstated`: the compressor did not record it; `parts`: it has several
 * parts, each with a size of its own, or more than 4 GiB; `no-ranges`: its storage sends whole layers only; `elsewhere`: it is not in
 * the registry, or encrypted.
 */
export type NoSize = 'unstated' | 'parts' | 'no-ranges' | 'elsewhere';

/** In bytes, or why not. */
export type UnpackedSize = { size: number } | { unknown: NoSize };

export interface PackedLayer {
  /** Of the blob, in bytes. */
  size: number;
  packing: Packing;
}

/** Reads a range of the blob, both ends inclusive; null if its storage does not send ranges. */
type ReadRange = (first: number, last: number) => Promise<Uint8Array | null>;

/** Bytes of the first frame's header that are enough. Source: RFC 8878 section 3.1.1.1. */
const HEADER_BYTES = 18;
const GIB_4 = 2 ** 32;
/** A layer that is known to grow more than this by unpacking has not been seen; one of 500 MB would have 5 GB. */
const USUAL_RATIO = 10;
/** How a layer is packed, by its media type. */
export function packingOf(mediaType: string): Packing {
  if (/[+.]gzip$/.test(mediaType)) return 'gzip';
  if (/[+.]zstd$/.test(mediaType)) return 'zstd';
  return /[.+]tar$/.test(mediaType) ? 'none' : 'unknown';
}

/**
 * The size of a layer before compression, without reading it: gzip has it in its last four bytes, zstd in the header of its frame if
 * the compressor knew it. One request; two where the packing is unknown. Throws what `read` throws. Sources: RFC 1952 section 2.3.1,
 * RFC 8878 section 3.1.1.1.4.
 */
export async function unpackedSize({ size, packing }: PackedLayer, read: ReadRange): Promise<UnpackedSize> {
  let found = packing;
  let header: Uint8Array | null = null;
  if (found === 'unknown' || found === 'zstd') {
    header = await read(0, Math.min(HEADER_BYTES, size) - 1);
    if (!header) return { unknown: 'no-ranges' };
    const detected = detectCompression(header);
    if (detected === 'other') return { unknown: 'unstated' };
    found = detected;
  }
  if (found === 'none') return { size };
  if (found === 'zstd') return checked(sizeOfFrame(header ?? new Uint8Array()), size);
  const end = await read(Math.max(0, size - 4), size - 1);
  if (end?.length !== 4) return { unknown: 'no-ranges' };
  const modulo = new DataView(end.buffer, end.byteOffset).getUint32(0, true);
  // 4 GiB more would be as likely: gzip counts modulo 4 GiB.
  return modulo + GIB_4 <= size * USUAL_RATIO ? { unknown: 'parts' } : checked(modulo, size);
}

/**
 * Less than it is packed into is the size of a part: packing adds at most 5 bytes in 16,383. That it is no multiple of a tar block
 * proves nothing: umoci 0.4.7 leaves the end of an archive out.
 */
function checked(claimed: number | undefined, packed: number): UnpackedSize {
  if (claimed === undefined) return { unknown: 'unstated' };
  return claimed * 1.001 + 256 >= packed ? { size: claimed } : { unknown: 'parts' };
}

/** The content size in the header of a zstd frame; undefined where the compressor did not record it. */
function sizeOfFrame(header: Uint8Array): number | undefined {
  const isFrame = header[0] === 0x28; // not a skippable one, as zstd:chunked may begin with
  const flags = header[4] ?? 0;
  const isSingle = (flags & 0x20) !== 0;
  const width = [isSingle ? 1 : 0, 2, 4, 8][flags >> 6] ?? 0;
  const at = 5 + (isSingle ? 0 : 1) + ([0, 1, 2, 4][flags & 3] ?? 0);
  if (!isFrame || width === 0 || header.length < at + width) return undefined;
  let value = 0;
  for (let place = width - 1; place >= 0; place--) value = value * 256 + (header[at + place] ?? 0);
  return width === 2 ? value + 256 : value;
}
