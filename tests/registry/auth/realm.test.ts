import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPrivateNetwork, isRfc1918 } from '../../../lib/hosts/addresses.ts';
import { apiHost, blobHosts, defaultScheme, hostsOf, registryName } from '../../../lib/hosts/registries.ts';
import { resolveRealm } from '../../../lib/registry/auth/realm.ts';
import { hasShared, table } from '../harness.ts';

const REALMS: [realm: string, registry: string, expected: string | undefined][] = [
  ['https://auth.test/token', 'https://r.test', 'https://auth.test/token'],
  ['HTTPS://auth.test/token', 'https://r.test', 'https://auth.test/token'],
  ['https://auth.test/token?audience=images', 'https://r.test', 'https://auth.test/token?audience=images'],
  ['/token2', 'https://r.test:5000', 'https://r.test:5000/token2'],
  ['//evil.test/token', 'https://r.test', undefined],
  ['token', 'https://r.test', undefined],
  ['http://auth.test/token', 'https://r.test', undefined],
  ['http://auth.test/token', 'http://r.test', 'http://auth.test/token'],
  ['http://localhost:5001/token', 'http://localhost:5000', 'http://localhost:5001/token'],
  ['https://127.0.0.1/token', 'https://r.test', undefined],
  ['https://2130706433/token', 'https://r.test', undefined],
  ['https://0x7f.1/token', 'https://r.test', undefined],
  ['https://[::1]/token', 'https://r.test', undefined],
  ['https://[::ffff:10.0.0.1]/token', 'https://r.test', undefined],
  ['https://[fd00::1]/token', 'https://r.test', undefined],
  ['https://169.254.169.254/latest/meta-data', 'https://r.test', undefined],
  ['https://10.0.0.7/token', 'https://10.0.0.7:5000', 'https://10.0.0.7/token'],
  ['https://10.0.0.8/token', 'https://10.0.0.7', undefined],
  ['https://intranet/token', 'https://r.test', undefined],
  ['https://user@auth.test/token', 'https://r.test', undefined],
  ['https://auth.test\\@evil.test/', 'https://r.test', undefined],
  ['https://auth.test/token#x', 'https://r.test', undefined],
  ['OpenAI API', 'https://r.test', undefined],
  ['javascript:alert(1)', 'https://r.test', undefined],
  ['', 'https://r.test', undefined],
];

describe('a realm', () => {
  it.each(REALMS)('%s of %s', (realm, registry, expected) => {
    expect(resolveRealm(realm, new URL(registry))?.href).toBe(expected);
  });

  it('is never plain http, nor a near address of somebody else, for a registry that is neither', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.string()),
        (realm) => {
          const url = resolveRealm(realm, new URL('https://r.test'));
          if (!url) return;
          expect(url.protocol).toBe('https:');
          expect(isPrivateNetwork(url.hostname)).toBe(false);
          expect([url.username, url.password, url.hash]).toEqual(['', '', '']);
        },
      ),
    );
  });

  it.skipIf(!hasShared)('is refused where strict clients refuse it, but for a path on the registry', () => {
    for (const { realm = '', accepted_by_a_strict_client: accepted } of table('realms.tsv')) {
      const expected = accepted === 'yes' || realm === '/token';
      expect([realm, resolveRealm(realm, new URL('https://registry.test')) !== undefined]).toEqual([
        realm,
        expected,
      ]);
    }
  });
});

describe('a registry', () => {
  it('is Docker Hub under every name', () => {
    for (const name of [
      'docker.io',
      'index.docker.io',
      'registry-1.docker.io',
      'registry.hub.docker.com',
      'Docker.IO',
    ]) {
      expect(registryName(name)).toBe('docker.io');
      expect(apiHost(name)).toBe('registry-1.docker.io');
    }
    expect(apiHost('Quay.io')).toBe('quay.io');
  });

  it('names every host that reading from it takes', () => {
    expect(hostsOf('docker.io')).toEqual([
      'registry-1.docker.io',
      'auth.docker.io',
      'production.cloudflare.docker.com',
      'production.cloudfront.docker.com',
      '*.r2.cloudflarestorage.com',
    ]);
    expect(hostsOf('ghcr.io')).toEqual(['ghcr.io', 'pkg-containers.githubusercontent.com']);
    expect(hostsOf('public.ecr.aws').at(-1)).toBe('api.us-east-1.gallery.ecr.aws');
    expect(blobHosts('us-docker.pkg.dev')).toEqual(['storage.googleapis.com']);
    expect(hostsOf('registry.example.com:5000')).toEqual(['registry.example.com:5000']);
    for (const odd of ['constructor', 'toString', '__proto__'])
      expect(hostsOf(odd)).toEqual([odd.toLowerCase()]);
  });

  it.each([
    ['localhost:5000', 'http'],
    ['[::1]:5000', 'http'],
    ['192.168.3.4', 'http'],
    ['127.0.0.1.evil.com', 'https'],
    ['10.256.0.0:5000', 'https'],
    ['registry.local', 'https'],
  ])('%s is reached by %s', (host, scheme) => {
    expect(defaultScheme(host)).toBe(scheme);
  });

  it.skipIf(!hasShared)('is reached as go-containerregistry reaches it', () => {
    for (const { host = '', default_scheme: scheme, private_rfc1918: near } of table('registry-scheme.tsv')) {
      if (scheme) expect([host, defaultScheme(host)]).toEqual([host, scheme]);
      if (near) expect([host, isRfc1918(host)]).toEqual([host, near === 'yes']);
    }
  });
});
