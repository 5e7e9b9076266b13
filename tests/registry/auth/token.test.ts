import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { basic, type Need, parseToken, requestToken, tokenUrl } from '../../../lib/registry/auth/token.ts';
import { createTokens, tokenKey } from '../../../lib/registry/auth/tokens.ts';
import { FakeClock, httpContext } from '../../http/harness.ts';
import { FakeRegistry } from '../fake-registry.ts';
import { failure, hasShared, table } from '../harness.ts';
import { json } from '../quirks.ts';

const need: Need = {
  registry: 'r.test',
  realm: 'https://auth.test/token?audience=images',
  service: 'Docker registry',
  scopes: ['repository:a/b:pull'],
};

function setUp(tokenAnswer?: () => Response) {
  const fake = new FakeRegistry({ realm: 'https://auth.test/token', ...(tokenAnswer && { tokenAnswer }) });
  const clock = new FakeClock();
  const http = httpContext(fake.fetch, { clock });
  const kept = new Map<string, unknown>();
  const store = {
    get: async (key: string) => kept.get(key),
    put: async (key: string, value: unknown) => void kept.set(key, value),
  };
  return { fake, clock, http, kept, tokens: createTokens(http, store) };
}

describe('a token', () => {
  it('is requested with every parameter as given', () => {
    expect(tokenUrl(need)).toBe(
      'https://auth.test/token?audience=images&service=Docker%20registry&scope=repository%3Aa%2Fb%3Apull',
    );
    expect(tokenUrl({ registry: 'r', realm: 'https://r/token', scopes: ['*'] })).toBe(
      'https://r/token?scope=*',
    );
    expect(tokenUrl({ registry: 'r', realm: 'https://r/t', scopes: ['a', 'b'] })).toBe(
      'https://r/t?scope=a&scope=b',
    );
  });

  it.each([
    ['{"token":"x"}', 55],
    ['{"access_token":"x","expires_in":300}', 295],
    ['{"token":"x","access_token":"other","expires_in":5}', 55],
    ['{"token":"x","expires_in":"soon"}', 55],
  ])('%s lasts %d seconds', (body, seconds) => {
    expect(parseToken(body, 1000)).toEqual({ token: 'x', until: 1000 + seconds * 1000 });
  });

  it.each([
    '{}',
    '{"token":7}',
    '{"token":"two words"}',
    '{"token":"a\\r\\nX: 1"}',
    '{"token":"ä"}',
    '[]',
    '<html>',
    '',
  ])('is not %s', async (body) => {
    expect(await failure((async () => parseToken(body, 0))())).toEqual({ kind: 'malformed' });
  });

  it.skipIf(!hasShared)('is read as the table says', () => {
    for (const { body = '', expected_token: expected } of table('token-responses.tsv')) {
      const read = () => parseToken(JSON.parse(JSON.stringify(body)), 0).token;
      if (expected) expect(read()).toBe(expected);
      else expect(read).toThrow();
    }
  });

  it('is reused until five seconds before its end, and never for anything else', async () => {
    const { fake, clock, tokens } = setUp();
    const first = await tokens.get(need, {});
    expect(first.isNew).toBe(true);
    clock.time += 294_000;
    expect(await tokens.get(need, {})).toEqual({ token: first.token, isNew: false });
    clock.time += 1_000;
    expect((await tokens.get(need, {})).isNew).toBe(true);
    await tokens.get({ ...need, scopes: ['repository:a/c:pull'] }, {});
    await tokens.get({ ...need, registry: 'other.test' }, {});
    await tokens.get(need, { credentials: { account: 'me', secret: 'x' } });
    await tokens.get(need, { renew: true });
    expect(fake.requests).toHaveLength(6);
  });

  it('is requested once for concurrent callers', async () => {
    const { fake, tokens } = setUp();
    const all = await Promise.all(Array.from({ length: 8 }, () => tokens.get(need, {})));
    expect(new Set(all.map(({ token }) => token)).size).toBe(1);
    expect(fake.requests).toHaveLength(1);
  });

  it('is still fetched for the others if the first caller aborts', async () => {
    const { tokens } = setUp();
    const leaving = new AbortController();
    const first = tokens.get(need, { signal: leaving.signal });
    const second = tokens.get(need, {});
    leaving.abort();
    await expect(first).rejects.toThrow();
    expect((await second).isNew).toBe(true);
  });

  it('is fetched again if the kept one is invalid, or cannot be read', async () => {
    const { fake, kept, tokens } = setUp();
    kept.set(tokenKey(need, undefined), { token: 7 });
    expect((await tokens.get(need, {})).isNew).toBe(true);
    expect(fake.requests).toHaveLength(1);
  });

  it('has a key of its own for each registry, realm, service, scope and account', () => {
    const text = fc.string();
    const needs = fc.record({ registry: text, realm: text, service: text, scopes: fc.array(text) });
    fc.assert(
      fc.property(needs, text, needs, text, (a, accountA, b, accountB) => {
        const same = (x: Need, account: string) =>
          JSON.stringify([x.registry, x.realm, x.service, [...x.scopes].sort(), account]);
        expect(tokenKey(a, accountA) === tokenKey(b, accountB)).toBe(same(a, accountA) === same(b, accountB));
      }),
    );
    const scopes = ['b', 'a'];
    expect(tokenKey({ ...need, scopes }, 'me')).toBe(tokenKey({ ...need, scopes: ['a', 'b'] }, 'me'));
  });

  it.each([
    [401, 'unauthorized'],
    [403, 'unauthorized'],
    [400, 'unauthorized'],
    [404, 'unauthorized'],
    [429, 'rate-limited'],
    [503, 'network'],
  ])('that is refused with %d is %s', async (status, kind) => {
    const { http } = setUp(() => json({ details: 'no' }, status));
    expect(await failure(requestToken(http, need, undefined))).toEqual({ kind, status, host: 'auth.test' });
  });

  it('is not read from an endless body, nor after a redirect', async () => {
    const large = setUp(() => new Response(`{"token":"${'x'.repeat(70_000)}"}`));
    expect(await failure(requestToken(large.http, need, undefined))).toMatchObject({ kind: 'too-large' });
    const led = setUp();
    led.fake.quirks.fault = ({ url }) =>
      url.host === 'auth.test'
        ? new Response(null, { status: 302, headers: { location: 'https://evil.test/' } })
        : json({ token: 'x' });
    const me = { account: 'me', secret: 'secret' };
    expect(await failure(requestToken(led.http, need, me))).toMatchObject({ kind: 'malformed' });
    expect(led.fake.requests[1]?.headers.has('authorization')).toBe(false);
    expect(await failure(requestToken(led.http, need, undefined))).toMatchObject({ kind: 'malformed' });
    expect(led.fake.requests.map(({ init }) => init.redirect)).toEqual(Array(4).fill('error'));
  });

  it('is requested with any name and password', () => {
    expect(basic({ account: 'AWS', secret: 'pä:ß' })).toBe(
      `Basic ${Buffer.from('AWS:pä:ß').toString('base64')}`,
    );
  });

  it('is requested by POST with a refresh token, which is in no URL and follows no redirect', async () => {
    const { fake, http } = setUp(() => json({ access_token: 'x', expires_in: 300 }));
    const mine = { account: 'me', secret: 'refresh-me', isRefreshToken: true };
    expect((await requestToken(http, need, mine)).token).toBe('x');
    const [seen] = fake.requests;
    expect([seen?.method, seen?.url.href, seen?.init.redirect]).toEqual(['POST', need.realm, 'error']);
    expect(seen?.headers.has('authorization')).toBe(false);
    expect(String(seen?.init.body)).toBe(
      'grant_type=refresh_token&client_id=tagkin&service=Docker+registry&scope=repository%3Aa%2Fb%3Apull&refresh_token=refresh-me',
    );
  });
});
