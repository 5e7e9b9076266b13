import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packDigest, unpackDigest } from '../../lib/aliases/packed-digest.ts';

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

test.each([`sha512:${'a'.repeat(128)}`, `sha256:${'A'.repeat(64)}`, 'sha256:short', ''])(
  '%s stays as it is',
  (digest) => {
    expect(unpackDigest(packDigest(digest))).toBe(digest);
  },
);
