import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SignedRequest, Signing } from '../../../lib/registry/auth/signed.ts';
import type { Credentials } from '../../../lib/registry/auth/token.ts';
import type { RegistryOptions } from '../../../lib/registry/client.ts';
import { FakeRegistry } from '../fake-registry.ts';
import { client, failure } from '../harness.ts';
import { json } from '../quirks.ts';

const HOST = 'registry.example.com';
const where = { registry: HOST, repository: 'team/app' };
const own = new URL(`https://${HOST}/api/tags`);
const elsewhere = new URL('https://api.elsewhere.net/tags');
const me: Credentials = { account: 'me', secret: 'hunter2-password' };
const oauth: Credentials = { account: '$oauthtoken', secret: 'hunter2-token' };
const BASIC = `Basic ${btoa('me:hunter2-password')}`;

const asked: SignedRequest = { limit: 1000 };

function setUp(credentials: Credentials | undefined, more: Partial<RegistryOptions> = {}) {
  const fake = new FakeRegistry({ fault: () => json({}) });
  const { registry } = client(fake, { credentials: async () => credentials, ...more });
  const ask = async (signing: Signing, url: URL, request: object = {}) => {
    await registry.signed(where, signing, url, { ...asked, ...request });
    return fake.requests.at(-1)?.headers.get('authorization') ?? null;
  };
  return { fake, registry, ask };
}

describe('an API at the registry itself', () => {
  test.each([
    ['basic', me, BASIC],
    ['basic', oauth, `Basic ${btoa('$oauthtoken:hunter2-token')}`],
    ['basic', { ...me, isRefreshToken: true }, null],
    ['basic', undefined, null],
    ['oauth-token', oauth, 'Bearer hunter2-token'],
    ['oauth-token', me, null],
    ['oauth-token', { account: 'team+robot', secret: 'hunter2' }, null],
    ['oauth-token', { account: '$app', secret: 'hunter2' }, null],
    ['oauth-token', { ...oauth, isRefreshToken: true }, null],
    ['oauth-token', { ...oauth, secret: 'two words' }, null],
    ['oauth-token', { ...oauth, secret: 'a\r\nHost: evil.test' }, null],
    ['access-token', me, 'Bearer hunter2-password'],
    ['access-token', { ...me, secret: 'ü' }, null],
    ['access-token', { ...me, isRefreshToken: true }, null],
  ] as const)('is signed by %s with the given credentials: %#', async (signing, credentials, header) => {
    const { registry, ask } = setUp(credentials);
    expect(await ask(signing, own)).toBe(header);
    expect(await registry.maySign(where, signing, own)).toBe(header !== null);
  });

  test('is requested without cookies, and its redirects are not followed, whatever the options', async () => {
    const { fake, ask } = setUp(me);
    await ask('basic', own, { credentials: 'include', redirect: 'follow', headers: { Accept: 'x' } });
    const [seen] = fake.requests;
    expect(seen?.init).toMatchObject({ credentials: 'omit', redirect: 'manual' });
    expect(seen?.headers.get('accept')).toBe('x');
  });

  test('gets our authorization header, not one that the caller passes', async () => {
    const { ask } = setUp(me);
    expect(await ask('basic', own, { headers: { authorization: 'Bearer other' } })).toBe(BASIC);
  });

  test('by plain http gets credentials only if approved', async () => {
    const url = new URL(`http://${HOST}/api/tags`);
    const http = { schemeOf: () => 'http' as const };
    expect(await setUp(me, http).ask('basic', url)).toBeNull();
    const approved = async (_: string, to: string) => to === `http://${HOST}`;
    expect(await setUp(me, { ...http, approved }).ask('basic', url)).toBe(BASIC);
  });

  test('that is reached by https gets nothing by plain http, even if approved', async () => {
    const { fake, registry } = setUp(me, { approved: async () => true });
    const refused = registry.signed(where, 'basic', new URL(`http://${HOST}/api`), asked);
    expect(await failure(refused)).toMatchObject({ kind: 'unauthorized' });
    expect(fake.requests).toEqual([]);
  });
});

describe('an API on another host', () => {
  test.each(['basic', 'oauth-token', 'access-token'] as const)(
    'is sent nothing at all by %s unless that pair is approved by name',
    async (signing) => {
      const pairs = [
        [HOST, 'other.elsewhere.net'],
        [HOST, 'http://api.elsewhere.net'],
        [HOST, 'api.elsewhere.net:8443'],
        ['ghcr.io', 'api.elsewhere.net'],
      ];
      const approved = async (...pair: string[]) => pairs.some((one) => `${one}` === `${pair}`);
      const { fake, registry } = setUp(oauth, { approved });
      expect(await registry.maySign(where, signing, elsewhere)).toBe(false);
      expect(await failure(registry.signed(where, signing, elsewhere, asked))).toEqual({
        kind: 'unauthorized',
        host: 'api.elsewhere.net',
      });
      expect(fake.requests).toEqual([]);
      pairs.push([HOST, 'api.elsewhere.net']);
      await registry.signed(where, signing, elsewhere, asked);
      expect(fake.requests.map(({ url, headers }) => [url.host, headers.has('authorization')])).toEqual([
        ['api.elsewhere.net', true],
      ]);
    },
  );

  test.each([undefined, { ...oauth, isRefreshToken: true }])(
    'is sent nothing without credentials for it',
    async (credentials) => {
      const { fake, registry } = setUp(credentials, { approved: async () => true });
      expect(await failure(registry.signed(where, 'access-token', elsewhere, asked))).toMatchObject({
        kind: 'unauthorized',
      });
      expect(fake.requests).toEqual([]);
    },
  );

  test.each([
    'https://127.0.0.1/x',
    'https://intranet/x',
    'http://api.elsewhere.net/x',
    'https://me:x@h.net/',
  ])('is never %s', async (address) => {
    const { fake, registry } = setUp(me, { approved: async () => true });
    const url = new URL(address);
    expect(await registry.maySign(where, 'basic', url)).toBe(false);
    expect(await failure(registry.signed(where, 'basic', url, asked))).toMatchObject({
      kind: 'unauthorized',
    });
    expect(fake.requests).toEqual([]);
  });
});

test('a secret goes to no host but its registry, whatever is named', async () => {
  const { fake, registry } = setUp(me);
  await fc.assert(
    fc.asyncProperty(fc.webUrl(), fc.constantFrom('basic', 'access-token'), async (address, signing) => {
      await registry.signed(where, signing as Signing, new URL(address), asked).catch(() => undefined);
    }),
  );
  await registry.signed(where, 'basic', own, asked);
  const got = fake.requests.filter(({ headers }) => headers.has('authorization'));
  expect(new Set(got.map(({ url }) => url.origin))).toEqual(new Set([own.origin]));
});
