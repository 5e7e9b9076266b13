/**
 * A sha256 digest as 32 signs, one a byte, instead of 71: a listing holds hundreds of thousands of them, and browsers keep and
 * store such strings at one byte a sign. Its first half is enough to tell digests apart, and is written as a digest cut short.
 * Any other digest stays as it is written.
 */
export const WHOLE = 32;
export const HALF = 16;

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

const SHA256 = /^sha256:(?:[0-9a-f]{32}){1,2}$/;

/** A digest, or the first half of one, as few signs. */
export const packDigest = (digest: string): string => pack(digest, WHOLE);

/** The first half of a digest alone. */
export const packHalf = (digest: string): string => pack(digest, HALF);

function pack(digest: string, most: number): string {
  if (!SHA256.test(digest)) return digest;
  const end = Math.min(digest.length, 7 + 2 * most);
  let packed = '';
  for (let at = 7; at < end; at += 2)
    packed += String.fromCharCode(Number.parseInt(digest.slice(at, at + 2), 16));
  return packed;
}

/** The first half of what is packed, by which it is known. */
export const halfOf = (packed: string): string => (packed.length === WHOLE ? packed.slice(0, HALF) : packed);

export function unpackDigest(packed: string): string {
  if (packed.length !== WHOLE && packed.length !== HALF) return packed;
  let digest = 'sha256:';
  for (let at = 0; at < packed.length; at++) digest += HEX[packed.charCodeAt(at)];
  return digest;
}
