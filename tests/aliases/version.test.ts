import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareVersions, newness, parseVersion } from '../../lib/aliases/version.ts';

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
  ])('%j states none', (tag) => expect(parseVersion(tag)).toBeNull());

  test('a day is no version number', () => {
    expect(parseVersion('20240904')).toMatchObject({ isDate: true });
    expect(parseVersion('24.04')).toMatchObject({ isDate: false });
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

  test('is an order: no cycle, and swapping the sides swaps the sign', () => {
    const tag = fc
      .tuple(fc.array(fc.nat(12), { minLength: 1, maxLength: 3 }), fc.constantFrom('', 'rc1', '-beta', 'a2'))
      .map(([numbers, stage]) => numbers.join('.') + stage);
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
