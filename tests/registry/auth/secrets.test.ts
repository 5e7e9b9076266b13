import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TagkinError } from '../../../lib/failure.ts';
import { inspect } from '../../../lib/inspect/inspect.ts';
import { FakeRegistry } from '../fake-registry.ts';
import { client, failure } from '../harness.ts';
import { json, type Seen } from '../quirks.ts';

const me = { account: 'me', secret: 'hunter2-password' };
const BASIC = `Basic ${btoa(`${me.account}:${me.secret}`)}`;
const HOST = 'registry.example.com';
const where = { registry: HOST, repository: 'team/app', tag: 'v1' };
const reference = { ...where };

async function signedIn(
  quirks: ConstructorParameters<typeof FakeRegistry>[0] = {},
  more: Parameters<typeof client>[1] = {},
) {
  const fake = new FakeRegistry({ account: me, blobOrigin: 'https://storage.example.net', ...quirks });
  const image = await fake.image('v1');
  return { fake, image, ...client(fake, { credentials: async () => me, ...more }) };
}

const hostsThatGot = (fake: FakeRegistry, secret: RegExp) =>
  new Set(
    fake.requests
      .filter(({ headers }) => secret.test(headers.get('authorization') ?? ''))
      .map(({ url }) => url.host),
  );

describe('a secret', () => {
  it('goes to the registry and to its own realm', async () => {
    const { fake, registry } = await signedIn();
    await inspect(registry, { reference });
    expect(hostsThatGot(fake, /^Basic/)).toEqual(new Set([HOST]));
    expect(hostsThatGot(fake, /^Bearer/)).toEqual(new Set([HOST]));
  });

  it('goes to a realm on another host only when the person has approved that pair', async () => {
    const realm = 'https://auth.elsewhere.net/token';
    const { fake, registry } = await signedIn({ realm });
    expect(await failure(registry.head(where))).toEqual({
      kind: 'unauthorized',
      status: 401,
      host: 'auth.elsewhere.net',
      hosts: ['auth.elsewhere.net'],
    });
    expect(hostsThatGot(fake, /^Basic/)).toEqual(new Set());

    const asked: string[] = [];
    const approved = async (...pair: string[]) => asked.push(pair.join(' ')) > 0;
    const allowed = await signedIn({ realm }, { approved });
    await allowed.registry.head(where);
    expect(hostsThatGot(allowed.fake, /^Basic/)).toEqual(new Set(['auth.elsewhere.net']));
    expect(asked[0]).toBe(`${HOST} auth.elsewhere.net`);
  });

  it('stays home where an anonymous token from elsewhere is enough', async () => {
    const fake = new FakeRegistry({ realm: 'https://auth.elsewhere.net/token' });
    await fake.image('v1');
    const { registry } = client(fake, { credentials: async () => me });
    await registry.head(where);
    expect(hostsThatGot(fake, /^Basic/)).toEqual(new Set());
  });

  it('names the realm to approve if the anonymous token is not enough', async () => {
    const fake = new FakeRegistry({ realm: 'https://auth.elsewhere.net/token' });
    fake.quirks.fault = ({ url }) => {
      const challenge = `Bearer realm="https://auth.elsewhere.net/token",error="insufficient_scope"`;
      return url.host === HOST ? json({}, 401, { 'www-authenticate': challenge }) : undefined;
    };
    const { registry } = client(fake, { credentials: async () => me });
    expect(await failure(registry.head(where))).toMatchObject({
      kind: 'unauthorized',
      hosts: ['auth.elsewhere.net'],
    });
  });

  it.each([
    'http://auth.elsewhere.net/token',
    'https://registry.example.com@evil.test/token',
    'https://127.0.0.1/token',
    '//evil.test/token',
  ])('never goes to %s', async (realm) => {
    const { fake, registry } = await signedIn(
      { challenge: () => `Bearer realm="${realm}", Basic realm="x"` },
      { approved: async () => true },
    );
    await failure(registry.head(where));
    expect([...hostsThatGot(fake, /./)].filter((host) => host !== HOST)).toEqual([]);
  });

  it('never follows a redirect, nor goes to a realm named there', async () => {
    const { fake, registry } = await signedIn(
      { auth: 'none', movedTo: 'https://evil.test' },
      { approved: async () => true },
    );
    const evil = new FakeRegistry({
      host: 'evil.test',
      challenge: () => `Bearer realm="https://evil.test/token", Basic realm="x"`,
    });
    fake.others.push(evil);
    await failure(registry.manifestOfTag(where));
    expect(hostsThatGot(fake, /^Basic/)).toEqual(new Set());
  });

  it('of one registry never goes to another', async () => {
    const { fake, registry } = await signedIn(
      { host: 'evil.test' },
      {
        credentials: async (name) => (name === 'docker.io' ? me : undefined),
        approved: async () => true,
      },
    );
    for (const name of ['evil.test', 'docker.io.evil.test', 'auth.docker.io', 'hub.docker.com'])
      await registry.head({ ...where, registry: name }).catch(() => undefined);
    expect(hostsThatGot(fake, /^Basic/)).toEqual(new Set());
  });
});

describe('no failure', () => {
  /** Everything that can be seen of an error, from anywhere. */
  function allOf(error: unknown): string {
    if (!(error instanceof Error)) return String(error);
    const own = Object.getOwnPropertyNames(error).map((name) => Reflect.get(error, name));
    return [error.message, error.stack, String(error.cause), JSON.stringify(own), JSON.stringify(error)].join(
      '\n',
    );
  }

  const faults: Record<string, (seen: Seen) => Response> = {
    refused: () => json({ errors: [{ code: 'DENIED' }] }, 403),
    missing: () => json({}, 404),
    overloaded: () => json({}, 429, { 'retry-after': '3600' }),
    broken: () => json({}, 500),
    unknown: ({ headers }) => json({ echoed: headers.get('authorization') }, 418),
    html: ({ headers }) => new Response(`<html>${headers.get('authorization')}</html>`),
    challenged: ({ headers }) =>
      json({}, 401, { 'www-authenticate': `Bearer realm="${headers.get('authorization')}"` }),
    large: () => new Response('x', { headers: { 'content-length': '999999999' } }),
    thrown: ({ url, headers }) => {
      throw new TypeError(`Failed to fetch ${url.href} with ${headers.get('authorization')}`);
    },
    broke: ({ headers }) =>
      new Response(
        new ReadableStream({ start: (stream) => stream.error(new Error(`${headers.get('authorization')}`)) }),
      ),
  };

  it('holds a token, a password or a presigned address, whatever goes wrong at whichever request', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...Object.keys(faults)),
        fc.integer({ min: 1, max: 8 }),
        fc.boolean(),
        async (name, from, lasts) => {
          const { fake, registry } = await signedIn();
          fake.quirks.fault = (seen, count) =>
            count === from || (lasts && count > from) ? faults[name]?.(seen) : undefined;
          const error = await inspect(registry, { reference }).then(
            () => undefined,
            (thrown: unknown) => thrown,
          );
          if (error === undefined) return;
          expect(error).toBeInstanceOf(TagkinError);
          const text = allOf(error);
          for (const secret of [me.secret, BASIC.slice(6), 'presigned-secret', ...fake.issued])
            expect(text).not.toContain(secret);
        },
      ),
      { numRuns: 200 },
    );
  });
});
