import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isApproved, isHubApi, mayFollow, placeName, verdict } from '../../lib/secrets/where.ts';
import { PLACES } from './places.ts';

describe('secrets of a registry', () => {
  it.each(PLACES)('of %s, reached at %s, on the way to %s: %s', (registry, home, target, expected) => {
    expect(verdict({ registry, url: new URL(home) }, new URL(target))).toBe(expected);
  });

  it('need no approval at the registry itself alone, whatever address a challenge names', () => {
    const registries = ['docker.io', 'ghcr.io', 'r.test:5000'];
    fc.assert(
      fc.property(
        fc.constantFrom(...registries),
        fc.webUrl({ withQueryParameters: true }),
        (registry, address) => {
          const url = new URL(`https://${registry === 'docker.io' ? 'registry-1.docker.io' : registry}`);
          const target = new URL(address);
          const own = target.origin === url.origin;
          if (!own) expect(verdict({ registry, url }, target)).not.toBe('yes');
        },
      ),
    );
  });
});

describe('a place', () => {
  it.each([
    ['https://auth.test/token?x=y', 'auth.test'],
    ['https://auth.test:443/', 'auth.test'],
    ['https://auth.test:8443/', 'auth.test:8443'],
    ['http://10.0.0.7:5000/token', 'http://10.0.0.7:5000'],
  ])('of %s is %s', (address, name) => {
    expect(placeName(new URL(address))).toBe(name);
  });
});

describe('an approval', () => {
  it('is for Docker Hub under all its names', () => {
    const approvals = [{ registry: 'index.docker.io', to: 'auth.test' }];
    expect(isApproved(approvals, 'docker.io', 'auth.test')).toBe(true);
    expect(isApproved(approvals, 'registry-1.docker.io', 'auth.test')).toBe(true);
    expect(isApproved(approvals, 'docker.io.evil.test', 'auth.test')).toBe(false);
  });
});

describe('a redirect', () => {
  it.each([
    ['https://r.test/a', 'https://r.test/b', true],
    ['https://r.test/a', 'https://r.test:8443/a', false],
    ['https://r.test/a', 'http://r.test/a', false],
    ['https://r.test/a', 'https://evil.test/a', false],
  ])('from %s to %s', (from, to, expected) => {
    expect(mayFollow(new URL(from), new URL(to))).toBe(expected);
  });
});

describe("Docker Hub's API", () => {
  it.each([
    ['https://hub.docker.com/v2/auth/token', true],
    ['https://hub.docker.com:443/v2/', true],
    ['http://hub.docker.com/v2/', false],
    ['https://hub.docker.com:8443/v2/', false],
    ['https://hub.docker.com.evil.test/v2/', false],
    ['https://me@hub.docker.com/v2/', false],
    ['https://auth.docker.io/token', false],
  ])('%s', (address, expected) => {
    expect(isHubApi(new URL(address))).toBe(expected);
  });
});
