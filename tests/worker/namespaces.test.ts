import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { json } from '../registry/quirks.ts';
import { type Network, newNetwork, PAT, READER } from './network.ts';
import { newWorld, startWorker, type Worker } from './worker.ts';

let network: Network;
let worker: Worker;

beforeEach(async () => {
  network = newNetwork();
  newWorld();
  vi.stubGlobal('fetch', network.fetch);
  worker = await startWorker();
});
afterEach(() => void vi.unstubAllGlobals());

const signIn = (account = READER) =>
  worker.ask('account.save', { registry: 'docker.io', account, secret: PAT, keep: 'session', check: true });
const asked = () => network.sent.map(({ url }) => url.pathname + url.search);
const countsAsked = () => asked().filter((path) => path.includes('page_size=1'));

describe('the reader’s own namespaces', () => {
  test('are none for an anonymous reader, and cost nothing', async () => {
    expect(await worker.ask('hub.mine', {})).toEqual({ account: null, namespaces: [], failure: null });
    expect(asked()).toEqual([]);
  });

  test('are those of the account signed in at Hub, read once a session', async () => {
    await signIn();
    const answer = { account: READER, namespaces: ['reader', 'bigcorp'], failure: null };
    expect(await worker.ask('hub.mine', {})).toEqual(answer);
    expect(await worker.ask('hub.mine', {})).toEqual(answer);
    expect(asked().filter((path) => path.endsWith('/namespaces/'))).toHaveLength(1);
  });

  test('are forgotten with the sign-in', async () => {
    await signIn();
    await worker.ask('hub.mine', {});
    await worker.ask('account.remove', { registry: 'docker.io' });
    expect(await worker.ask('hub.mine', {})).toMatchObject({ account: null, namespaces: [] });
    network.secrets.set('other', PAT);
    await signIn('other');
    await worker.ask('hub.mine', {});
    expect(asked().filter((path) => path.endsWith('/namespaces/'))).toHaveLength(2);
  });

  test.each([
    [404, null],
    [401, null],
    [503, { kind: 'network', status: 503 }],
    [429, { kind: 'rate-limited' }],
  ])('are at least the one of that name, where Hub answers %i', async (status, failure) => {
    await signIn();
    const { fetch } = network;
    let again = -1; // requested only once if the failure is permanent
    vi.stubGlobal('fetch', (input: string, init?: RequestInit) => {
      if (!String(input).endsWith('/namespaces/')) return fetch(input, init);
      again += 1;
      return json({}, status);
    });
    const { failure: reported, ...own } = await worker.ask('hub.mine', {});
    expect(own).toEqual({ account: READER, namespaces: ['reader'] });
    if (failure) expect(reported).toMatchObject(failure);
    else expect(reported).toBeNull();
    const once = again;
    await worker.ask('hub.mine', {});
    if (failure?.kind !== 'rate-limited') expect(again > once).toBe(failure !== null);
  });
});

describe('tags are counted', () => {
  const secret = { repository: 'bigcorp/secret', updatedAt: 1 };
  const nginx = { repository: 'library/nginx', updatedAt: 1 };

  test('by a request a repository, and not again while it has not changed', async () => {
    await signIn();
    const counts = { 'bigcorp/secret': 2, 'library/nginx': 3 };
    const ask = (repositories: { repository: string; updatedAt: number }[]) =>
      worker.ask('hub.tag-counts', { repositories });
    expect(await ask([secret, nginx])).toEqual({ counts, lost: [], failure: null });
    expect(await ask([nginx, secret])).toEqual({ counts, lost: [], failure: null });
    expect(countsAsked()).toHaveLength(2);
    await ask([secret, { ...nginx, updatedAt: 2 }]);
    expect(countsAsked()).toHaveLength(3);
  });

  test('after an hour once more', async () => {
    const now = vi.spyOn(Date, 'now').mockReturnValue(1_800_000_000_000);
    await worker.ask('hub.tag-counts', { repositories: [nginx] });
    now.mockReturnValue(1_800_000_000_000 + 3_600_000);
    await worker.ask('hub.tag-counts', { repositories: [nginx] });
    expect(countsAsked()).toHaveLength(2);
    now.mockRestore();
  });

  test('as far as possible: permanent failures are marked, the others are kept', async () => {
    const away = { repository: 'a/broken', updatedAt: 1 };
    const { fetch } = network;
    vi.stubGlobal('fetch', (input: string, init?: RequestInit) =>
      String(input).includes('broken') ? json({}, 503) : fetch(input, init),
    );
    const answer = await worker.ask('hub.tag-counts', { repositories: [secret, away, nginx] });
    expect(answer).toMatchObject({
      counts: { 'library/nginx': 3 },
      lost: ['bigcorp/secret'],
      failure: { kind: 'network', status: 503 },
    });
  });

  test('and are not given to the next account', async () => {
    await signIn();
    await worker.ask('hub.tag-counts', { repositories: [secret] });
    await worker.ask('account.remove', { registry: 'docker.io' });
    const answer = await worker.ask('hub.tag-counts', { repositories: [secret] });
    expect(answer).toMatchObject({ counts: {}, lost: ['bigcorp/secret'] });
  });

  test('nor are counts in flight when the other signed out', async () => {
    await signIn();
    const { fetch } = network;
    let answerNow: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      answerNow = resolve;
    });
    vi.stubGlobal('fetch', async (input: string, init?: RequestInit) => {
      const answer = await fetch(input, init);
      if (String(input).includes('page_size=1')) await held;
      return answer;
    });
    const counting = worker.ask('hub.tag-counts', { repositories: [secret] });
    await vi.waitFor(() => expect(countsAsked()).toHaveLength(1));
    await worker.ask('account.remove', { registry: 'docker.io' });
    answerNow();
    await counting;
    expect((await worker.ask('hub.tag-counts', { repositories: [secret] })).counts).toEqual({});
  });

  test('never with the reader’s own share of requests', async () => {
    const { fetch } = network;
    const headers = {
      'x-ratelimit-remaining': '42',
      'x-ratelimit-reset': String(Math.floor(Date.now() / 1000) + 30),
    };
    vi.stubGlobal('fetch', async (input: string, init?: RequestInit) => {
      const answer = await fetch(input, init);
      return new Response(await answer.text(), { status: answer.status, headers });
    });
    const repositories = Array.from({ length: 5 }, (_, at) => ({ repository: `a/b${at}`, updatedAt: 1 }));
    await worker.ask('hub.tag-counts', { repositories: [nginx] });
    await worker.ask('hub.tag-counts', { repositories });
    expect(countsAsked()).toHaveLength(1 + 2);
  });
});
