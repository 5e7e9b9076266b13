import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  comparePlatformKeys,
  formatPlatform,
  isAttestationPlatform,
  normalizePlatform,
  platformKey,
} from '../../lib/oci/platform.ts';

describe('a platform has one spelling', () => {
  test.each([
    [{ os: 'linux', architecture: 'arm64', variant: 'v8' }, 'linux/arm64'],
    [{ os: 'linux', architecture: 'arm64', variant: null }, 'linux/arm64'],
    [{ os: 'linux', architecture: 'aarch64' }, 'linux/arm64'],
    [{ os: 'linux', architecture: 'arm64', variant: 'v9.0' }, 'linux/arm64/v9'],
    [{ os: 'linux', architecture: 'arm64', variant: '9' }, 'linux/arm64/v9'],
    [{ os: 'constructor', architecture: 'constructor' }, 'constructor/constructor'],
    [{ os: 'linux', architecture: 'arm', variant: '' }, 'linux/arm/v7'],
    [{ os: 'linux', architecture: 'arm', variant: '6' }, 'linux/arm/v6'],
    [{ os: 'linux', architecture: 'armhf' }, 'linux/arm/v7'],
    [{ os: 'linux', architecture: 'armel' }, 'linux/arm/v6'],
    [{ os: 'Linux', architecture: 'x86_64' }, 'linux/amd64'],
    [{ os: 'linux', architecture: 'amd64', variant: 'v1' }, 'linux/amd64'],
    [{ os: 'linux', architecture: 'amd64', variant: 'v3' }, 'linux/amd64/v3'],
    [{ os: 'linux', architecture: 'i386' }, 'linux/386'],
    [{ os: '', architecture: 'amd64' }, 'amd64'],
    [{ os: 'macos', architecture: 'arm64' }, 'darwin/arm64'],
  ])('%o is %s', (raw, text) => expect(formatPlatform(normalizePlatform(raw))).toBe(text));

  test('Windows images of one architecture differ by OS version', () => {
    const windows = normalizePlatform({ os: 'windows', architecture: 'amd64', osVersion: '10.0.20348.2113' });
    expect(platformKey(windows)).toBe('windows/amd64@10.0.20348.2113');
    expect(formatPlatform(windows)).toBe('windows/amd64');
  });

  test('normalising twice changes nothing', () => {
    const part = fc.option(
      fc.constantFrom('', 'linux', 'arm', 'arm64', 'aarch64', 'amd64', 'v8', '7', 'v1', 'x'),
    );
    fc.assert(
      fc.property(fc.record({ os: part, architecture: part, variant: part, osVersion: part }), (raw) => {
        const once = normalizePlatform(raw);
        expect(normalizePlatform(once)).toEqual(once);
      }),
    );
  });
});

test('attestations are no platform', () => {
  expect(isAttestationPlatform({ os: 'unknown', architecture: 'unknown' })).toBe(true);
  expect(isAttestationPlatform({ os: '', architecture: 'amd64' })).toBe(false);
});

test('common platforms are offered first', () => {
  const keys = ['windows/amd64@10.0', 'linux/s390x', 'linux/arm64', 'linux/386', 'linux/amd64'];
  expect(keys.sort(comparePlatformKeys)).toEqual([
    'linux/amd64',
    'linux/arm64',
    'linux/386',
    'linux/s390x',
    'windows/amd64@10.0',
  ]);
});

test.each([
  [{ os: 'linux\u202e', architecture: 'amd64' }, 'linux\\u{202e}/amd64'],
  [{ os: 'li\u200bnux', architecture: '\u05d0md', variant: '\n' }, 'li\\u{200b}nux/\\u{5d0}md/\\n'],
  [{ os: 'x'.repeat(500), architecture: '' }, `${'x'.repeat(127)}…`],
])('what is invisible or reorders its neighbours is escaped: %#', (raw, key) =>
  expect(platformKey(normalizePlatform(raw))).toBe(key),
);
