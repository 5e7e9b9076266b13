import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { comparePackageVersions } from '../../lib/compare/package-version.ts';
import { comparePackages } from '../../lib/compare/packages.ts';
import type { SbomPackage } from '../../lib/oci/statements/sbom.ts';

const sign = (order: number | null) => order && Math.sign(order);

describe('the order of versions of a package', () => {
  test.each([
    // deb-version(7); the second is newer
    ['deb', '1.0~beta1', '1.0'],
    ['deb', '1.0', '1.0a'],
    ['deb', '1.0a', '1.0+b1'],
    ['deb', '9.9', '1:0.1'],
    ['deb', '3.0.9-1', '3.0.11-1~deb12u2'],
    ['deb', '3.0.11-1~deb12u2', '3.0.11-1'],
    ['deb', '2.36-9+deb12u9', '2.36-9+deb12u10'],
    ['deb', '1.2', '1.2-1'],
    ['deb', '5.2.15-2+b7', '5.2.15-2+b12'],
    // rpm's own tests of rpmvercmp
    ['rpm', '1.0~rc1', '1.0'],
    ['rpm', '1.0', '1.0^'],
    ['rpm', '1.0^20160101', '1.0.1'],
    ['rpm', '1.0^', '1.0^git1'],
    ['rpm', '5.5p1', '5.5p10'],
    ['rpm', '10xyz', '10.1xyz'],
    ['rpm', 'xyz10', 'xyz10.1'],
    ['rpm', '6.0', '6.0.rc1'],
    ['rpm', '10b2', '10b10'],
    ['rpm', '3.0.7-27.el9', '1:3.0.7-16.el9'],
    ['rpm', '2.34-60.el9', '2.34-100.el9_4.2'],
    // apk-package(5)
    ['apk', '1.2.3-r0', '1.2.3-r1'],
    ['apk', '1.2.3_rc1-r9', '1.2.3-r0'],
    ['apk', '1.2.3_alpha2', '1.2.3_beta1'],
    ['apk', '1.2.3', '1.2.3_p1'],
    ['apk', '1.2.3_git20240101', '1.2.3_p1'],
    ['apk', '1.2.9', '1.2.10'],
    ['apk', '1.1', '1.1.1'],
    ['apk', '9.6a', '9.6b'],
    ['npm', '1.9.0', '1.10.0'],
    ['npm', '1.0.0-rc.1', '1.0.0'],
    ['golang', 'v0.9.0', 'v0.10.0'],
    ['', '2', '2.1'],
  ])('%s: %s is older than %s', (type, older, newer) => {
    expect(sign(comparePackageVersions(type, older, newer))).toBe(-1);
    expect(sign(comparePackageVersions(type, newer, older))).toBe(1);
    expect(comparePackageVersions(type, older, older)).toBe(0);
  });

  test.each([
    ['deb', '1.0', '01.0'],
    ['rpm', '2.0.1', '2.0+1'],
  ])('%s: %s and %s are one version', (type, one, other) => {
    expect(comparePackageVersions(type, one, other)).toBe(0);
  });

  test.each([
    ['apk', 'abc', '1.0'],
    ['npm', '1.0.0-rc.1', '1.0.0-beta'],
    ['', 'trunk', 'main'],
  ])('%s: of %s and %s nothing is claimed', (type, one, other) => {
    expect(comparePackageVersions(type, one, other)).toBeNull();
  });

  test.each(['deb', 'rpm', 'apk', 'npm', ''])(
    '%s: whatever the versions, one order, both ways round',
    (type) => {
      const version = fc.oneof(fc.string({ maxLength: 12 }), fc.stringMatching(/^[0-9a-c~^+._:-]{0,10}$/));
      const order = (one: string, other: string) => sign(comparePackageVersions(type, one, other));
      fc.assert(
        fc.property(version, version, version, (a, b, c) => {
          const back = order(b, a);
          expect(order(a, b)).toBe(back === null ? null : -back || 0);
          if (order(a, b) === -1 && order(b, c) === -1) expect(order(a, c)).toBe(-1);
        }),
        { numRuns: 500 },
      );
    },
  );
});

const pkg = (name: string, version: string, source = name, type = 'deb'): SbomPackage => ({
  ...{ name, version, source, type },
  license: '',
});

describe('packages', () => {
  test('upgraded, downgraded, added, removed, the same, by source package', () => {
    const before = [
      pkg('zlib1g', '1:1.2.13', 'zlib'),
      pkg('libssl3', '3.0.9-1', 'openssl'),
      pkg('openssl', '3.0.9-1'),
      pkg('curl', '8.2'),
      pkg('gone', '1'),
    ];
    const after = [
      pkg('libssl3', '3.0.11-1', 'openssl'),
      pkg('openssl', '3.0.11-1'),
      pkg('curl', '8.1'),
      pkg('fresh', '2'),
      pkg('zlib1g', '1:1.2.13', 'zlib'),
    ];
    expect(comparePackages(before, after)).toEqual([
      { name: 'curl', source: 'curl', diff: 'changed', direction: 'downgraded', from: '8.2', to: '8.1' },
      { name: 'fresh', source: 'fresh', diff: 'added', to: '2' },
      { name: 'gone', source: 'gone', diff: 'removed', from: '1' },
      {
        name: 'libssl3',
        source: 'openssl',
        diff: 'changed',
        direction: 'upgraded',
        from: '3.0.9-1',
        to: '3.0.11-1',
      },
      {
        name: 'openssl',
        source: 'openssl',
        diff: 'changed',
        direction: 'upgraded',
        from: '3.0.9-1',
        to: '3.0.11-1',
      },
      { name: 'zlib1g', source: 'zlib', diff: 'same', from: '1:1.2.13', to: '1:1.2.13' },
    ]);
  });

  test('a package in several versions is matched version by version', () => {
    const before = [pkg('ms', '2.0.0', 'ms', 'npm'), pkg('ms', '2.1.2', 'ms', 'npm')];
    const after = [
      pkg('ms', '2.1.2', 'ms', 'npm'),
      pkg('ms', '2.1.3', 'ms', 'npm'),
      pkg('ms', '3.0.0', 'ms', 'npm'),
    ];
    expect(comparePackages(before, after).map(({ diff, from, to }) => [diff, from, to])).toEqual([
      ['added', undefined, '3.0.0'],
      ['changed', '2.0.0', '2.1.3'],
      ['same', '2.1.2', '2.1.2'],
    ]);
  });

  test('one name in two ecosystems is two packages; order and the kept package change nothing', () => {
    const [debian, python] = [pkg('six', '1', 'six', 'deb'), pkg('six', '1', 'six', 'pypi')];
    expect(comparePackages([debian], [python]).map(({ diff }) => diff)).toEqual(['added', 'removed']);
    expect(comparePackages([debian, python], [python, debian]).map(({ diff }) => diff)).toEqual([
      'same',
      'same',
    ]);
  });

  test('every package of either side is told once', () => {
    const one = fc.record({
      name: fc.constantFrom('a', 'b', 'c', 'constructor'),
      version: fc.constantFrom('1', '2', '3'),
    });
    const list = fc.uniqueArray(one, { selector: ({ name, version }) => `${name} ${version}` });
    fc.assert(
      fc.property(list, list, (from, to) => {
        const written = (all: typeof from) => all.map(({ name, version }) => pkg(name, version));
        const told = comparePackages(written(from), written(to));
        const side = (of: 'from' | 'to') =>
          told.flatMap((each) => (each[of] === undefined ? [] : [`${each.name} ${each[of]}`])).toSorted();
        expect(side('from')).toEqual(from.map(({ name, version }) => `${name} ${version}`).toSorted());
        expect(side('to')).toEqual(to.map(({ name, version }) => `${name} ${version}`).toSorted());
      }),
    );
  });
});
