import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareVersions, newness } from '../../lib/aliases/compare-versions.ts';
import { parseVersion } from '../../lib/aliases/version.ts';

describe('what a name says of a version', () => {
  test.each([
    ['1.31.4', '1.31.4', ''],
    ['v0.1.30', '0.1.30', ''],
    ['1', '1', ''],
    ['1.31.4-alpine3.23', '1.31.4', 'alpine3.23'],
    ['8.5.0RC1-fpm-bookworm', '8.5.0RC1', 'fpm-bookworm'],
    ['8.4-rc-alpine', '8.4-rc', 'alpine'],
    ['3.14.0a1-slim', '3.14.0a1', 'slim'],
    ['3.14.0b2', '3.14.0b2', ''],
    ['1.26rc1-bookworm', '1.26rc1', 'bookworm'],
    ['17beta2', '17beta2', ''],
    ['17-beta1-alpine', '17-beta1', 'alpine'],
    ['21-ea-30-jdk', '21-ea-30', 'jdk'],
    ['1-alpine', '1', 'alpine'],
    ['jdk-17.0.1', '17.0.1', 'jdk'],
    ['11.0.8_1', '11.0.8', '1'],
    ['release-2.3', '2.3', ''],
    ['bookworm-20230612-slim', '20230612', 'bookworm-slim'],
    ['2024-01-16', '2024-01-16', ''],
    ['RELEASE.2024-10-29T16-01-48Z', '2024-10-29T16-01-48Z', ''],
    ['RELEASE.2024-10-29T16-01-48Z.fips', '2024-10-29T16-01-48Z', 'fips'],
    ['20240101120000', '20240101120000', ''],
    ['20240101-120000-slim', '20240101-120000', 'slim'],
    ['20240101T1200Z', '20240101T1200Z', ''],
    ['20241001.2', '20241001.2', ''],
    ['base-20260816.0.574111', '20260816.0.574111', 'base'],
    ['8u502-b07-jdk', '8u502-b07', 'jdk'],
    ['8u504-alpine3.21', '8u504', 'alpine3.21'],
    ['1.1.1w-slim', '1.1.1w', 'slim'],
    ['9.9p1', '9.9p1', ''],
    ['2023c', '2023c', ''],
    ['3.14.0-95.2.beta-sdk', '3.14.0-95.2.beta', 'sdk'],
    ['5.0.0-preview.1-alpine', '5.0.0-preview.1', 'alpine'],
    ['4.0.0-rc-5-noble', '4.0.0-rc-5', 'noble'],
    ['11.0.0-M1-jre25', '11.0.0-M1', 'jre25'],
    ['2.0.0-alpha.20240101.1', '2.0.0-alpha.20240101.1', ''],
    ['1.2.3-b5b6a49', '1.2.3', 'b5b6a49'],
    ['1.2.3-b561234', '1.2.3', 'b561234'],
    ['1.2.3-a1b2c3d-slim', '1.2.3', 'a1b2c3d-slim'],
    ['1.2.3-m1x', '1.2.3', 'm1x'],
    ['1.2.3-rc1a2b', '1.2.3', 'rc1a2b'],
    ['1.2.3-b3561', '1.2.3', 'b3561'],
    ['b3561', 'b3561', ''],
    ['server-cuda-b3561', 'b3561', 'server-cuda'],
    ['temurin-8-tools-deps-1.12.5.1664-trixie', '1.12.5.1664', 'temurin-8-tools-deps-trixie'],
    ['alpine-v15.6.1', '15.6.1', 'alpine'],
    ['1f2e3d4-2.0', '2.0', '1f2e3d4'],
  ])('%s: version %s, variant %s', (tag, text, variant) => {
    expect(parseVersion(tag)).toMatchObject({ text, variant });
  });

  test.each([
    'latest',
    'bookworm',
    'alpine3.23',
    'c787012c',
    '1f2e3d4',
    'fpm-alpine',
    '',
    'sha256-1f',
    '-',
    '<img src=x>',
    'b5b6a49',
    'r5b6a49',
    'a561234',
    '5b61234',
    'temurin-8-trixie',
    'lts-alpine-3.23',
    'nanoserver-1809',
    'x86_64',
  ])('%j states none', (tag) => expect(parseVersion(tag)).toBeNull());

  test('a day is no version number', () => {
    expect(parseVersion('20240904')).toMatchObject({ isDate: true });
    expect(parseVersion('24.04')).toMatchObject({ isDate: false });
    expect(parseVersion('20240101120000')).toMatchObject({ isDate: true, numbers: [2024, 1, 1, 12, 0, 0] });
    expect(parseVersion('1704067200')).toMatchObject({ isDate: true, numbers: [2024, 1, 1, 0, 0, 0] });
    expect(parseVersion('2024.10.10')).toMatchObject({ isDate: false });
  });

  test('any string is read without an error', () => {
    fc.assert(fc.property(fc.string(), (tag) => void parseVersion(tag)));
  });
});

describe('version order', () => {
  const sorted = [
    '0.9',
    '1.26-nightly',
    '1.26alpha1',
    '1.26beta1',
    '1.26beta2',
    '1.26rc1',
    '1.26rc2',
    '1.26rc10',
    '1.26',
    '1.26.0',
    '1.26.1',
    '1.100.0',
    '2',
    '20.1',
  ];
  test.each(sorted.slice(1).map((later, at) => [sorted[at], later]))('%s comes before %s', (a, b) => {
    expect(order(a, b)).toBeLessThan(0);
    expect(order(b, a)).toBeGreaterThan(0);
  });

  test.each([
    ['v8.9.0-ls99', 'v8.9.0-ls101'],
    ['8.6-903', '8.6-990'],
    ['26.0.1-0', '26.0.1-1'],
    ['17.0.9_9-jdk', '17.0.9_11-jdk'],
    ['8u392-b08-jdk', '8u402-b06-jdk'],
    ['8u392-b07-jdk', '8u392-b08-jdk'],
    ['1.2.3-5-gabcdef0', '1.2.3-12-g1234567'],
    ['20241001.1', '20241001.2'],
    ['4.25.0-20240922', '4.25.0-20241010'],
    ['4.25.0-2024-09-22', '4.25.0-2024-10-10'],
    ['1.25.3-debian-12-r9', '1.25.3-debian-12-r10'],
    ['v1.30.0-k3s2', 'v1.30.0-k3s10'],
    ['v3.14.0-95.2.beta', 'v3.14.0-96.1.beta'],
    ['v3.14.0-95.2.beta', 'v3.14.0'],
    ['3.14.0-200.0.dev', '3.14.0-1.0.beta'],
    ['2.0.0-rc.2', '2.0.0-rc.10'],
    ['1.0.0.dev3', '1.0.0a1'],
    ['1.1.1', '1.1.1a'],
    ['1.1.1k', '1.1.1w'],
    ['1.1.1w', '1.1.2'],
    ['RELEASE.2024-10-29T16-01-48Z', 'RELEASE.2024-10-29T16-01-49Z'],
    ['20240101', '20240101120000'],
    ['20240101120000', '20240102'],
    ['20240131', '2024-02-01'],
    ['b3561', 'b10000'],
    ['1.2', '1.2-7'],
    ['jdk-17', '17'],
  ])('%s comes before %s', (a, b) => {
    expect(order(a, b)).toBeLessThan(0);
    expect(order(b, a)).toBeGreaterThan(0);
  });

  test('a hash decides nothing', () => expect(order('1.2.3-b5b6a49', '1.2.3-f5b6a49')).toBe(0));

  test('is an order: no cycle, and swapping the sides swaps the sign', () => {
    const tag = fc
      .tuple(
        fc.constantFrom('', '', 'v', 'jdk-', '2024.'),
        fc.array(fc.nat(12), { minLength: 1, maxLength: 3 }),
        fc.constantFrom('', 'rc1', '-beta', 'a2', '-95.2.beta', '-rc.1.0', 'u5', '.1w', '.0'),
        fc.constantFrom('', '', '-ls5', '_9', '-9.0', '-20240101', '-b5b6a49', '-debian-12-r4'),
      )
      .map(([prefix, numbers, stage, build]) => prefix + numbers.join('.') + stage + build);
    fc.assert(
      fc.property(tag, tag, tag, (a, b, c) => {
        expect(Math.sign(order(a, b))).toBe(-Math.sign(order(b, a)) + 0);
        if (order(a, b) <= 0 && order(b, c) <= 0) expect(order(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });
});

function order(a: string | undefined, b: string | undefined): number {
  const [first, second] = [parseVersion(a ?? ''), parseVersion(b ?? '')];
  if (!first || !second) throw new Error(`no version in ${a} or ${b}`);
  return compareVersions(first, second);
}

test('newness never falls where the version rises', () => {
  const number = fc.oneof(fc.nat({ max: 3 }), fc.constantFrom(65_534, 65_535, 65_536, 1_048_575, 20_230_612));
  const version = fc
    .array(number, { minLength: 1, maxLength: 5 })
    .map((numbers) => parseVersion(`v${numbers.join('.')}`));
  fc.assert(
    fc.property(version, version, (a, b) => {
      if (!a || !b) throw new Error('no version');
      const difference = newness(a) - newness(b);
      if (difference !== 0) expect(Math.sign(compareVersions(a, b))).toBe(Math.sign(difference));
    }),
  );
});
