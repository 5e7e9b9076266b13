import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ListingAnswer } from '../../lib/messages/listing-answers.ts';
import type { MessageName, RequestOf } from '../../lib/messages/messages.ts';
import { type Network, newNetwork, PAT, READER } from './network.ts';
import { startWorker, type Worker } from './worker.ts';

/** What a web page may have: what an anonymous reader or its own session could read, decided in each visit. */

const secret = { repository: 'bigcorp/secret', tags: ['private0'] };
const nginx = { repository: 'library/nginx', tags: ['t0'] };
const mine = { registry: 'docker.io', account: READER, secret: PAT, keep: 'session', check: true } as const;
const REFUSED = { kind: 'unauthorized', host: 'hub.docker.com' };

let network: Network;
let worker: Worker;
let now: number;
beforeEach(async () => {
  network = newNetwork();
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.stubGlobal('fetch', network.fetch);
  vi.useFakeTimers({ toFake: ['Date'] });
  worker = await startWorker();
  visit();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Begins another visit, ten minutes later. */
function visit(): void {
  now = Date.now() + 600_000;
  vi.setSystemTime(now);
  network.sent.splice(0);
}

async function tell<Name extends MessageName>(
  tagkin: Name,
  request: RequestOf<Name>,
  sender: 'page' | 'extension' = 'page',
) {
  const reply = await worker.tell({ tagkin, request }, sender);
  return reply?.ok ? (reply.answer as ListingAnswer) : reply?.error;
}
const advance = (of: typeof nginx, sender: 'page' | 'extension' = 'page') =>
  tell('listing.advance', { ...of, freshSince: now }, sender) as Promise<ListingAnswer>;
const look = (of: typeof nginx) => tell('listing.look', { ...of, freshSince: now }) as Promise<ListingAnswer>;
const signed = () => network.sent.filter(({ authorization }) => authorization !== null);

describe('a private repository', () => {
  beforeEach(async () => {
    await worker.ask('account.save', mine);
    const { progress } = await advance(secret, 'extension');
    expect(progress).toMatchObject({ known: 2, failure: null });
    visit();
  });

  test('is refused like one that does not exist, without a request by our sign-in', async () => {
    const { progress, tags, moves } = await advance(secret);
    expect([progress.known, progress.failure, tags[0]?.known, moves]).toEqual([0, REFUSED, false, []]);
    const { progress: none } = await advance({ repository: 'bigcorp/nothing', tags: [] });
    expect({ ...none, repository: '' }).toEqual({ ...progress, repository: '' });
    expect(signed()).toEqual([]);
    expect(network.sent).toHaveLength(2);
  });

  test('is in no other answer: not looked at, nor as groups, file or config', async () => {
    for (const isDecided of [false, true]) {
      if (isDecided) await advance(secret);
      expect((await look(secret)).progress.known).toBe(0);
      const { repository } = secret;
      const range = { filter: '', noise: false, from: 0, count: 50 };
      expect(await tell('listing.groups', { repository, ...range })).toMatchObject({ known: 0, groups: [] });
      expect(await tell('listing.export', { repository, format: 'json' })).toMatchObject({ known: 0 });
      const config = { repository, tag: 'private0', platform: 'linux/amd64' };
      expect(await tell('config.derived', config)).toEqual(REFUSED);
      expect(await worker.tell({ tagkin: 'config.steps', request: config })).toBeNull();
    }
    expect(signed()).toEqual([]);
  });

  test('stays in the popup meanwhile', async () => {
    await advance(secret);
    const { progress } = await advance(secret, 'extension');
    expect(progress).toMatchObject({ known: 2, failure: null });
    expect((await advance(secret)).progress).toMatchObject({ known: 0, failure: REFUSED });
  });

  test('is shown to a page whose own session may read it', async () => {
    network.pageTokens.add('page-token');
    await worker.ask('feature.set', { id: 'session', on: true });
    await worker.tell({ tagkin: 'session.offer', request: { account: READER, token: 'page-token' } });
    network.sent.splice(0);
    expect((await advance(secret)).progress).toMatchObject({ known: 2, failure: null });
    expect(network.sent.map(({ authorization }) => authorization)).toEqual([null, 'Bearer page-token']);
  });
});

describe('a public repository', () => {
  test('costs no other request, signed in or not; the sign-in may list it further', async () => {
    expect((await advance(nginx)).progress).toMatchObject({ known: 3, complete: true });
    expect(network.sent).toHaveLength(1);
    await worker.ask('account.save', mine);
    visit();
    expect((await advance(nginx)).progress).toMatchObject({ known: 3, complete: true });
    expect(network.sent).toHaveLength(1);
    expect(signed()).toEqual([]);
  });

  test('that the popup has read by our sign-in is decided by one request, once', async () => {
    await worker.ask('account.save', mine);
    visit();
    await advance(nginx, 'extension');
    expect(signed()).toHaveLength(1);
    network.sent.splice(0);
    expect((await look(nginx)).progress.known).toBe(0);
    expect((await advance(nginx)).progress).toMatchObject({ known: 3, complete: true });
    expect((await advance(nginx)).progress).toMatchObject({ known: 3, complete: true });
    expect(network.sent).toHaveLength(1);
    expect(signed()).toEqual([]);
  });

  test('that became private is gone with the next visit, before and after Hub has answered', async () => {
    await advance(nginx);
    visit();
    expect((await look(nginx)).progress.known).toBe(0);
    const { fetch } = network;
    vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
      await fetch(url, init);
      return new Response('{}', { status: 404 });
    });
    expect((await advance(nginx)).progress).toMatchObject({ known: 0, failure: REFUSED });
    expect((await look(nginx)).progress.known).toBe(0);
  });

  test('stays known while Hub does not answer', async () => {
    await advance(nginx);
    visit();
    vi.stubGlobal('fetch', async () => new Response('', { status: 503 }));
    expect((await advance(nginx)).progress).toMatchObject({ known: 3, failure: { kind: 'network' } });
  });

  test('has a config for pages as text, without a pull', async () => {
    await advance(nginx);
    const config = await tell('config.derived', { repository: nginx.repository, tag: 't0', platform: '' });
    expect(config).toMatchObject({ rows: expect.any(Array), steps: expect.any(Array) });
    expect(JSON.stringify(config)).not.toContain('created');
    expect(network.sent.every(({ url }) => url.host === 'hub.docker.com')).toBe(true);
  });
});

describe('what a page may open and end', () => {
  test.each([
    [{ repository: 'library/nginx', tag: '1.31' }, 'popup.html?image=nginx%3A1.31&from=page'],
    [{ repository: 'bigcorp/secret' }, 'popup.html?image=bigcorp%2Fsecret&from=page'],
  ])('%j', async (request, url) => {
    const { browser } = await import('../../lib/browser.ts');
    const create = vi.spyOn(browser.tabs, 'create');
    await worker.tell({ tagkin: 'popup.open', request });
    expect(create.mock.calls).toEqual([[{ url: browser.runtime.getURL(url) }]]);
    create.mockRestore();
  });

  test.each([
    ['ordinary', 'inspect.html?image=nginx%3A1.30&compare=nginx%3A1.31'],
    ['private', 'popup.html?private&from=page'],
  ] as const)('the comparison of two tags, in an %s window', async (from, url) => {
    const { browser } = await import('../../lib/browser.ts');
    const create = vi.spyOn(browser.tabs, 'create');
    const request = { repository: 'library/nginx', tag: '1.30', compare: '1.31' };
    await worker.tell({ tagkin: 'compare.open', request }, 'page', from);
    expect(create.mock.calls).toEqual([[{ url: browser.runtime.getURL(url) }]]);
    const pending = await worker.ask('pending.take', {}, from);
    expect(pending).toBe(from === 'private' ? 'nginx:1.30 nginx:1.31' : null);
    create.mockRestore();
  });

  test.each([
    { repository: 'a/b', tag: '1', compare: 'x y' },
    { repository: '../..', tag: '1', compare: '2' },
    { repository: 'a/b', tag: '1' },
  ])('no comparison %j', async (request) => {
    expect(await worker.tell({ tagkin: 'compare.open', request })).toMatchObject({ ok: false });
  });

  test.each([{ repository: 'a/b', tag: 'x y' }, { repository: '../..' }, { repository: 'a/b', tag: '' }])(
    'no %j',
    async (request) => {
      expect(await worker.tell({ tagkin: 'popup.open', request })).toMatchObject({ ok: false });
    },
  );

  test('the pause of a host of Docker’s, and of no other', async () => {
    const ask = (host: string) => worker.tell({ tagkin: 'host.resume', request: { host } });
    expect(await ask('hub.docker.com')).toMatchObject({ ok: true });
    for (const host of ['quay.io', 'hub.docker.com.example', '']) expect(ask(host)).toBeNull();
  });
});
