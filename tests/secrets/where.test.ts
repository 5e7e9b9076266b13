import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isApproved, isHubApi, mayFollow, mayReceive, placeName, verdict } from '../../lib/secrets/where.ts';

const DOCKER = 'https://registry-1.docker.io';

const PLACES: [registry: string, home: string, target: string, expected: 'yes' | 'ask' | 'no'][] = [
  // itself
  ['quay.io', 'https://quay.io', 'https://quay.io/v2/auth', 'yes'],
  ['Quay.IO', 'https://quay.io', 'https://quay.io/v2/auth', 'yes'],
  ['r.test:5000', 'https://r.test:5000', 'https://r.test:5000/token', 'yes'],
  ['r.test:443', 'https://r.test', 'https://r.test/token', 'yes'],
  ['[2001:db8::1]:5000', 'https://[2001:db8::1]:5000', 'https://[2001:db8::1]:5000/token', 'yes'],
  // Docker Hub under every name, and its realm
  ['docker.io', DOCKER, 'https://registry-1.docker.io/v2/', 'yes'],
  ['docker.io', DOCKER, 'https://auth.docker.io/token', 'yes'],
  ['index.docker.io', DOCKER, 'https://auth.docker.io/token', 'yes'],
  ['registry-1.docker.io', DOCKER, 'https://auth.docker.io/token', 'yes'],
  ['docker.io', DOCKER, 'https://auth.docker.io:8443/token', 'ask'],
  ['docker.io', DOCKER, 'https://auth.docker.io.evil.test/token', 'ask'],
  ['docker.io', DOCKER, 'https://evil.test/token', 'ask'],
  ['docker.io', DOCKER, 'http://auth.docker.io/token', 'no'],
  ['docker.io', 'http://registry-1.docker.io', 'http://registry-1.docker.io/v2/', 'no'],
  ['docker.io', 'https://docker.io', 'https://docker.io/v2/', 'no'],
  // other hosts, other ports
  ['evil.test', 'https://evil.test', 'https://auth.docker.io/token', 'ask'],
  ['r.test:5000', 'https://r.test:5000', 'https://r.test/token', 'ask'],
  ['r.test', 'https://r.test', 'https://r.test.evil.test/token', 'ask'],
  ['r.test', 'https://r.test', 'https://sub.r.test/token', 'ask'],
  ['registry.gitlab.com', 'https://registry.gitlab.com', 'https://gitlab.com/jwt/auth', 'ask'],
  ['ghcr.io', 'https://ghcr.io', 'https://api.github.com/orgs/a', 'ask'],
  ['lscr.io', 'https://lscr.io', 'https://api.github.com/orgs/a', 'ask'],
  ['ghcr.io', 'https://ghcr.io', 'http://api.github.com/orgs/a', 'no'],
  ['quay.io', 'https://quay.io', 'https://quay.io/api/v1/repository/a/b/tag/', 'yes'],
  // plain http
  ['r.test', 'https://r.test', 'http://r.test/token', 'no'],
  ['r.test', 'http://r.test', 'http://r.test/v2/', 'ask'],
  ['r.test', 'http://r.test', 'http://auth.test/token', 'ask'],
  ['r.test', 'http://r.test', 'https://r.test/token', 'yes'],
  ['10.0.0.7:5000', 'http://10.0.0.7:5000', 'http://10.0.0.7:5000/v2/', 'ask'],
  ['10.0.0.7:5000', 'http://10.0.0.7:5000', 'http://10.0.0.7:5001/token', 'ask'],
  ['10.0.0.7:5000', 'http://10.0.0.7:5000', 'http://10.0.0.8/token', 'no'],
  ['localhost:5000', 'http://localhost:5000', 'http://localhost:5000/v2/', 'yes'],
  ['localhost:5000', 'http://localhost:5000', 'http://localhost:5001/token', 'ask'],
  ['127.0.0.1:5000', 'http://127.0.0.1:5000', 'https://auth.docker.io/token', 'ask'],
  // somebody's network
  ['r.test', 'https://r.test', 'https://127.0.0.1/token', 'no'],
  ['r.test', 'https://r.test', 'https://169.254.169.254/token', 'no'],
  ['r.test', 'https://r.test', 'https://[fd00::1]/token', 'no'],
  ['r.test', 'https://r.test', 'https://intranet/token', 'no'],
  // not a home at all
  ['r.test', 'https://evil.test', 'https://r.test/token', 'no'],
  ['r.test', 'https://r.test:5000', 'https://r.test/token', 'no'],
  ['r.test/evil', 'https://r.test', 'https://r.test/', 'no'],
  ['r.test@evil.test', 'https://evil.test', 'https://evil.test/', 'no'],
  ['evil.test#r.test', 'https://evil.test', 'https://evil.test/', 'no'],
  ['evil.test?.r.test', 'https://evil.test', 'https://evil.test/', 'no'],
  ['r.test', 'https://r.test', 'https://me:pw@r.test/token', 'no'],
  ['r.test', 'https://r.test', 'ftp://r.test/token', 'no'],
  ['r.test', 'https://r.test', 'javascript:alert(1)', 'no'],
];

describe('secrets of a registry', () => {
  it.each(PLACES)('of %s, reached at %s, on the way to %s: %s', (registry, home, target, expected) => {
    expect(verdict({ registry, url: new URL(home) }, new URL(target))).toBe(expected);
  });

  it('go where the person approved that pair by name, and only from that registry to that place', () => {
    const home = { registry: 'r.test', url: new URL('https://r.test') };
    const approvals = [{ registry: 'r.test', to: 'auth.test' }];
    expect(mayReceive(home, new URL('https://auth.test/token'), approvals)).toBe(true);
    expect(mayReceive(home, new URL('https://auth.test:8443/token'), approvals)).toBe(false);
    expect(mayReceive(home, new URL('http://auth.test/token'), approvals)).toBe(false);
    expect(mayReceive(home, new URL('https://other.test/token'), approvals)).toBe(false);
    const other = { registry: 'other.test', url: new URL('https://other.test') };
    expect(mayReceive(other, new URL('https://auth.test/token'), approvals)).toBe(false);
  });

  it('take plain http only where that was approved as such', () => {
    const home = { registry: '10.0.0.7:5000', url: new URL('http://10.0.0.7:5000') };
    const approve = (to: string) => [{ registry: '10.0.0.7:5000', to }];
    expect(mayReceive(home, home.url, approve('10.0.0.7:5000'))).toBe(false);
    expect(mayReceive(home, home.url, approve('http://10.0.0.7:5000'))).toBe(true);
  });

  it('cannot be sent by an approval to where they may never go', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PLACES), fc.boolean(), ([registry, home, target], everything) => {
        const url = new URL(target);
        const approvals = everything ? [{ registry, to: placeName(url) }] : [];
        const said = verdict({ registry, url: new URL(home) }, url);
        const may = mayReceive({ registry, url: new URL(home) }, url, approvals);
        expect(may).toBe(said === 'yes' || (said === 'ask' && everything));
      }),
    );
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

  it('never go by plain http to or from what is reached by https', () => {
    fc.assert(
      fc.property(fc.domain(), fc.domain(), (registry, host) => {
        const home = { registry, url: new URL(`https://${registry}`) };
        const all = [{ registry, to: `http://${host}` }];
        expect(mayReceive(home, new URL(`http://${host}/token`), all)).toBe(false);
      }),
    );
  });
});

describe('an approval', () => {
  it('is for Docker Hub under every name of it', () => {
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
