export type Compression = 'gzip' | 'zstd' | 'none';

/** First bytes of compressions that nothing unpacks here: bzip2, xz, lz4 (from their specifications; tar headers begin with a name, and no name with these and their version bytes). */
const OTHERS = [
  [0x42, 0x5a, 0x68],
  [0xfd, 0x37, 0x7a, 0x58],
  [0x04, 0x22, 0x4d, 0x18],
];

export const beginsWith = (bytes: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((byte, at) => bytes[at] === byte);

/** Bytes that `detectCompression` needs. */
export const MAGIC_BYTES = 4;

/**
 * What the first bytes of a blob say; the media type is only a claim. Sources: RFC 1952 section 2.3.1, RFC 8878 sections
 * 3.1.1 and 3.1.2 (a skippable frame may come first, as zstd:chunked may have it).
 */
export function detectCompression(first: Uint8Array): Compression | 'other' {
  const [a, b, c, d] = first;
  if (a === 0x1f && b === 0x8b) return 'gzip';
  if (a === 0x28 && b === 0xb5 && c === 0x2f && d === 0xfd) return 'zstd';
  if (a !== undefined && (a & 0xf0) === 0x50 && b === 0x2a && c === 0x4d && d === 0x18) return 'zstd';
  return OTHERS.some((magic) => beginsWith(first, magic)) ? 'other' : 'none';
}
