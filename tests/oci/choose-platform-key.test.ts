import { expect, test } from 'vitest';
import { choosePlatformKey } from '../../lib/oci/choose-platform-key.ts';

const WINDOWS = ['windows/amd64@10.0.26100.4946', 'windows/amd64@10.0.20348.4052'];

test.each([
  ['linux/amd64', ['linux/amd64', 'linux/arm64'], 'linux/amd64'],
  ['linux/arm/v7', ['linux/amd64', 'linux/arm/v6'], 'linux/arm/v6'],
  ['linux/amd64', WINDOWS, 'windows/amd64@10.0.26100.4946'],
  ['windows/amd64', ['linux/amd64', ...WINDOWS], 'windows/amd64@10.0.26100.4946'],
  ['windows/amd64@10.0.1.1', ['linux/amd64', ...WINDOWS], 'windows/amd64@10.0.26100.4946'],
  ['linux/s390x', ['linux/amd64'], 'linux/amd64'],
  ['not a platform', ['linux/amd64'], 'linux/amd64'],
  ['linux/amd64', [], undefined],
])('of what exists, the one for %s: %j', (wanted, keys, chosen) => {
  expect(choosePlatformKey(keys, wanted)).toBe(chosen);
});
