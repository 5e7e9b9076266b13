/**
 * A sha256 digest as 32 signs, one a byte, instead of 71: a listing holds hundreds of thousands of them, and browsers keep and
 * store such strings at one byte a sign. Any other digest stays as it is written.
 */
const PACKED = 32;

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

export function packDigest(digest: string): string {
  if (!/^sha256:[0-9a-f]{64}$/.test(digest)) return digest;
  let packed = '';
  for (let at = 7; at < 71; at += 2)
    packed += String.fromCharCode(Number.parseInt(digest.slice(at, at + 2), 16));
  return packed;
}

export function unpackDigest(packed: string): string {
  if (packed.length !== PACKED) return packed;
  let digest = 'sha256:';
  for (let at = 0; at < PACKED; at++) digest += HEX[packed.charCodeAt(at)];
  return digest;
}
