import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { flavoursOf } from '../../lib/aliases/flavours.ts';
import type { TagRecord } from '../../lib/aliases/table.ts';
import { digestOf, someTags, tableOf } from './truth.ts';

const AMD64 = 'linux/amd64';
const ARM64 = 'linux/arm64';

let next = 1;
/** One image under several tags, with its size in MB on each platform. */
function image(tags: string, sizes: Record<string, number>, pushedAt = 1): TagRecord[] {
  const digest = digestOf(next++);
  const images = Object.entries(sizes).map(([platform, size]) => ({
    platform,
    digest: digestOf(next++),
    ...(size > 0 && { size: size * 1e6 }),
  }));
  return tags.split(' ').map((name) => ({ name, digest, images, pushedAt }));
}

const TAGS = [
  ...image('1.31.4 1.31 1 latest 1.31.4-trixie', { [AMD64]: 63, [ARM64]: 61 }),
  ...image('1.31.4-alpine 1.31.4-alpine3.23 alpine', { [AMD64]: 21, [ARM64]: 22 }),
  ...image('1.31.4-alpine-slim', { [AMD64]: 5 }),
  ...image('1.31.4-perl', { [ARM64]: 79 }),
  ...image('1.31.3 1.31.3-trixie', { [AMD64]: 62, [ARM64]: 60 }),
  ...image('1.31.3-alpine', { [AMD64]: 20, [ARM64]: 20 }),
  ...image('1.30.0', { [AMD64]: 70 }),
  ...image('1.29.0', { [AMD64]: 0 }),
  ...image('1.31.4-rc1', { [AMD64]: 1 }),
  ...image('20260101', { [AMD64]: 9 }),
  ...image('edge', { [AMD64]: 9 }),
];
const table = tableOf(TAGS);

describe('flavours: the images of the same version', () => {
  test('smallest first on the chosen platform, each by its plainest tag; unknown sizes last', () => {
    const { version, flavours } = flavoursOf(table, 'latest', AMD64);
    expect(version).toBe('1.31.4');
    expect(flavours.map(({ tag, size, isOwn }) => [tag, size / 1e6, isOwn])).toEqual([
      ['1.31.4-alpine-slim', 5, false],
      ['1.31.4-alpine', 21, false],
      ['1.31.4', 63, true],
      ['1.31.4-perl', 0, false],
    ]);
  });

  test('on another platform', () => {
    const { flavours } = flavoursOf(table, '1.31.4-alpine', ARM64);
    expect(flavours.map(({ tag, size }) => [tag, size / 1e6])).toEqual([
      ['1.31.4-alpine', 22],
      ['1.31.4', 61],
      ['1.31.4-perl', 79],
      ['1.31.4-alpine-slim', 0],
    ]);
  });

  test.each(['edge', '20260101', 'not-there'])('%s states no version: none', (tag) => {
    expect(flavoursOf(table, tag, AMD64)).toEqual({ version: null, flavours: [], platforms: [], points: [] });
  });

  test('builds of one version are told apart, whatever stands before the version', () => {
    const builds = tableOf([
      ...image('17.0.9_9-jdk jdk-17.0.9_9', { [AMD64]: 200 }),
      ...image('17.0.9_9-jre', { [AMD64]: 80 }),
      ...image('17.0.9_8-jdk', { [AMD64]: 199 }),
    ]);
    expect(flavoursOf(builds, '17.0.9_9-jdk', AMD64).flavours.map(({ tag }) => tag)).toEqual([
      '17.0.9_9-jre',
      '17.0.9_9-jdk',
    ]);
  });
});

describe('sizes over versions', () => {
  test('the releases of the image’s own flavour, oldest first, a figure a platform', () => {
    const { platforms, points } = flavoursOf(table, 'latest', AMD64);
    expect(platforms).toEqual([AMD64, ARM64]);
    expect(points.map(({ version, sizes }) => [version, sizes.map((size) => size / 1e6)])).toEqual([
      ['1.30.0', [70, 0]],
      ['1.31.3', [62, 60]],
      ['1.31.4', [63, 61]],
    ]);
    expect(flavoursOf(table, 'alpine', AMD64).points.map(({ tag }) => tag)).toEqual([
      '1.31.3-alpine',
      '1.31.4-alpine',
    ]);
  });

  test('at most two hundred, the newest', () => {
    const many = tableOf(Array.from({ length: 300 }, (_, at) => image(`1.${at}.0`, { [AMD64]: 1 })).flat());
    const { points } = flavoursOf(many, '1.299.0', AMD64);
    expect([points.length, points[0]?.version, points.at(-1)?.version]).toEqual([200, '1.100.0', '1.299.0']);
  });
});

test('of any table: the own image is among its flavours, once, and no tag stands twice', () => {
  fc.assert(
    fc.property(someTags, (tags) => {
      const all = tableOf(tags);
      for (const { name } of tags) {
        const { version, flavours } = flavoursOf(all, name, AMD64);
        expect(flavours.filter(({ isOwn }) => isOwn)).toHaveLength(version === null ? 0 : 1);
        expect(new Set(flavours.map(({ tag }) => tag)).size).toBe(flavours.length);
      }
    }),
  );
});
