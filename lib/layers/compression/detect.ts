export type Compression = 'gzip' | 'zstd' | 'none';

/** Bytes that `detectCompression` needs. */
export const MAGIC_BYTES = 4;

/**
 * What the first bytes of a blob say; the media type is only a claim. Sources: RFC 1952 section 2.3.1, RFC 8878 sections
 * 3.1.1 and 3.1.2 (a skippable frame may come first, as zstd:chunked may have it).
 */
export function detectCompression(first: Uint8Array): Compression {
  const [a, b, c, d] = first;
  if (a === 0x1f && b === 0x8b) return 'gzip';
  if (a === 0x28 && b === 0xb5 && c === 0x2f && d === 0xfd) return 'zstd';
  if (a !== undefined && (a & 0xf0) === 0x50 && b === 0x2a && c === 0x4d && d === 0x18) return 'zstd';
  return 'none';
}
