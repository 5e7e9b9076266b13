import { describe, expect, it } from 'vitest';
import { TagkinError } from '../../lib/failure.ts';
import { FakeRegistry } from './fake-registry.ts';
import { client, failure, type Setup } from './harness.ts';
import { json, type Quirks } from './quirks.ts';

const at = (fake: FakeRegistry, tag = 'v1') => ({ registry: fake.host, repository: 'team/app', tag });

async function withImage(
  quirks: Quirks,
  options?: Parameters<typeof client>[1],
): Promise<Setup & { fake: FakeRegistry }> {
  const fake = new FakeRegistry(quirks);
  await fake.image('v1');
  return { fake, ...client(fake, options) };
}

const HOST = 'registry.example.com';

describe('signing in', () => {
  it('takes the challenge of the resource, and needs none the next time', async () => {
    const { fake, registry } = await withImage({});
    await registry.head(at(fake));
    expect(fake.log).toEqual([
      `HEAD ${HOST}/v2/team/app/manifests/v1`,
      `GET ${HOST}/token`,
      `HEAD ${HOST}/v2/team/app/manifests/v1`,
    ]);
    await registry.head(at(fake));
    expect(fake.log).toHaveLength(4);
    expect(fake.requests.at(-1)?.headers.get('authorization')).toMatch(/^Bearer /);
  });

  it('remembers the auth scheme beyond the life of the worker', async () => {
    const { fake, registry, session } = await withImage({});
    await registry.head(at(fake));
    const woken = client(fake, {
      tokens: { get: async (key) => session.get(key), put: async () => undefined },
    });
    await woken.registry.head(at(fake));
    expect(fake.log).toHaveLength(4);
  });

  it('works without a cache', async () => {
    const broken = async () => Promise.reject(new TagkinError({ kind: 'unsupported', isStorage: true }));
    const { fake, registry } = await withImage({}, { tokens: { get: broken, put: broken } });
    await registry.head(at(fake));
    await registry.manifestOfTag(at(fake));
  });

  it('requests the token of Docker Hub first', async () => {
    const { fake, registry } = await withImage({
      host: 'registry-1.docker.io',
      realm: 'https://auth.docker.io/token',
    });
    await registry.head({ registry: 'docker.io', repository: 'team/app', tag: 'v1' });
    expect(fake.log).toEqual([
      'GET auth.docker.io/token',
      'HEAD registry-1.docker.io/v2/team/app/manifests/v1',
    ]);
    expect(fake.requests[0]?.url.search).toBe(
      '?service=registry.docker.io&scope=repository%3Ateam%2Fapp%3Apull',
    );
  });

  it('reads a challenge that the browser hides by other means', async () => {
    const hidden = { challenge: () => null };
    const rereadChallenge = async () => `Bearer realm="https://${HOST}/token",scope="*"\nBasic realm="x"`;
    const { fake, registry } = await withImage(hidden, { rereadChallenge });
    fake.quirks.fault = ({ headers }) =>
      headers.get('authorization')
        ? json({}, 200, { 'docker-content-digest': `sha256:${'0'.repeat(64)}` })
        : undefined;
    await registry.head(at(fake));
    expect(fake.log).toEqual([
      `HEAD ${HOST}/v2/team/app/manifests/v1`,
      `GET ${HOST}/token`,
      `HEAD ${HOST}/v2/team/app/manifests/v1`,
    ]);
  });

  it('pings /v2/ if the resource has no challenge, and ignores the repository named there', async () => {
    const pingChallenge = `Bearer realm="https://${HOST}/token",scope="repository:user/image:pull"`;
    const { fake, registry } = await withImage({ challenge: () => null, pingChallenge });
    await registry.head(at(fake));
    expect(fake.log[1]).toBe(`GET ${HOST}/v2/`);
    expect(fake.requests[2]?.url.search).toBe('?scope=repository%3Ateam%2Fapp%3Apull');
  });

  it('requests a token once more with the wider scope, and for both', async () => {
    const { fake, registry } = await withImage({});
    const wider = `Bearer realm="https://${HOST}/token",service="${HOST}",scope="repository:team/app:metadata_read",error="insufficient_scope"`;
    fake.quirks.fault = (_, count) =>
      count === 3 ? json({}, 401, { 'www-authenticate': wider }) : undefined;
    await registry.head(at(fake));
    expect(fake.requests[3]?.url.searchParams.getAll('scope')).toEqual([
      'repository:team/app:pull',
      'repository:team/app:metadata_read',
    ]);
    expect(fake.log).toHaveLength(5);
  });

  it('renews a kept token that is refused, once', async () => {
    const { fake, registry } = await withImage({});
    await registry.head(at(fake));
    fake.issued.length = 0;
    await registry.head(at(fake));
    expect(fake.log.slice(3)).toEqual([
      `HEAD ${HOST}/v2/team/app/manifests/v1`,
      `GET ${HOST}/token`,
      `HEAD ${HOST}/v2/team/app/manifests/v1`,
    ]);
  });

  it.each([
    ['the same challenge', () => `Bearer realm="https://${HOST}/token",error="insufficient_scope"`, 3],
    ['another scope each time', (n: number) => `Bearer realm="https://${HOST}/token",scope="s${n}"`, 5],
    ['another realm each time', (n: number) => `Bearer realm="https://${HOST}/token?${n}"`, 5],
  ])('does not loop where a token is answered by %s', async (_, challenge, requests) => {
    const { fake, registry } = await withImage({});
    fake.quirks.fault = ({ url }, n) =>
      url.pathname === '/token' ? undefined : json({}, 401, { 'www-authenticate': challenge(n) });
    expect(await failure(registry.manifestOfTag(at(fake)))).toEqual({
      kind: 'unauthorized',
      status: 401,
      host: HOST,
    });
    expect(fake.log).toHaveLength(requests);
  });

  it('signs in by Basic, and only with credentials', async () => {
    const me = { account: 'me', secret: 'secret' };
    const { fake, registry } = await withImage(
      { auth: 'basic', account: me },
      { credentials: async () => me },
    );
    await registry.head(at(fake));
    await registry.head(at(fake));
    expect(fake.log).toHaveLength(3);
    const { registry: anonymous } = client(fake);
    expect(await failure(anonymous.head(at(fake)))).toMatchObject({ kind: 'unauthorized' });
    const wrong = client(fake, { credentials: async () => ({ ...me, secret: 'old' }) });
    expect(await failure(wrong.registry.head(at(fake)))).toMatchObject({ kind: 'unauthorized' });
  });

  it.each([
    ['Bearer realm="OpenAI API"', 'malformed'],
    ['Bearer realm="http://registry.example.com/token"', 'malformed'],
    ['Bearer realm="https://127.0.0.1/token"', 'malformed'],
    ['Negotiate', 'unsupported'],
    ['Basic realm="x"', 'unauthorized'],
  ])('gives up at %s', async (header, kind) => {
    const { fake, registry } = await withImage({ challenge: () => header });
    expect(await failure(registry.head(at(fake)))).toEqual({ kind, status: 401, host: HOST });
    expect(fake.log).toHaveLength(1);
  });

  it('signs in anonymously where it is redirected to', async () => {
    const target = new FakeRegistry({ host: 'ghcr.io' });
    await target.image('v1');
    const { fake, registry } = await withImage(
      { host: 'lscr.io', auth: 'none', movedTo: 'https://ghcr.io' },
      { credentials: async () => ({ account: 'me', secret: 'secret' }) },
    );
    fake.others.push(target);
    await registry.head(at(fake));
    expect(fake.log).toEqual([
      'HEAD lscr.io/v2/team/app/manifests/v1',
      'HEAD ghcr.io/v2/team/app/manifests/v1',
      'GET ghcr.io/token',
      'HEAD ghcr.io/v2/team/app/manifests/v1',
    ]);
    for (const { headers } of fake.requests)
      expect(headers.get('authorization') ?? 'Bearer').toMatch(/^Bearer/);
  });
});

describe('a challenge at a host that a redirect led to', () => {
  const credentials = async () => ({ account: 'me', secret: 'secret' });
  async function redirected(host: string, target: string, realm = `https://${target}/token`) {
    const other = new FakeRegistry({ host: target, realm });
    await other.image('v1');
    const setup = await withImage({ host, auth: 'none', movedTo: `https://${target}` }, { credentials });
    setup.fake.others.push(other);
    return { ...setup, other };
  }

  it.each([
    ['registry.k8s.io', 'us-west1-docker.pkg.dev', ''],
    ['lscr.io', 'ghcr.io', ''],
    ['docker.n8n.io', 'registry-1.docker.io', 'https://auth.docker.io/token'],
  ])('is answered from %s to %s, without credentials', async (host, target, realm) => {
    const { fake, registry } = await redirected(host, target, realm || undefined);
    if (realm)
      fake.quirks.fault = ({ url }) =>
        url.href.startsWith(realm) ? json({ token: 'anonymous' }) : undefined;
    await registry.manifestOfTag(at(fake)).catch(() => undefined);
    expect(fake.log.some((line) => line.endsWith('/token'))).toBe(true);
    for (const { headers } of fake.requests)
      expect(headers.get('authorization') ?? 'Bearer').toMatch(/^Bearer/);
  });

  it.each([
    [HOST, 'registry-1.docker.io'],
    [HOST, 'ghcr.io'],
    ['lscr.io', 'registry-1.docker.io'],
    ['docker.n8n.io', 'ghcr.io'],
    ['registry.k8s.io', 'evilpkg.dev'],
    ['ghcr.io', 'lscr.io'],
  ])('is never answered from %s to %s, which is named', async (host, target) => {
    const { fake, registry } = await redirected(host, target);
    const refused = { kind: 'unsupported', status: 401, host, hosts: [target] };
    expect(await failure(registry.manifestOfTag(at(fake)))).toEqual(refused);
    expect(await failure(registry.digestOfTag(at(fake)))).toEqual(refused);
    expect(await failure(registry.tags({ registry: host, repository: 'team/app' }))).toEqual(refused);
    expect(fake.log.filter((line) => line.endsWith('/token'))).toEqual([]);
  });

  it('of the ping is not taken for the registry’s own', async () => {
    const { fake, registry } = await withImage({ challenge: () => null });
    fake.quirks.fault = ({ url }) => {
      if (url.pathname !== '/v2/') return undefined;
      if (url.host === HOST)
        return new Response(null, { status: 307, headers: { location: 'https://evil.test/v2/' } });
      return json({}, 401, { 'www-authenticate': `Bearer realm="https://${HOST}/token?stolen"` });
    };
    expect(await failure(registry.head(at(fake)))).toMatchObject({ kind: 'unauthorized' });
    expect(fake.log.filter((line) => line.endsWith('/token'))).toEqual([]);
  });
});

describe('a request', () => {
  it('is sent without cookies, cache and referrer', async () => {
    const { fake, registry } = await withImage({});
    await registry.manifestOfTag(at(fake));
    for (const { init } of fake.requests)
      expect(init).toMatchObject({
        credentials: 'omit',
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
      });
  });

  it('is given up after 25 seconds, body included', async () => {
    const { registry, clock } = await withImage(
      {},
      {
        fetch: (_, init) =>
          new Promise((_resolve, reject) =>
            init.signal?.addEventListener('abort', () => reject(init.signal?.reason)),
          ),
      },
    );
    const failed = failure(registry.head({ registry: HOST, repository: 'team/app', tag: 'v1' }));
    await new Promise(setImmediate);
    expect(clock.timeouts.map(({ milliseconds }) => milliseconds)).toEqual([25_000]);
    clock.timeouts[0]?.fire();
    expect(await failed).toEqual({ kind: 'network', status: 408, host: HOST });
  });

  it('ends with the reason of the abort', async () => {
    const { fake, registry } = await withImage({});
    const stop = new AbortController();
    stop.abort('enough');
    await expect(registry.head(at(fake), { signal: stop.signal })).rejects.toBe('enough');
  });

  it('is not sent for what names no registry or repository', async () => {
    const { fake, registry } = await withImage({});
    for (const where of [
      { registry: 'me:secret@evil.test', repository: 'a', tag: 'v1' },
      { registry: 'evil.test/x', repository: 'a', tag: 'v1' },
      { registry: 'r.test:99999', repository: 'a', tag: 'v1' },
      { registry: 'r.test', repository: '../../token', tag: 'v1' },
      { registry: 'r.test', repository: 'a?x=', tag: 'v1' },
    ])
      expect(await failure(registry.head(where))).toEqual({ kind: 'malformed' });
    expect(fake.requests).toHaveLength(0);
  });
});

describe('an overloaded registry', () => {
  const answers = (...list: [number, Record<string, string>?][]): Quirks => ({
    auth: 'none',
    fault: (_, count) => {
      const [status, headers] = list[count - 1] ?? [];
      return status ? json({}, status, headers) : undefined;
    },
  });

  it('is retried after growing waits', async () => {
    const { fake, registry, clock } = await withImage(answers([502], [503], [500], [504]));
    await registry.manifestOfTag(at(fake));
    expect(clock.slept).toEqual([500, 1000, 2000, 4000]);
  });

  it('is given up after five attempts', async () => {
    const { fake, registry } = await withImage({ auth: 'none', fault: () => json({}, 503) });
    expect(await failure(registry.manifestOfTag(at(fake)))).toEqual({
      kind: 'network',
      status: 503,
      host: HOST,
    });
    expect(fake.log).toHaveLength(5);
  });

  it.each([
    ['30', 30_000],
    ['Thu, 01 Jan 2026 00:00:20 GMT', 20_000],
    ['nonsense', 500],
    ['0', 500],
  ])('is retried after Retry-After: %s', async (header, wait) => {
    const { fake, registry, clock } = await withImage(answers([429, { 'retry-after': header }]));
    await registry.manifestOfTag(at(fake));
    expect(clock.slept).toEqual([wait]);
  });

  it('is left alone by every caller if Retry-After is too long to wait', async () => {
    const { fake, registry, clock } = await withImage(answers([429, { 'retry-after': '90' }]));
    const until = clock.now() + 90_000;
    const limited = { kind: 'rate-limited', until, status: 429, host: HOST };
    expect(await failure(registry.manifestOfTag(at(fake)))).toEqual(limited);
    expect(await failure(registry.tags({ registry: HOST, repository: 'team/other' }))).toEqual(limited);
    expect(fake.log).toHaveLength(1);
    clock.time = until;
    await registry.manifestOfTag(at(fake));
    expect(clock.slept).toEqual([]);
  });

  it('is not retried if no pulls are left', async () => {
    const body = { errors: [{ code: 'TOOMANYREQUESTS', message: 'You have reached your pull rate limit.' }] };
    const { fake, registry } = await withImage({ auth: 'none', fault: () => json(body, 429) });
    expect(await failure(registry.manifestOfTag(at(fake)))).toMatchObject({ kind: 'rate-limited' });
    expect(fake.log).toHaveLength(1);
  });
});

describe('permissions', () => {
  it('are needed for the registry before anything is sent, and all are named at once', async () => {
    const { fake, registry } = await withImage({ host: 'ghcr.io' }, { permitted: () => false });
    expect(await failure(registry.head(at(fake)))).toEqual({
      kind: 'permission-needed',
      host: 'ghcr.io',
      hosts: ['ghcr.io', 'pkg-containers.githubusercontent.com'],
    });
    expect(fake.requests).toHaveLength(0);
  });

  it('are needed for a realm on another host', async () => {
    const { fake, registry } = await withImage(
      { realm: 'https://auth.example.com/token' },
      { permitted: (host) => host === HOST },
    );
    expect(await failure(registry.head(at(fake)))).toMatchObject({
      kind: 'permission-needed',
      hosts: ['auth.example.com'],
    });
  });

  it('are distinguished from a network failure by the known registry', async () => {
    const storage = 'https://pkg-containers.githubusercontent.com';
    const quirks: Quirks = { host: 'ghcr.io', blobOrigin: storage, reachable: (host) => host === 'ghcr.io' };
    const fake = new FakeRegistry(quirks);
    const { digest } = await fake.blob({ os: 'linux' });
    const where = { registry: 'ghcr.io', repository: 'team/app', digest };
    const without = client(fake, { permitted: (host) => host === 'ghcr.io' });
    expect(await failure(without.registry.blob(where))).toEqual({
      kind: 'permission-needed',
      host: new URL(storage).host,
      hosts: [new URL(storage).host],
    });
    const withAll = client(fake, { permitted: () => true });
    expect(await failure(withAll.registry.blob(where))).toEqual({ kind: 'network', host: 'ghcr.io' });
  });
});

describe('what a registry has beside /v2/', () => {
  it('is requested at its own host only, with the sign-in of the repository', async () => {
    const { fake, registry } = await withImage({});
    await registry.head(at(fake));
    const path = '/gitlab/v1/repositories/team/app/tags/list/?n=1000';
    await failure(registry.own(at(fake), path, { limit: 1000 }));
    const last = fake.requests.at(-1);
    expect(last?.url.href).toBe(`https://${HOST}${path}`);
    expect(last?.headers.get('authorization')).toMatch(/^Bearer /);
  });

  it('is never another host', async () => {
    const { fake, registry } = await withImage({});
    const asked = fake.log.length;
    expect(await failure(registry.own(at(fake), '//evil.example/x', { limit: 1000 }))).toMatchObject({
      kind: 'malformed',
    });
    expect(fake.log).toHaveLength(asked);
  });
});

describe('where a redirect may lead', () => {
  const from = (response: Response, url: string): Response =>
    Object.defineProperties(response, { url: { value: url }, redirected: { value: true } });
  const landing = (url: string) => () => from(json({ tags: ['v1'] }), url);

  it.each([
    'http://registry.example.com/v2/x',
    'http://127.0.0.1/v2/x',
    'https://127.0.0.1/v2/x',
    'https://10.0.0.7/v2/x',
    'https://[fd00::1]/v2/x',
    'https://metadata.google.internal/',
    'https://nas.local/',
    'https://me:secret@cdn.example.com/',
  ])('not to %s', async (url) => {
    const { fake, registry } = await withImage({ auth: 'none' }, { fetch: async () => landing(url)() });
    const where = { registry: HOST, repository: 'team/app' };
    expect(await failure(registry.tags(where))).toEqual({ kind: 'malformed', host: HOST });
    expect(fake.requests).toHaveLength(0);
  });

  it('to another public host by https', async () => {
    const { registry } = await withImage({}, { fetch: async () => landing('https://cdn.example.com/x')() });
    expect((await registry.tags({ registry: HOST, repository: 'team/app' })).tags).toEqual(['v1']);
  });

  it('from a registry by plain http into its own network', async () => {
    const { registry } = await withImage(
      { scheme: 'http' },
      { fetch: async () => landing('http://10.0.0.8/x')(), schemeOf: () => 'http' },
    );
    expect((await registry.tags({ registry: '10.0.0.7', repository: 'team/app' })).tags).toEqual(['v1']);
  });

  it('from Docker Hub with a blob alone, and from a token server not at all', async () => {
    const hub = { host: 'registry-1.docker.io', realm: 'https://auth.docker.io/token' };
    const { fake, registry } = await withImage(hub);
    const where = { registry: 'docker.io', repository: 'team/app' };
    await registry.manifestOfTag({ ...where, tag: 'v1' });
    await registry.digestOfTag({ ...where, tag: 'v1' });
    await registry.tags(where);
    await failure(registry.blob({ ...where, digest: `sha256:${'0'.repeat(64)}` }));
    const modes = fake.requests.map(({ url, init }) => [
      url.pathname.split('/')[4] ?? 'token',
      init.redirect,
    ]);
    expect(modes).toContainEqual(['blobs', 'follow']);
    for (const [kind, mode] of modes) if (kind !== 'blobs') expect([kind, mode]).toEqual([kind, 'error']);
  });
});
