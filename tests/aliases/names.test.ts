import { describe, expect, test } from 'vitest';
import { isNoise } from '../../lib/aliases/noise.ts';
import { orderAliases } from '../../lib/aliases/order.ts';
import { realVersion } from '../../lib/aliases/real-version.ts';

const HEX = '0123456789abcdef'.repeat(4);

describe('the real version', () => {
  test.each([
    [['latest', 'mainline', '1', '1.31', '1.31.4', 'trixie', '1.31.4-trixie'], '1.31.4', '1.31.4'],
    [['alpine', '1.31.4-alpine3.23', '1.31.4-alpine', '1-alpine'], '1.31.4', '1.31.4-alpine'],
    [['rc', '8.5-rc', '8.5.0RC1', '8.5.0RC1-cli'], '8.5.0RC1', '8.5.0RC1'],
    [['17', '17-jdk', '17.0.1-jdk'], '17.0.1', '17.0.1-jdk'],
    [['latest', 'noble', '24.04', 'noble-20240904'], '24.04', '24.04'],
    [['stable', 'stable-20240904'], '20240904', 'stable-20240904'],
    [['latest', 'v0', 'v0.1.30'], '0.1.30', 'v0.1.30'],
    [['1.2.3', '1.2.4'], '1.2.4', '1.2.4'],
    [['latest', '1f2e3d4', '2.0'], '2.0', '2.0'],
  ])('%j is %s, says %s', (tags, version, tag) => {
    expect(realVersion(tags)).toEqual({ version, tag, source: 'alias' });
    expect(realVersion([...tags].reverse())).toEqual({ version, tag, source: 'alias' });
  });

  test('names that state no version give none', () => {
    expect(realVersion(['latest', 'bookworm', 'c787012c'])).toBeNull();
    expect(realVersion([])).toBeNull();
  });
});

test('one image’s names are read from the moving ones to the long ones, noise last', () => {
  const tags = [
    'sha-1f2e3d4',
    '1.31.4-trixie',
    'trixie',
    '1.31',
    'mainline-trixie',
    '1',
    'latest',
    'mainline',
    '1.31.4',
  ];
  expect(orderAliases(tags)).toEqual([
    'latest',
    'mainline',
    '1',
    '1.31',
    '1.31.4',
    'trixie',
    '1.31.4-trixie',
    'mainline-trixie',
    'sha-1f2e3d4',
  ]);
});

test('names that lead with their version come before those that have it behind a word', () => {
  expect(orderAliases(['jdk-17.0.1', '8-jdk', '17-jdk', 'jdk-alpine', '17.0.1'])).toEqual([
    '17.0.1',
    '8-jdk',
    '17-jdk',
    'jdk-17.0.1',
    'jdk-alpine',
  ]);
});

describe('noise', () => {
  test.each([
    `sha256-${HEX}.sig`,
    `sha256-${HEX}`,
    'v1.att',
    'v1.sbom',
    'c787012c',
    'sha-1f2e3d4',
    HEX.slice(0, 40),
  ])('%s is', (tag) => expect(isNoise(tag)).toBe(true));
  test.each(['latest', '20230612', '1234567', '1.31.4', 'deadbeef', 'signal', 'sha', 'alpine3.23'])(
    '%s is not',
    (tag) => expect(isNoise(tag)).toBe(false),
  );
});
