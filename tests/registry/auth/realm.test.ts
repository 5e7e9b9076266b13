import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPrivateNetwork } from '../../../lib/hosts/addresses.ts';
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
  ['https://metadata.google.internal/token', 'https://r.test', undefined],
  ['https://auth.lan/token', 'https://r.test', undefined],
  ['https://registry.lan/token', 'https://registry.lan:5000', 'https://registry.lan/token'],
  ['https://[fec0::1]/token', 'https://r.test', undefined],
  ['https://198.18.0.1/token', 'https://r.test', undefined],
  ['https://224.0.0.1/token', 'https://r.test', undefined],
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

  it('is never plain http, nor in a private network, for a registry that is not', () => {
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
