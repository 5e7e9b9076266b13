import { createStore, keys } from 'idb-keyval';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { MessageName, Reply } from '../../lib/messages/messages.ts';
import { FakeRegistry } from '../registry/fake-registry.ts';
import { fakeHub, tagsNamed } from './fake-hub.ts';
import { newNetwork } from './network.ts';
import { newWorld, startWorker, type Worker } from './worker.ts';

let worker: Worker;
/** Whether the next request of this number waits, whatever its signal says, until it is let go. */
let holdsFrom = Number.POSITIVE_INFINITY;
let asked = 0;
let release: () => void;
let held: Promise<void>;

beforeEach(async () => {
  const network = newNetwork();
  const registry = new FakeRegistry({
    host: 'registry.test',
    auth: 'token',
    account: { account: 'me', secret: 's' },
  });
  await registry.image('1');
  network.registries.set('registry.test', registry);
  const hub = fakeHub({ 'library/nginx': tagsNamed(450) });
  newWorld(hub);
  holdsFrom = Number.POSITIVE_INFINITY;
  asked = 0;
  held = new Promise((resolve) => {
    release = resolve;
  });
  vi.stubGlobal('fetch', async (input: string, init: RequestInit) => {
    asked += 1;
    if (asked >= holdsFrom) await held;
    const url = new URL(input);
    const isTags = url.host === 'hub.docker.com' && url.pathname.endsWith('/tags');
    return isTags ? hub.fetch(input, init) : network.fetch(input, init);
  });
  worker = await startWorker();
});
afterEach(() => void vi.unstubAllGlobals());

const WORK: [MessageName, object][] = [
  ['listing.advance', { repository: 'library/nginx', freshSince: 1, tags: ['t0'] }],
  ['listing.crawl-mode', { repository: 'library/nginx', mode: 'all' }],
  ['config.steps', { repository: 'library/nginx', tag: 't0' }],
  ['hub.search', { text: 'nginx' }],
  ['hub.mine', {}],
  ['hub.repositories', { namespace: 'library', ordering: 'newest', filter: '', page: 1 }],
  ['hub.tag-counts', { repositories: [{ repository: 'library/nginx', updatedAt: 1 }] }],
  ['image.inspect', { image: 'registry.test/team/app:1', until: 'config' }],
  ['image.head', { image: 'registry.test/team/app:1' }],
  ['image.digest', { image: 'registry.test/team/app:1' }],
  ['listing.advance', { registry: 'registry.test', repository: 'team/app', freshSince: 1, tags: [] }],
  [
    'account.save',
    { registry: 'docker.io', account: 'reader', secret: 'dckr_pat_hunter2', keep: 'device', check: true },
  ],
  ['account.save', { registry: 'registry.test', account: 'me', secret: 's', keep: 'session', check: true }],
  ['recent.add', { image: 'nginx' }],
  ['platform.choose', { platform: 'linux/arm64' }],
  ['settings.import', { text: '{"form":"tagkin-settings-1","platform":"linux/arm64"}' }],
];

const everywhere = async (): Promise<unknown[]> => {
  const { browser } = await import('../../lib/browser.ts');
  return [
    ...(await keys(createStore('tagkin', 'kv'))),
    ...Object.keys(await browser.storage.session.get(null)),
  ];
};
/** So that whatever is left to write is written. */
const turns = async () => {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setTimeout(resolve, 0));
};

describe('a reset while something is under way leaves nothing of it', () => {
  test.each([1, 2, 3])(
    'whatever it is, held at its request %i',
    async (request) => {
      for (const [tagkin, message] of WORK) {
        asked = 0;
        holdsFrom = request;
        held = new Promise((resolve) => {
          release = resolve;
        });
        const reply = worker.tell({ tagkin, request: message }, 'extension') as Promise<Reply<MessageName>>;
        await turns();
        expect(await worker.ask('settings.reset', {})).toEqual({ gone: true });
        holdsFrom = Number.POSITIVE_INFINITY;
        release();
        const answered = await reply;
        await turns();
        expect([tagkin, await everywhere()]).toEqual([tagkin, []]);
        if (!answered.ok) expect([tagkin, answered.error.kind]).not.toEqual([tagkin, 'internal']);
      }
    },
    60_000,
  );

  test('at any moment, with everything at once', async () => {
    for (let turn = 0; turn < 16; turn++) {
      const replies = WORK.map(([tagkin, request]) => worker.tell({ tagkin, request }, 'extension'));
      for (let wait = 0; wait < turn; wait++) await new Promise((resolve) => setTimeout(resolve, 0));
      await worker.ask('settings.reset', {});
      await Promise.all(replies);
      await turns();
      expect([turn, await everywhere()]).toEqual([turn, []]);
    }
  }, 60_000);

  test('the page is told, does not begin by itself again, and the next message is answered', async () => {
    holdsFrom = 1;
    const [tagkin, request] = WORK[0] ?? [];
    const reply = worker.tell({ tagkin, request }, 'extension');
    await turns();
    const resetting = worker.ask('settings.reset', {});
    const next = worker.ask('settings.look', {});
    expect(await reply).toEqual({ ok: false, error: { kind: 'network', status: 499 } });
    const { isTemporary } = await import('../../lib/failure.ts');
    expect(isTemporary({ kind: 'network', status: 499 })).toBe(false);
    await resetting;
    expect((await next).platform).toBe('linux/amd64');
    holdsFrom = Number.POSITIVE_INFINITY;
    const { progress } = await worker.ask('listing.advance', {
      repository: 'library/nginx',
      freshSince: 1,
      tags: [],
    });
    expect([progress.known, progress.failure]).toEqual([100, null]);
  });
});
