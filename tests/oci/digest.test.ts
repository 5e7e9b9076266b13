import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestProblem, isDigest, parseDigest, sha256Of, verify } from '../../lib/oci/digest.ts';

const hex = (length: number) => 'a1'.repeat(length / 2);
const EMPTY = 'sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a';

describe('a digest', () => {
  it.each([
    [EMPTY, undefined],
    [`sha384:${hex(96)}`, undefined],
    [`sha512:${hex(128)}`, undefined],
    ['', 'digest-format'],
    ['sha256', 'digest-format'],
    ['sha256:', 'digest-format'],
    [`:${hex(64)}`, 'digest-format'],
    [`md5:${hex(32)}`, 'digest-algorithm'],
    [`toString:${hex(64)}`, 'digest-algorithm'],
    [`SHA256:${hex(64)}`, 'digest-algorithm'],
    [`sha256:${hex(62)}`, 'digest-hex'],
    [`sha512:${hex(64)}`, 'digest-hex'],
    [`sha256:${hex(64).toUpperCase()}`, 'digest-hex'],
    [`${EMPTY}\n`, 'digest-hex'],
  ])('%s: %s', (text, problem) => {
    expect(digestProblem(text)).toBe(problem);
    expect(isDigest(text)).toBe(problem === undefined);
  });

  it('is found between spaces, and nowhere else', () => {
    expect(parseDigest(` ${EMPTY}\n`)).toBe(EMPTY);
    expect(parseDigest(`x ${EMPTY}`)).toBeUndefined();
    expect(isDigest(42)).toBe(false);
  });

  it('names content', async () => {
    const bytes = new TextEncoder().encode('{}');
    expect(await sha256Of(bytes)).toBe(EMPTY);
    expect(await verify(bytes, EMPTY)).toBe(true);
    expect(await verify(new TextEncoder().encode('{ }'), EMPTY)).toBe(false);
  });

  it('of any bytes is well-formed and verifies them alone', async () => {
    const bytes = () => fc.uint8Array({ maxLength: 64 }).map((array) => new Uint8Array(array));
    await fc.assert(
      fc.asyncProperty(bytes(), bytes(), async (one, other) => {
        const digest = await sha256Of(one);
        expect(isDigest(digest)).toBe(true);
        expect(await verify(other, digest)).toBe(one.join() === other.join());
      }),
    );
  });
});
