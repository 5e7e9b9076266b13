import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareExactness, statementOf } from '../../lib/aliases/exactness.ts';
import { realVersion } from '../../lib/aliases/real-version.ts';
import { OFFICIAL_GROUPS } from './official-groups.ts';

describe('the version of an official image', () => {
  test.each(OFFICIAL_GROUPS)('%s: %s', (version, tags) => {
    expect(realVersion(tags.split(' '))?.version ?? null).toBe(version);
    expect(realVersion(tags.split(' ').reverse())?.version ?? null).toBe(version);
  });
});

describe('the version of other images', () => {
  test.each([
    ['2024-10-29T16-01-48Z', 'latest RELEASE.2024-10-29T16-01-48Z'],
    ['2024-10-29T16-01-48Z', 'latest-cicd RELEASE.2024-10-29T16-01-48Z.fips'],
    ['1.2.3', 'latest 1.2.3-b5b6a49'],
    ['1.2.3', '1.2.3-b561234'],
    ['1.2.3', '1.2.3-a1b2c3d a1b2c3d'],
    ['1.4.0', '20240101120000 1.4.0'],
    ['1.4.0', '2024-01-01 1.4.0'],
    ['1.4.0', '1704067200 v1.4.0'],
    ['20240101120000', 'latest nightly-20240101120000'],
    ['2.6.3', '2021.11.28 v2.6.3 v2.6.3-ls200'],
    ['2024.10.10', 'stable 2024.10 2024.10.10'],
    ['b3561', 'full full-b3561'],
    ['b3561', 'server-cuda server-cuda-b3561'],
    ['1.1.1w', 'latest 1.1.1w 1.1.1'],
    ['1.2.3-rc4', '1.2.3 1.2.3-rc4'],
    ['1.4.2', 'ubuntu-22.04-1.4.2 ubuntu-22.04'],
    [null, 'ubuntu-22.04 latest'],
    [null, 'b5b6a49 latest'],
    [null, 'r5b6a49 main-b561234'],
    [null, '5b61234'],
  ])('%s: %s', (version, tags) => {
    expect(realVersion(tags.split(' '))?.version ?? null).toBe(version);
    expect(realVersion(tags.split(' ').reverse())?.version ?? null).toBe(version);
  });
});

describe('where the maintainers state more than a version', () => {
  test.each([
    // LinuxServer's tags count their own builds behind the version of the software, which has a tag of its own.
    ['8.9.0', 'v8.9.0-ls99', 'the software, not its -ls build'],
    ['4.0.16.2944', 'latest 4.0.16.2944-ls300 version-4.0.16.2944 4.0.16.2944', 'the same'],
    // Java since 9: `$VNUM+$BUILD` (JEP 322), JAVA_VERSION=jdk-17.0.9+11; a tag has `_` for the plus. Java 8 has one word, 8u502-b07.
    ['17.0.9', '17.0.9_11-jdk 17-jdk', 'the number, not its build'],
    ['17.0.9', '17.0.9_9-jdk', 'the same'],
    // PyPy for Python: where the tags that show the second version to be one were cut off, the first one alone is certain.
    ['3.11', '3.11-7.3.23-trixie', 'a build number has this form too'],
    ['3.11', '3.11-7.3 3.11-7 3.11', 'as fluentd’s v1.19.3-1.0, v1.19.3-1'],
    ['3.11-7.3.23', '3.11-7.3.23-trixie 3.11-7.3-trixie', 'with one of them it is certain'],
  ])('%s of %s: %s', (version, tags) => {
    expect(realVersion(tags.split(' '))?.version).toBe(version);
  });
});

describe('for any tags', () => {
  const name = fc
    .tuple(
      fc.constantFrom('', '', 'v', 'jdk-', 'temurin-8-', 'beta-', '2024.', '20240101-'),
      fc.array(fc.nat(9), { minLength: 1, maxLength: 3 }),
      fc.constantFrom('', '', 'rc1', '-alpha2', '-95.2.beta', 'u5', 'w', '-7.3.2', '-7.3', '_9', '-b5b6a49'),
      fc.constantFrom('', '', '-slim', '-alpine3.19'),
    )
    .map(([prefix, numbers, more, flavour]) => prefix + numbers.join('.') + more + flavour);
  const names = fc.array(fc.oneof(name, fc.constantFrom('latest', 'bookworm', '20240101')), { maxLength: 8 });

  test('another alias never makes the version less exact', () => {
    fc.assert(
      fc.property(names, name, (tags, more) => {
        const before = realVersion(tags);
        const after = realVersion([...tags, more]);
        if (!before) return;
        const [first, second] = [statementOf(before.tag), statementOf(after?.tag ?? '')];
        if (!first || !second) throw new Error('a version without a tag that states it');
        // Two tags may state the same version, one of them with more behind it.
        const isSame = second.version.text === first.version.text;
        expect(isSame || compareExactness(second, first) > 0).toBe(true);
        if (isSame) expect(after?.version.length).toBeGreaterThanOrEqual(before.version.length);
      }),
    );
  });

  test('exactness is a total order', () => {
    fc.assert(
      fc.property(name, name, name, (a, b, c) => {
        const [x, y, z] = [statementOf(a), statementOf(b), statementOf(c)];
        if (!x || !y || !z) return;
        expect(Math.sign(compareExactness(x, y))).toBe(-Math.sign(compareExactness(y, x)) + 0);
        expect(compareExactness(x, y) === 0).toBe(a === b);
        if (compareExactness(x, y) <= 0 && compareExactness(y, z) <= 0)
          expect(compareExactness(x, z)).toBeLessThanOrEqual(0);
      }),
    );
  });

  test('the order of the tags does not matter', () => {
    fc.assert(
      fc.property(names, (tags) => {
        expect(realVersion(tags.toReversed())).toEqual(realVersion(tags));
      }),
    );
  });
});
