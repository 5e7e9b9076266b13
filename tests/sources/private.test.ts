import { describe, expect, test } from 'vitest';
import type { Credentials } from '../../lib/registry/auth/token.ts';
import { isComplete } from '../../lib/sources/progress.ts';
import { json } from '../registry/quirks.ts';
import { type FakeHost, type Given, unfollowed } from './fakes/host.ts';
import { hostOf, KINDS, type Kind } from './fakes/kinds.ts';
import { knownOf, truthOf, visit } from './fakes/visit.ts';

const kindOf = (name: string) => KINDS.find(({ title }) => title === name) as Kind;
const HARBOR = kindOf('a Harbor');
const QUAY = kindOf('a Quay');
const ROBOT: Credentials = { account: 'robot$team+reader', secret: 'hunter2-robot' };
const OAUTH: Credentials = { account: '$oauthtoken', secret: 'hunter2-oauth' };
const basic = ({ account, secret }: Credentials) => `Basic ${btoa(`${account}:${secret}`)}`;

const isApi = (url: URL) => url.pathname.startsWith('/api/');
const sentToApi = (host: FakeHost) =>
  host.asked().flatMap(({ url, headers }) => (isApi(url) ? [headers.get('authorization')] : []));

/** A registry with one private repository, whose API needs this Authorization header. */
function privately(kind: Kind, header: string, given: Given, count = 130): FakeHost {
  const host = hostOf({ ...kind, given }, count);
  host.fault = ({ url, headers }) =>
    isApi(url) && headers.get('authorization') !== header
      ? json({ errors: [{ code: 'UNAUTHORIZED' }] }, 401)
      : undefined;
  return host;
}
const have = (credentials: Credentials | undefined): Given => ({ credentials: async () => credentials });

describe.each([
  ['Harbor', HARBOR, ROBOT, basic(ROBOT)],
  ['Quay', QUAY, OAUTH, `Bearer ${OAUTH.secret}`],
] as const)('a private repository of %s', (_, kind, credentials, header) => {
  test('costs the same as a public one', async () => {
    const host = privately(kind, header, have(credentials));
    const { listing, failures } = await visit(host);
    expect([knownOf(listing), isComplete(listing), failures]).toEqual([truthOf(host), true, []]);
    expect(host.asked()).toHaveLength(kind.ping + kind.requests(130));
    expect(sentToApi(host)).toEqual([header, header]);
  });

  test('falls back with another token, or none', async () => {
    for (const other of [
      undefined,
      { ...credentials, secret: 'wrong' },
      { ...credentials, isRefreshToken: true },
    ]) {
      const host = privately(kind, header, have(other), 12);
      const { listing } = await visit(host);
      expect([knownOf(listing), listing.source?.id]).toEqual([truthOf(host), 'distribution']);
      expect(sentToApi(host)).toHaveLength(1);
    }
  });

  test('the ping is not signed', async () => {
    const host = privately(kind, header, have(credentials), 3);
    await visit(host);
    const [ping] = host.asked();
    expect([ping?.url.pathname, ping?.headers.has('authorization')]).toEqual(['/v2/', false]);
  });

  test('is not followed to another host, with or without the secret', async () => {
    const host = privately(kind, header, have(credentials), 12);
    const location = 'https://evil.example.net/login';
    const signed: (string | null)[] = [];
    host.fetch = (url, init) => {
      if (!isApi(new URL(url))) return host.fake.fetch(url, init);
      signed.push(new Headers(init.headers).get('authorization'));
      return unfollowed(async () => new Response(null, { status: 302, headers: { location } }))(url, init);
    };
    const { listing } = await visit(host);
    expect([knownOf(listing), signed]).toEqual([truthOf(host), [header]]);
    expect(host.fake.requests.every(({ url }) => url.host === kind.host)).toBe(true);
  });

  test('of another registry gets no secret', async () => {
    const given = { credentials: async (name: string) => (name === kind.host ? credentials : undefined) };
    const host = privately({ ...kind, host: `x.${kind.host}` }, header, given, 3);
    await visit(host);
    expect(sentToApi(host)).toEqual([null]);
  });

  test('over plain http gets the secret only if approved', async () => {
    const to = `http://${kind.host}`;
    for (const allowed of [false, true]) {
      const approved = async (_: string, place: string) => allowed && place === to;
      const http = { ...kind, quirks: { scheme: 'http' as const } };
      const host = privately(http, header, { ...have(credentials), approved }, 3);
      await visit(host, undefined, { source: { schemeOf: () => 'http' } });
      expect(sentToApi(host)).toEqual([allowed ? header : null]);
      expect(host.asked().every(({ url }) => url.protocol === 'http:')).toBe(true);
    }
  });
});

test.each([
  { account: 'me', secret: 'hunter2' },
  { account: 'team+robot', secret: 'hunter2' },
  { account: '$app', secret: 'hunter2' },
  { account: '$token', secret: 'hunter2' },
])("Quay's API gets no password: %j", async (credentials) => {
  const host = hostOf({ ...QUAY, given: have(credentials) }, 12);
  const { listing } = await visit(host);
  expect([knownOf(listing), sentToApi(host)]).toEqual([truthOf(host), [null]]);
});

test('requests to Quay have X-Requested-With', async () => {
  const host = hostOf(QUAY, 3);
  await visit(host);
  const asked = host.asked().filter(({ url }) => isApi(url));
  expect(asked.map(({ headers }) => headers.get('x-requested-with'))).toEqual(['XMLHttpRequest']);
});
