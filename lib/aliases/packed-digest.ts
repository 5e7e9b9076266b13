/**
 * A sha256 digest packed into 32 characters, one per byte, instead of 71: a listing holds hundreds of thousands, and browsers
 * keep and store Latin-1 strings at one byte a character. The first half is unique enough; unpacked, it is a digest cut short.
 * Other digests stay as they are.
 */
export const WHOLE = 32;
export const HALF = 16;

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

const SHA256 = /^sha256:(?:[0-9a-f]{32}){1,2}$/;

/** Packs a digest, or the first half of one. */
export const packDigest = (digest: string): string => pack(digest, WHOLE);

/** Packs the first half of a digest. */
export const packHalf = (digest: string): string => pack(digest, HALF);

function pack(digest: string, most: number): string {
  if (!SHA256.test(digest)) return digest;
  const end = Math.min(digest.length, 7 + 2 * most);
  let packed = '';
  for (let at = 7; at < end; at += 2)
    packed += String.fromCharCode((digitAt(digest, at) << 4) | digitAt(digest, at + 1));
  return packed;
}

/** The value of one hexadecimal digit, `0` to `9` or `a` to `f`. */
const digitAt = (digits: string, at: number): number => {
  const code = digits.charCodeAt(at);
  return code < 58 ? code - 48 : code - 87;
};

/** The first half of a packed digest, its key. */
export const halfOf = (packed: string): string => (packed.length === WHOLE ? packed.slice(0, HALF) : packed);

export function unpackDigest(packed: string): string {
  if (packed.length !== WHOLE && packed.length !== HALF) return packed;
  let digest = 'sha256:';
  for (let at = 0; at < packed.length; at++) digest += HEX[packed.charCodeAt(at)];
  return digest;
}
