import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FakeRegistry } from '../registry/fake-registry.ts';
import { BROKEN } from '../store/broken-disk.ts';
import { fakeHub, tagsNamed } from './fake-hub.ts';
import { newWorld, nextWorker, startWorker, type Worker } from './worker.ts';

const NOW = Date.parse('2026-11-20T12:00:00Z');

let worker: Worker;
const hub = fakeHub({ 'library/nginx': tagsNamed(250) });
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
  newWorld(hub);
  hub.asked.splice(0);
  hub.left = 180;
  worker = await startWorker();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const request = () => ({ repository: 'library/nginx', freshSince: Date.now(), tags: ['t0'] });

/** Everything that the disk holds. */
async function onDisk(): Promise<string[]> {
  const { keysOf } = await import('../../lib/store/kv.ts');
  return (await keysOf('')).sort();
}

async function follow(from: 'ordinary' | 'private', by = worker) {
  const asked = request();
  for (;;) {
    const { progress } = await by.ask('listing.advance', asked, from);
    if (progress.done || progress.failure) return progress;
  }
}

describe('in a private window', () => {
  test('a listing is answered, kept for a second look, and not written down', async () => {
    expect(await follow('private')).toMatchObject({ known: 250, complete: true, isEphemeral: true });
    expect(await onDisk()).toEqual([]);
    const first = hub.asked.length;
    vi.setSystemTime(NOW + 3_600_000);
    await follow('private');
    expect(hub.asked.length - first).toBeLessThan(first);
    expect((await worker.ask('listing.look', request(), 'private')).progress.known).toBe(250);
    expect((await worker.ask('listing.look', request(), 'ordinary')).progress.known).toBe(0);
    expect((await (await nextWorker()).ask('listing.look', request(), 'private')).progress.known).toBe(0);
  });

  test('groups and exports state how many tags they cover: none after the worker has ended', async () => {
    await follow('private');
    const { repository } = request();
    const query = { repository, filter: 't7', noise: false, from: 0, count: 10 };
    const totals = async (by: Worker) => [
      (await by.ask('listing.groups', query, 'private')).known,
      (await by.ask('listing.export', { repository, format: 'text' }, 'private')).known,
    ];
    expect(await totals(worker)).toEqual([250, 250]);
    expect(await totals(await nextWorker())).toEqual([0, 0]);
  });

  test('what an ordinary one stored is read, and not changed', async () => {
    expect(await follow('ordinary')).toMatchObject({ known: 250, isEphemeral: false });
    const before = await onDisk();
    expect(before).toEqual(['listing:docker.io/library/nginx', 'listings']);
    expect((await worker.ask('listing.look', request(), 'private')).progress.known).toBe(250);
    await worker.ask('listing.crawl-mode', { repository: 'library/nginx', mode: 'all' }, 'private');
    await worker.ask('recent.add', { image: 'nginx' }, 'private');
    expect(await onDisk()).toEqual(before);
    expect(await worker.ask('recent.looks', {})).toEqual([]);
  });

  test('and in an ordinary one at the same time: two jobs, and only one leaves a trace', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    hub.onAsk = () => held;
    const both = [follow('private'), follow('ordinary')];
    await vi.waitFor(() => expect(hub.asked).toHaveLength(2));
    hub.onAsk = () => undefined;
    release();
    expect((await Promise.all(both)).map(({ isEphemeral }) => isEphemeral)).toEqual([true, false]);
    expect(await onDisk()).toEqual(['listing:docker.io/library/nginx', 'listings']);
  });

  test('a content script cannot choose its window kind; an extension page can', async () => {
    const { repository } = request();
    const message = { tagkin: 'listing.advance', request: { ...request(), repository }, private: true };
    await worker.tell(message, 'extension', 'ordinary');
    expect(await onDisk()).toEqual([]);
    await worker.tell({ ...message, private: false }, 'page', 'private');
    await worker.tell({ ...message, private: false }, 'extension', 'private');
    expect(await onDisk()).toEqual([]);
    await worker.tell(message, 'page', 'ordinary');
    expect(await onDisk()).toContain('listing:docker.io/library/nginx');
  });

  test('an image leaves neither manifest nor config, digest nor name', async () => {
    const registry = new FakeRegistry();
    await registry.image('latest');
    vi.stubGlobal('fetch', registry.fetch);
    const image = `${registry.host}/team/app:latest`;
    const inspect = (from: 'ordinary' | 'private') =>
      worker.ask('image.inspect', { image, until: 'config' }, from);
    const seen = await inspect('private');
    expect(seen.details).toBeDefined();
    expect(await onDisk()).toEqual([]);
    const first = registry.requests.length;
    await inspect('private');
    expect(registry.requests.length - first).toBe(1); // whether the tag is still what it was
    await inspect('ordinary');
    expect((await onDisk()).length).toBeGreaterThan(2);
  });

  test("the reader's session on Hub is neither taken nor used", async () => {
    await worker.ask('feature.set', { id: 'session', on: true });
    const offer = { account: 'reader', token: 'token' };
    expect(await worker.ask('session.offer', offer, 'private')).toEqual({ accepted: false });
    expect((await worker.ask('features.look', {}, 'private')).features.session).toBe(false);
    expect((await worker.ask('features.look', {}, 'ordinary')).features.session).toBe(true);
    expect(await worker.ask('session.offer', offer, 'ordinary')).toEqual({ accepted: true });
    const sent: (string | null)[] = [];
    vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
      sent.push(new Headers(init.headers).get('authorization'));
      return hub.fetch(url, init);
    });
    await follow('private');
    expect(new Set(sent)).toEqual(new Set([null]));
    await follow('ordinary');
    expect(sent).toContain('Bearer token');
  });

  test('settings are shared with ordinary windows', async () => {
    await worker.ask('platform.choose', { platform: 'linux/arm64' }, 'private');
    await worker.ask('feature.set', { id: 'dock', on: false }, 'private');
    const { platform, features } = await (await startWorker()).ask('settings.look', {});
    expect([platform, features.dock]).toEqual(['linux/arm64', false]);
  });
});

describe.each(Object.entries(BROKEN))('where %s', (_, disk) => {
  beforeEach(() => void vi.stubGlobal('indexedDB', disk()));

  test('settings, approvals, sign-ins and look-ups outlive the worker, and report for how long', async () => {
    expect(await worker.ask('keeping.look', {})).toEqual({ device: false });
    await worker.ask('feature.set', { id: 'dock', on: false });
    await worker.ask('approval.set', { registry: 'r.test', to: 'auth.test', allowed: true });
    await worker.ask('recent.add', { image: 'nginx' });
    const account = { registry: 'r.test', account: 'me', secret: 's', keep: 'device', check: false } as const;
    await worker.ask('account.save', account);
    worker = await nextWorker();
    const { features, approvals } = await worker.ask('settings.look', {});
    expect([features.dock, approvals]).toEqual([false, [{ registry: 'r.test', to: 'auth.test' }]]);
    expect(await worker.ask('recent.looks', {})).toEqual([{ image: 'nginx' }]);
    expect(await worker.ask('account.list', {})).toMatchObject([{ registry: 'r.test', keep: 'session' }]);
    await worker.ask('cache.clear', {});
    expect(await worker.ask('recent.looks', {})).toEqual([]);
    await worker.ask('settings.reset', {});
    expect(await worker.ask('account.list', {})).toEqual([]);
    expect((await worker.ask('settings.look', {})).features.dock).toBe(true);
  });

  test('a listing is marked ephemeral', async () => {
    expect(await follow('ordinary')).toMatchObject({ known: 250, isEphemeral: true });
  });
});

test('settings change even if the storage for notifications is broken', async () => {
  const { browser } = await import('../../lib/browser.ts');
  const { onSettingsChanged } = await import('../../lib/client/settings-changed.ts');
  vi.spyOn(browser.storage.local, 'set').mockRejectedValue(new Error('An unexpected error occurred'));
  const heard = vi.fn();
  onSettingsChanged(heard, new AbortController().signal);
  await worker.ask('feature.set', { id: 'dock', on: false });
  expect((await worker.ask('settings.look', {})).features.dock).toBe(false);
  expect(heard).toHaveBeenCalled();
});
