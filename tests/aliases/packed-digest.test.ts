import fc from 'fast-check';
import { expect, test } from 'vitest';
import { halfOf, packDigest, packHalf, unpackDigest } from '../../lib/aliases/packed-digest.ts';

test('packing and unpacking gives the digest back, in 32 signs of one byte', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9a-f]{64}$/), (hex) => {
      const packed = packDigest(`sha256:${hex}`);
      expect(packed).toHaveLength(32);
      expect([...packed].every((sign) => sign.charCodeAt(0) < 256)).toBe(true);
      expect(unpackDigest(packed)).toBe(`sha256:${hex}`);
    }),
  );
});

test('the first half is written as a digest that is cut short, and packed from it again', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9a-f]{64}$/), (hex) => {
      const half = packHalf(`sha256:${hex}`);
      expect(half).toBe(halfOf(packDigest(`sha256:${hex}`)));
      expect(unpackDigest(half)).toBe(`sha256:${hex.slice(0, 32)}`);
      expect([packHalf(unpackDigest(half)), packDigest(unpackDigest(half))]).toEqual([half, half]);
    }),
  );
});

test.each([`sha512:${'a'.repeat(128)}`, `sha256:${'A'.repeat(64)}`, 'sha256:short', ''])(
  '%s stays as it is',
  (digest) => {
    expect([unpackDigest(packDigest(digest)), unpackDigest(packHalf(digest))]).toEqual([digest, digest]);
  },
);
