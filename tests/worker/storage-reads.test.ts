import { IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FakeRegistry } from '../registry/fake-registry.ts';
import { fakeHub, tagsNamed } from './fake-hub.ts';
import { newNetwork } from './network.ts';
import { newWorld, startWorker, type Worker } from './worker.ts';

/**
 * Reads of storage: each is a round trip. Those of the disk are counted by transaction, as they are waited for: the small records are
 * read by one.
 */
let reads: Set<unknown>;
beforeEach(() => {
  reads = new Set();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

async function startCounted(): Promise<Worker> {
  const worker = await startWorker();
  for (const name of ['get', 'getAll', 'getAllKeys', 'getKey', 'count', 'openCursor'] as const) {
    const original = IDBObjectStore.prototype[name] as (...args: unknown[]) => unknown;
    vi.spyOn(IDBObjectStore.prototype, name).mockImplementation(function (
      this: IDBObjectStore,
      ...args: unknown[]
    ) {
      reads.add(this.transaction);
      return original.apply(this, args);
    } as never);
  }
  const { session } = (await import('../../lib/browser.ts')).browser.storage;
  const get = session.get;
  vi.spyOn(session, 'get').mockImplementation((keys) => {
    reads.add(Symbol());
    return get(keys);
  });
  return worker;
}

/** How many reads something takes. */
async function readsOf(work: () => Promise<unknown>): Promise<number> {
  reads.clear();
  await work();
  return reads.size;
}

const visit = (request: object = {}) => ({
  repository: 'library/nginx',
  freshSince: Date.now(),
  tags: ['t0'],
  ...request,
});

test.each(['page', 'extension'] as const)('a step of a listing, for a %s: six at most', async (sender) => {
  newWorld(fakeHub({ 'library/nginx': tagsNamed(2500) }));
  const worker = await startCounted();
  const asked = { tagkin: 'listing.advance', request: visit() };
  for (let step = 0; step < 4; step++) {
    const count = await readsOf(async () => worker.tell(asked, sender));
    expect(count).toBeGreaterThan(0);
    expect(count).toBeLessThanOrEqual(6);
  }
});

test('a step of a listing at another registry: six at most, and two more where it gets a token', async () => {
  const network = newNetwork();
  const registry = new FakeRegistry({ host: 'r.test' });
  for (let at = 0; at < 40; at++) await registry.image(`v${at}`);
  network.registries.set('r.test', registry);
  vi.stubGlobal('fetch', network.fetch);
  vi.stubGlobal('indexedDB', new IDBFactory());
  const worker = await startCounted();
  const asked = visit({ registry: 'r.test', repository: 'team/app', tags: [] });
  const counts: number[] = [];
  for (let step = 0; step < 6; step++) counts.push(await readsOf(() => worker.ask('listing.advance', asked)));
  const [first = 0, ...later] = counts;
  expect(first).toBeLessThanOrEqual(8);
  expect(Math.max(...later)).toBeLessThanOrEqual(6);
});

test('a pause in typing: three at most', async () => {
  newWorld(fakeHub({ 'library/nginx': tagsNamed(3) }));
  const worker = await startCounted();
  await worker.ask('recent.add', { image: 'nginx:latest' });
  const count = await readsOf(() =>
    Promise.all([worker.ask('hub.search', { text: 'ngi' }), worker.ask('recent.looks', {})]),
  );
  expect(count).toBeLessThanOrEqual(3);
});
