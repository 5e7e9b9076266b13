import { expect, test } from 'vitest';
import { readSides } from '../../entrypoints/inspect/read-sides.ts';
import { formatReference } from '../../lib/oci/reference.ts';

const shown = (from: string, to: string, platform: string | null = null) => {
  const sides = readSides(from, to, platform);
  return sides && [sides.from, sides.to].map((side) => `${formatReference(side.reference)} ${side.platform}`);
};

test.each([
  ['nginx', 'nginx:1.31', ['nginx:latest null', 'nginx:1.31 null']],
  ['nginx:1', ':2', ['nginx:1 null', 'nginx:2 null']],
  ['quay.io/a/b:1', 'ghcr.io/a/b:1', ['quay.io/a/b:1 null', 'ghcr.io/a/b:1 null']],
  ['nginx', 'linux/arm64', ['nginx:latest null', 'nginx:latest linux/arm64']],
  ['nginx', 'Linux/ARM64', ['nginx:latest null', 'nginx:latest linux/arm64']],
  ['nginx', 'grafana/grafana', ['nginx:latest null', 'grafana/grafana:latest null']],
  ['nginx', '', null],
  ['', 'nginx', null],
  ['nginx', 'no image', null],
])('%s with %s', (from, to, expected) => expect(shown(from, to)).toEqual(expected));

test('the platform of the address is of both', () =>
  expect(shown('a', 'b', 'linux/s390x')).toEqual(['a:latest linux/s390x', 'b:latest linux/s390x']));
