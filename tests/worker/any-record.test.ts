import fc from 'fast-check';
import { createStore, get, keys, set } from 'idb-keyval';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { MessageName, RequestOf } from '../../lib/messages/messages.ts';
import { pathsOf, replaced } from '../fakes/paths.ts';
import { fakeHub, tagsNamed } from './fake-hub.ts';
import { newWorld, startWorker, type Worker } from './worker.ts';

afterEach(() => void vi.unstubAllGlobals());

const database = () => createStore('tagkin', 'kv');
const NGINX = { repository: 'library/nginx' };
const IMAGE = 'docker.io/library/nginx:t0';
const DIGEST = `sha256:${'c'.repeat(64)}`;

const DISK = [
  ...[
    'settings',
    'approvals',
    'credentials',
    'recent',
    'readers',
    'reader-changed',
    'listings',
    'contents',
    'tags',
    'watched',
    'watch-plan',
    'watch-history',
  ],
  'listing:docker.io/library/nginx',
  `content:${DIGEST}`,
  `tag:${IMAGE}`,
];
const SESSION = [
  ...['credentials', 'hub-sign-in', 'hub-rate', 'pulls', 'pending', 'mine namespaces', 'mine counts'],
  ...['decided settings', 'decided credentials', 'decided recent'],
];

/** Every message that reads what is stored. */
async function everything(worker: Worker): Promise<unknown[]> {
  const visit = { ...NGINX, freshSince: 1, tags: ['t0'] };
  const groups = { ...NGINX, filter: '', noise: false, from: 0, count: 10 };
  const all: { [Name in MessageName]?: RequestOf<Name> } = {
    'settings.look': {},
    'features.look': {},
    'account.list': {},
    'recent.looks': {},
    'budget.look': {},
    'cache.look': {},
    'settings.export': {},
    'watch.look': {},
    'watch.history': {},
    'watch.seen': { shown: [] },
    'pending.take': {},
    'listing.look': visit,
    'listing.groups': groups,
    'listing.export': { ...NGINX, format: 'csv' },
    'listing.advance': visit,
    'image.inspect': { image: IMAGE, until: 'platforms' },
    'hub.mine': {},
    'hub.tag-counts': { repositories: [{ repository: 'library/nginx', updatedAt: 1 }] },
    'recent.add': { image: 'redis' },
  };
  const kinds: unknown[] = [];
  for (const [tagkin, request] of Object.entries(all)) {
    const reply = await worker.tell({ tagkin, request }, 'extension');
    if (!reply?.ok) kinds.push(reply?.error.kind);
    else if ('progress' in Object(reply.answer)) kinds.push(Object(reply.answer).progress.failure?.kind);
  }
  return kinds;
}

/** Nothing is left, and what is set next is stored. */
async function resetHelps(worker: Worker): Promise<void> {
  expect(await worker.ask('settings.reset', {})).toEqual({ gone: true });
  expect(await keys(database())).toEqual([]);
  const { browser } = await import('../../lib/browser.ts');
  expect(await browser.storage.session.get(null)).toEqual({});
  await worker.ask('platform.choose', { platform: 'linux/arm64' });
  expect(await get('settings', database())).toMatchObject({ version: 1 });
}

const anyValue = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(undefined, null, new Uint8Array(3), new Map(), new Date(0), Number.NaN, 10n),
);
const anyRecord = fc.oneof(
  anyValue,
  fc.record({ version: fc.constantFrom<unknown>(1, 5, 6, 0, -1, '1', null), value: anyValue }),
);

describe('whatever is stored', () => {
  test('on the disk, every message is answered or fails by the closed list, and a reset removes it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...DISK), anyRecord, async (key, record) => {
        newWorld(fakeHub({ 'library/nginx': tagsNamed(3) }));
        await set(key, record, database());
        const worker = await startWorker();
        expect(await everything(worker)).not.toContain('internal');
        await resetHelps(worker);
      }),
      { numRuns: 16 },
    );
  }, 60_000);

  test('in the session’s storage, too', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...SESSION), fc.jsonValue({ maxDepth: 3 }), async (key, record) => {
        newWorld(fakeHub({ 'library/nginx': tagsNamed(3) }));
        const worker = await startWorker();
        await (await import('../../lib/browser.ts')).browser.storage.session.set({ [key]: record });
        expect(await everything(worker)).not.toContain('internal');
        await resetHelps(worker);
      }),
      { numRuns: 10 },
    );
  }, 60_000);

  test('a listing with anything in the place of one of its parts is read again, and its visit ends', async () => {
    newWorld(fakeHub({ 'library/nginx': tagsNamed(120) }));
    const visit = { ...NGINX, freshSince: 1, tags: ['t0'] };
    const first = await startWorker();
    await first.ask('listing.advance', visit); // with a job
    const part = await get('listing:docker.io/library/nginx', database());
    const paths = [...pathsOf(part, { depth: 5 })];
    expect(paths.length).toBeGreaterThan(30);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), anyValue, async (path, value) => {
        newWorld(fakeHub({ 'library/nginx': tagsNamed(120) }));
        await set('listing:docker.io/library/nginx', replaced(part, path, value), database());
        const worker = await startWorker();
        expect(await everything(worker)).not.toContain('internal');
        let { progress } = await worker.ask('listing.look', visit);
        for (let step = 0; step < 10 && !progress.done; step++)
          ({ progress } = await worker.ask('listing.advance', visit));
        expect(progress).toMatchObject({ done: true, known: 120, failure: null });
      }),
      { numRuns: 16 },
    );
  }, 60_000);
});

test('what does not fit its schema is removed, so that it is noticed once', async () => {
  newWorld(fakeHub({ 'library/nginx': tagsNamed(3) }));
  for (const key of DISK)
    await set(key, { version: key.startsWith('listing:') ? 6 : 1, value: 'text' }, database());
  const worker = await startWorker();
  await worker.ask('listing.look', { ...NGINX, freshSince: 1, tags: [] });
  await worker.tell({ tagkin: 'image.inspect', request: { image: IMAGE, until: 'platforms' } }, 'extension');
  await (await import('../../lib/store/content.ts'))
    .contentCache('ordinary')
    .get(DIGEST as `sha256:${string}`);
  await worker.ask('recent.looks', {});
  await worker.ask('settings.look', {});
  await worker.ask('watch.look', {});
  await worker.ask('watch.history', {});
  await worker.ask('features.look', {});
  await worker.ask('cache.look', {});
  const left = await keys<string>(database());
  expect(left.filter((key) => !['tags'].includes(key))).toEqual([]);
});
