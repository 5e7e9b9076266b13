import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { MESSAGES } from '../../lib/messages/messages.ts';
import { FakeRegistry } from '../registry/fake-registry.ts';
import { json } from '../registry/quirks.ts';
import { type Network, newNetwork, PAT, READER, secretsTo } from './network.ts';
import { startWorker, type Worker } from './worker.ts';

const PASSWORD = 'hunter2-password';
const PAGE_TOKEN = 'eyJ.page-session-token.sig';
/** In plain, and as they travel. */
const SECRETS = [
  PAT,
  PASSWORD,
  PAGE_TOKEN,
  'hub-bearer-of-',
  btoa(`${READER}:${PAT}`),
  btoa(`me:${PASSWORD}`),
];

let network: Network;
let worker: Worker;
/** A worker with credentials of Docker Hub and of a registry, and the session of a page. */
async function signIn(): Promise<void> {
  network = newNetwork();
  network.pageTokens.add(PAGE_TOKEN);
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.stubGlobal('fetch', network.fetch);
  const account = { account: 'me', secret: PASSWORD };
  network.registries.set('r.test', new FakeRegistry({ host: 'r.test', account }));
  worker = await startWorker();
  const hub = { registry: 'docker.io', account: READER, secret: PAT, keep: 'device', check: true } as const;
  const other = { registry: 'r.test', ...account, keep: 'session', check: true } as const;
  await worker.ask('feature.set', { id: 'session', on: true });
  await worker.ask('session.offer', { account: READER, token: PAGE_TOKEN });
  expect((await worker.ask('account.save', hub)).state).toBe('accepted');
  expect((await worker.ask('account.save', other)).state).toBe('accepted');
  await worker.ask('listing.advance', { repository: 'bigcorp/secret', freshSince: Date.now(), tags: [] });
}

const names = Object.keys(MESSAGES) as (keyof typeof MESSAGES)[];
const digest = `sha256:${'0'.repeat(64)}`;
/** A request that fits most messages, with everything that one may name. */
const everything = {
  ...{
    repository: 'bigcorp/secret',
    freshSince: 1,
    tags: ['private0'],
    digest,
    platform: 'linux/amd64',
    tag: 'x',
  },
  ...{ image: 'r.test/team/app:v1', until: 'config', text: '{"form":"tagkin-settings-1"}', name: 'bigcorp' },
  ...{
    page: 1,
    compare: 'y',
    registry: 'docker.io',
    format: 'json',
    filter: '',
    noise: false,
    from: 0,
    count: 10,
  },
  ...{ id: 'session', on: true, scheme: 'http', to: 'evil.test', allowed: true, mode: 'all' },
  ...{ account: 'x', token: 'x', secret: 'x', keep: 'device', check: false },
};
/** Those that forget, which would leave nothing to steal. */
const FORGETS = /^(settings\.reset|account\.(remove|save)|session\.offer)$/;

function expectNothing(said: unknown): void {
  const text = JSON.stringify(said) ?? '';
  for (const secret of SECRETS) expect(text).not.toContain(secret);
}

// nothing that it may send changes anything: one worker answers them all
describe('a content script that was taken over, by any message', () => {
  beforeAll(signIn);
  afterAll(() => void vi.unstubAllGlobals());

  test.each(names)('%s gets no secret, and no other registry', async (tagkin) => {
    const before = network.sent.length;
    expectNothing(await worker.tell({ tagkin, request: everything }, 'page'));
    const other = { ...everything, registry: 'r.test' };
    expect(worker.tell({ tagkin, request: other }, 'page')).toBeNull();
    for (const { url } of network.sent.slice(before))
      expect(['hub.docker.com', 'auth.docker.io', 'registry-1.docker.io']).toContain(url.host);
  });
});

describe('a worker that has credentials', () => {
  beforeEach(signIn);
  afterEach(() => void vi.unstubAllGlobals());

  describe('a content script that was taken over', () => {
    test('can neither approve, nor switch on, nor sign in, nor look at settings', async () => {
      const settings = await worker.ask('settings.look', {});
      const accounts = await worker.ask('account.list', {});
      const preferences = ['platform.choose', 'images.first', 'dock.put'];
      for (const tagkin of names.filter((name) => !preferences.includes(name)))
        await worker.tell({ tagkin, request: everything }, 'page');
      expect(await worker.ask('settings.look', {})).toEqual(settings);
      expect(await worker.ask('account.list', {})).toEqual(accounts);
    });

    test('cannot turn a request for Docker Hub into one for another host', async () => {
      const repositories = [
        'r.test/app',
        'evil.test:5000/app',
        'http://evil.test/x',
        '../../evil',
        '//evil.test',
      ];
      for (const repository of repositories)
        for (const tagkin of ['listing.advance', 'config.steps', 'config.exact'])
          await worker.tell({ tagkin, request: { ...everything, registry: undefined, repository } }, 'page');
      for (const { url } of network.sent.filter(({ url }) => url.host !== 'r.test'))
        expect(['hub.docker.com', 'auth.docker.io', 'registry-1.docker.io']).toContain(url.host);
    });

    test('offers a session in vain where the reader has not switched that on', async () => {
      await worker.ask('feature.set', { id: 'session', on: false });
      await worker.ask('account.remove', { registry: 'docker.io' });
      const offer = { tagkin: 'session.offer', request: { account: 'mallory', token: 'stolen' } };
      expect(await worker.tell(offer, 'page')).toEqual({ ok: true, answer: { accepted: false } });
      expect((await worker.ask('settings.look', {})).hub).toBeNull();
    });

    test.each(['two words', 'a\r\nHost: evil.test', 'ü', '', 'x'.repeat(20_000)])(
      'offers no session that could not stand in a header: %#',
      async (token) => {
        const offer = { tagkin: 'session.offer', request: { account: 'mallory', token } };
        expect(await worker.tell(offer, 'page')).toMatchObject({ ok: false });
      },
    );
  });

  test.each(names.filter((name) => !FORGETS.test(name)))(
    'not even our own pages get a secret by %s',
    async (name) => {
      expectNothing(await worker.tell({ tagkin: name, request: everything }, 'extension'));
      expectNothing(await worker.tell({ tagkin: name, request: {} }, 'extension'));
    },
  );

  test('credentials of Docker Hub go to Docker Hub, those of a registry to that registry, for any message', async () => {
    const image = fc.constantFrom(
      'evil.test/a:1',
      'docker.io.evil.test/a:1',
      'r.test:5000/a:1',
      'R.TEST/a:1',
      'hub.docker.com/a/b:1',
      'auth.docker.io/a:1',
      'xn--r-test/a:1',
      'Constructor/a:1',
      '__proto__.test/a:1',
      'localhost/a:1',
      'r.test/team/app:v1',
      'bigcorp/secret',
    );
    await fc.assert(
      fc.asyncProperty(image, async (each) => {
        await worker.tell({ tagkin: 'image.head', request: { image: each } }, 'extension');
        await worker.tell({ tagkin: 'image.digest', request: { image: each } }, 'extension');
        await worker.tell(
          { tagkin: 'image.inspect', request: { image: each, until: 'config' } },
          'extension',
        );
      }),
      { numRuns: 30 },
    );
    for (const { url, authorization, body } of network.sent) {
      const sent = `${authorization} ${body}`;
      const whose = { [PAT]: 'hub', [btoa(`${READER}:${PAT}`)]: 'hub', [btoa(`me:${PASSWORD}`)]: 'r.test' };
      for (const [secret, owner] of Object.entries(whose)) {
        if (!sent.includes(secret)) continue;
        const allowed = owner === 'hub' ? ['hub.docker.com', 'auth.docker.io'] : ['r.test'];
        expect(allowed).toContain(url.host);
      }
    }
    expect([...secretsTo(network)].filter((host) => !/docker\.(com|io)$|^r\.test$/.test(host))).toEqual([]);
  });

  test.each([
    'evil.test/../docker.io',
    'docker.io@evil.test',
    'docker.io#evil.test',
    'docker.io?evil.test',
    'docker.io\\evil.test',
    'https://docker.io',
    'docker.io ',
    ' ',
    '',
    '__proto__',
  ])('credentials are kept for no registry called %j', async (registry) => {
    const request = { registry, account: 'me', secret: 'x', keep: 'session', check: false };
    expect(await worker.tell({ tagkin: 'account.save', request }, 'extension')).toMatchObject({ ok: false });
  });

  test.each([
    [
      'Harbor',
      'Bearer realm="https://r.test/token",service="harbor-registry"',
      `Basic ${btoa(`me:${PASSWORD}`)}`,
    ],
    ['Quay', 'Bearer realm="https://r.test/v2/auth",service="r.test"', null],
  ])('%s that leads its API elsewhere takes no secret there', async (_, pingChallenge, header) => {
    const registry = network.registries.get('r.test');
    if (!registry) throw new Error('no such registry');
    const away = () => new Response(null, { status: 302, headers: { location: 'https://evil.test/take' } });
    registry.quirks.pingChallenge = pingChallenge;
    registry.quirks.fault = ({ url }) => (url.pathname.startsWith('/api/') ? away() : undefined);
    const request = { registry: 'r.test', repository: 'team/app', freshSince: Date.now(), tags: [] };
    for (let step = 0; step < 3; step++) await worker.ask('listing.advance', request);
    const api = network.sent.filter(({ url }) => url.pathname.startsWith('/api/'));
    expect(api.map(({ url, authorization }) => [url.host, authorization])).toEqual([['r.test', header]]);
    expect(api[0]?.init).toMatchObject({ redirect: 'manual', credentials: 'omit' });
  });

  describe('a token of ghcr.io', () => {
    const GITHUB = 'api.github.com';
    const TOKEN = 'ghp_hunter3';
    const SHAPES = [TOKEN, btoa(`me:${TOKEN}`)];
    const pair = { registry: 'ghcr.io', to: GITHUB };
    const versions = [{ name: digest, metadata: { container: { tags: ['v1'] } } }];
    let github: FakeRegistry;
    let freshSince = Date.now();

    beforeEach(async () => {
      const account = { account: 'me', secret: TOKEN };
      const ghcr = new FakeRegistry({ host: 'ghcr.io', account });
      await ghcr.image('v1');
      network.registries.set('ghcr.io', ghcr);
      github = new FakeRegistry({ host: GITHUB, fault: () => json(versions) });
      network.registries.set(GITHUB, github);
      const given = { registry: 'ghcr.io', ...account, keep: 'session', check: true } as const;
      expect((await worker.ask('account.save', given)).state).toBe('accepted');
    });
    afterEach(() => void vi.useRealTimers());

    const read = async (registry = 'ghcr.io') => {
      freshSince += 1000;
      const request = { registry, repository: 'team/app', freshSince, tags: [] };
      vi.setSystemTime(freshSince);
      for (let step = 0; step < 5; step++)
        if ((await worker.ask('listing.advance', request)).progress.done) break;
    };
    const toldTo = () => {
      const got = network.sent.filter(({ url, authorization, body }) =>
        SHAPES.some((shape) => `${url} ${authorization} ${body}`.includes(shape)),
      );
      return [...new Set(got.map(({ url }) => url.host))].sort();
    };
    const toGitHub = () => network.sent.filter(({ url }) => url.host === GITHUB).length;

    test('goes to GitHub’s API where that pair was approved, and only as long', async () => {
      await read();
      expect([toGitHub(), toldTo()]).toEqual([0, ['ghcr.io']]);
      for (const other of [
        { registry: 'r.test', to: GITHUB },
        { registry: 'ghcr.io', to: `${GITHUB}:8443` },
        { registry: 'ghcr.io', to: `http://${GITHUB}` },
      ])
        await worker.ask('approval.set', { ...other, allowed: true });
      await read();
      expect(toGitHub()).toBe(0);

      await worker.ask('approval.set', { ...pair, allowed: true });
      await read();
      expect(toGitHub()).toBe(1);
      expect(toldTo()).toEqual([GITHUB, 'ghcr.io']);
      expect(github.requests[0]?.headers.get('authorization')).toBe(`Bearer ${TOKEN}`);
      for (const registry of ['r.test', 'evil.test', 'lscr.io', 'ghcr.io.evil.test']) await read(registry);
      expect(toGitHub()).toBe(1);

      await worker.ask('approval.set', { ...pair, allowed: false });
      await read();
      expect(toGitHub()).toBe(1);
      await worker.ask('approval.set', { ...pair, allowed: true });
      await worker.ask('account.remove', { registry: 'ghcr.io' });
      await read();
      expect(toGitHub()).toBe(1);
      expect(toldTo()).toEqual([GITHUB, 'ghcr.io']);
    });

    test('is not sent there for a content script, nor approved by one', async () => {
      for (const name of names) {
        const request = { ...everything, ...pair, repository: 'team/app', image: 'ghcr.io/team/app:v1' };
        await worker.tell({ tagkin: name, request }, 'page');
      }
      await read();
      expect([toGitHub(), toldTo()]).toEqual([0, ['ghcr.io']]);
    });

    test('is not sent where the browser does not permit it', async () => {
      await worker.ask('approval.set', { ...pair, allowed: true });
      const { browser } = await import('../../lib/browser.ts');
      const contains = vi.spyOn(browser.permissions, 'contains');
      contains.mockImplementation(async ({ origins = [] }) => !origins.some((one) => one.includes(GITHUB)));
      await read();
      contains.mockRestore();
      expect([toGitHub(), toldTo()]).toEqual([0, ['ghcr.io']]);
    });

    test('is in no answer to our own pages, whatever GitHub answers', async () => {
      await worker.ask('approval.set', { ...pair, allowed: true });
      github.quirks.fault = ({ headers }) => json({ message: headers.get('authorization') }, 403);
      await read();
      const said = await Promise.all(
        names
          .filter((name) => !FORGETS.test(name))
          .map((name) =>
            worker.tell({ tagkin: name, request: { ...everything, registry: 'ghcr.io' } }, 'extension'),
          ),
      );
      for (const shape of SHAPES) expect(JSON.stringify(said)).not.toContain(shape);
    });
  });

  describe('the reader’s own session', () => {
    beforeEach(() => worker.ask('account.remove', { registry: 'docker.io' }));
    const offer = () => worker.ask('session.offer', { account: READER, token: PAGE_TOKEN });

    test('reads Docker Hub, and nothing else', async () => {
      expect(await offer()).toEqual({ accepted: true });
      expect((await worker.ask('settings.look', {})).hub).toEqual({ account: READER, by: 'page' });
      const before = network.sent.length;
      const request = { repository: 'bigcorp/secret', freshSince: Date.now(), tags: [] };
      expect((await worker.ask('listing.advance', request)).progress.known).toBe(2);
      await worker.tell({ tagkin: 'image.head', request: { image: 'bigcorp/secret' } }, 'extension');
      for (const { url, authorization } of network.sent.slice(before))
        if (authorization?.includes(PAGE_TOKEN)) expect(url.origin).toBe('https://hub.docker.com');
    });

    test('is forgotten when it is switched off, when Hub no longer takes it, and when the browser closes', async () => {
      const hub = async () => (await worker.ask('settings.look', {})).hub;
      await offer();
      await worker.ask('feature.set', { id: 'session', on: false });
      await worker.ask('feature.set', { id: 'session', on: true });
      expect(await hub()).toBeNull();

      await offer();
      network.expired.add(PAGE_TOKEN);
      await worker.ask('listing.advance', { repository: 'library/nginx', freshSince: Date.now(), tags: [] });
      expect(await hub()).toBeNull();

      network.expired.clear();
      await offer();
      worker = await startWorker();
      expect(await hub()).toBeNull();
    });

    test('is used no longer than its own expiry', async () => {
      const until = (seconds: number) => `h.${btoa(JSON.stringify({ exp: Date.now() / 1000 + seconds }))}.s`;
      await worker.ask('session.offer', { account: READER, token: until(-1) });
      expect((await worker.ask('settings.look', {})).hub).toBeNull();
      await worker.ask('session.offer', { account: READER, token: until(300) });
      expect((await worker.ask('settings.look', {})).hub).not.toBeNull();
    });
  });

  describe('a settings file', () => {
    test('has no credentials and no approvals', async () => {
      await worker.ask('approval.set', { registry: 'r.test', to: 'auth.elsewhere.net', allowed: true });
      await worker.ask('scheme.set', { registry: 'r.test', scheme: 'http' });
      const text = await worker.ask('settings.export', {});
      expectNothing(text);
      for (const word of ['elsewhere', 'r.test', 'session', READER]) expect(text).not.toContain(word);
    });

    test('changes what it may, and not where secrets go', async () => {
      const before = await worker.ask('settings.look', {});
      const text = JSON.stringify({
        form: 'tagkin-settings-1',
        platform: 'linux/arm64',
        features: { aliases: false, session: true },
        approvals: [{ registry: 'docker.io', to: 'evil.test' }],
        schemes: { 'r.test': 'http' },
        credentials: { 'docker.io': {} },
      });
      await worker.ask('feature.set', { id: 'session', on: false });
      await worker.ask('settings.import', { text });
      const after = await worker.ask('settings.look', {});
      expect([after.platform, after.features.aliases, after.features.session]).toEqual([
        'linux/arm64',
        false,
        false,
      ]);
      expect([after.approvals, after.schemes]).toEqual([before.approvals, before.schemes]);
      expect(await worker.ask('account.list', {})).toHaveLength(2);
    });

    test.each(['', '{}', '[]', 'null', '{"form":"tagkin-settings-1","platform":7}', '{"form":"other"}'])(
      '%j is rejected',
      async (text) => {
        await expect(worker.ask('settings.import', { text })).rejects.toThrow();
      },
    );

    test('is read back as it was written', async () => {
      await worker.ask('feature.set', { id: 'dock', on: false });
      await worker.ask('platform.choose', { platform: 'linux/arm/v7' });
      const text = await worker.ask('settings.export', {});
      await worker.ask('settings.reset', {});
      expect((await worker.ask('settings.look', {})).features.dock).toBe(true);
      await worker.ask('settings.import', { text });
      const { platform, features } = await worker.ask('settings.look', {});
      expect([platform, features.dock, features.aliases]).toEqual(['linux/arm/v7', false, true]);
    });
  });

  test('a reset leaves nothing', async () => {
    await worker.ask('settings.reset', {});
    expect(await worker.ask('account.list', {})).toEqual([]);
    expect((await worker.ask('settings.look', {})).hub).toBeNull();
    expect(await worker.ask('cache.look', {})).toMatchObject({
      listings: { count: 0 },
      contents: { count: 0 },
    });
    const databases = await new Promise((resolve) => {
      const opening = indexedDB.open('tagkin');
      opening.onsuccess = () => {
        const all = opening.result.transaction('kv').objectStore('kv').getAll();
        all.onsuccess = () => resolve(all.result);
      };
    });
    expectNothing(databases);
  });
});
