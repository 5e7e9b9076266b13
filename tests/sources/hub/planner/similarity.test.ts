import { describe, expect, it } from 'vitest';
import { MAX_SIMILARITY, similarity } from '../../../../lib/sources/hub/planner/similarity.ts';
import { hasRealMaps, realTags } from './real-maps.ts';

const similar = (a: string, b: string) => similarity([a], [b])[0] ?? 0;

describe('similarity', { timeout: 120_000 }, () => {
  it.each([
    ['8.4.12-fpm', '8.4-fpm'],
    ['8.4.12-fpm', '8-fpm'],
    ['8.4.12-fpm', 'fpm'],
    ['8.4.12-fpm', '8.4.12-fpm-trixie'],
    ['8.4.12-fpm', 'fpm-trixie'],
    ['8.4.12', 'latest'],
    ['8.4.12-cli', '8.4.12-trixie'],
    ['8.5-rc', '8.5.0RC1'],
    ['3.10-rc-slim', '3.10.0rc2-slim-bullseye'],
    ['1.15-alpine', '1.15.15-alpine3.14'],
    ['25-ea-24-jdk-oracle', '25-ea-24-oraclelinux9'],
    ['tip-20260719-alpine', 'tip-20260719-alpine3.24'],
  ])('%s and %s', (a, b) => {
    expect(similar(a, b)).toBeGreaterThan(0);
    expect(similar(b, a)).toBe(similar(a, b));
  });

  it.each([
    ['8.4.12-fpm', '8.4.13-fpm'],
    ['8.4.12-fpm', '8.3-fpm'],
    ['8.4-fpm', '8.4.12-cli'],
    ['8.5-fpm', '8.5.0RC1-fpm'],
    ['8.5.0RC1-fpm', '8.5.0RC2-fpm'],
    ['tip-20260719-alpine', 'tip-20260720-alpine'],
  ])('not %s and %s', (a, b) => {
    expect(similar(a, b)).toBe(0);
    expect(similar(b, a)).toBe(0);
  });

  it('is higher the less one name has that the other lacks', () => {
    const close = ['8.4.12-fpm', '8.4-fpm', '8-fpm', '8.4.12-cli'].map((name) => similar(name, '8.4.12-fpm'));
    expect(close).toEqual([...close].sort((a, b) => b - a));
    expect(new Set(close).size).toBe(4);
    expect(close[0]).toBe(MAX_SIMILARITY);
  });

  it.skipIf(!hasRealMaps).each(['php', 'node', 'openjdk', 'golang', 'python', 'nginx', 'postgres', 'ruby'])(
    'holds at least nine in ten true aliases in the map of %s',
    (repository) => {
      const tags = realTags(repository);
      const names = tags.map(({ name }) => name);
      const found: number[] = [];
      for (let at = 0; at < tags.length; at += Math.ceil(tags.length / 20)) {
        const near = similarity(names, [names[at] ?? '']);
        tags.forEach(({ digest }, other) => {
          if (other !== at && digest === tags[at]?.digest) found.push(near[other] ? 1 : 0);
        });
      }
      expect(found.reduce((sum, one) => sum + one, 0)).toBeGreaterThanOrEqual(found.length * 0.9);
    },
  );
});
