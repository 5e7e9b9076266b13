import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { createStore, get, keys, set } from 'idb-keyval';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { newListing } from '../../lib/sources/listing.ts';
import type { WindowKind } from '../../lib/store/window-kind.ts';

/** So small that every write evicts. */
vi.mock('../../lib/store/budgets.ts', () => ({ BUDGETS: { listing: 0, content: 1, tag: 1 } }));

beforeAll(() => void vi.stubGlobal('indexedDB', new IDBFactory()));
beforeEach(async () => void (await (await import('../../lib/store/wipe.ts')).wipe()));
afterAll(() => void vi.unstubAllGlobals());

const database = () => createStore('tagkin', 'kv');
const DIGEST = `sha256:${'c'.repeat(64)}` as const;
const OTHER = `sha256:${'d'.repeat(64)}` as const;
const IMAGE = 'docker.io/library/nginx:latest';

/** Every key that is stored on the disk, and the newest version that this build knows of it. */
const KEYS = new Map([
  ['settings', 1],
  ['approvals', 1],
  ['credentials', 1],
  ['recent', 1],
  ['readers', 1],
  ['reader-changed', 1],
  ['probe', 0],
  ['listings', 1],
  ['contents', 1],
  ['tags', 1],
  ['listing:docker.io/library/nginx', 8],
  [`content:${DIGEST}`, 1],
  [`tag:${IMAGE}`, 1],
]);

type Step = (from: WindowKind) => Promise<unknown>;

/** What this build does to what is stored: each step as the worker takes it, a value read before it is written. */
async function steps(): Promise<Record<string, Step>> {
  const settings = await import('../../lib/store/settings.ts');
  const approvals = await import('../../lib/store/approvals.ts');
  const credentials = await import('../../lib/store/credentials.ts');
  const recent = await import('../../lib/store/recent.ts');
  const listings = await import('../../lib/store/listings.ts');
  const content = await import('../../lib/store/content.ts');
  const tags = await import('../../lib/store/tag-digests.ts');
  const identities = await import('../../lib/worker/identities.ts');
  const { isDeviceWritable } = await import('../../lib/store/durable.ts');
  const listing = { ...newListing('library/nginx'), total: 7 };
  const own = { registry: 'docker.io', account: 'me', secret: 's', keep: 'device' } as const;
  return {
    settings: () => settings.changeSettings({ platform: 'linux/arm64' }),
    approval: () => approvals.setApproval({ registry: 'r.test', to: 'auth.test' }, true),
    signIn: async () => {
      await credentials.keepCredentials(own);
      await identities.forgetRead('docker.io');
    },
    signOut: async () => {
      await credentials.forgetCredentials('docker.io');
      await identities.settleIdentities();
    },
    lookUp: (from) => recent.addRecent({ image: 'nginx' }, from),
    forgetLookUps: () => recent.forgetRecent(),
    visit: async (from) => {
      await listings.loadListing(listing, { account: '', from });
      await listings.saveListing(listing, { account: '', from });
    },
    visitElsewhere: (from) => listings.saveListing(newListing('library/redis'), { account: '', from }),
    dropListing: (from) => listings.dropListing(listing, from),
    content: async (from) => {
      await content.contentCache(from).get(DIGEST);
      await content.contentCache(from).put(DIGEST, new Uint8Array(3));
    },
    otherContent: (from) => content.contentCache(from).put(OTHER, new Uint8Array(3)),
    tag: (from) => tags.saveTagDigest(IMAGE, DIGEST, from),
    otherTag: (from) => tags.saveTagDigest('r.test/a:1', DIGEST, from),
    clearOfRegistry: async () => {
      await listings.clearListings('docker.io');
      await tags.clearTagDigests('docker.io');
    },
    clearCache: () =>
      Promise.all([listings.clearListings(), content.clearContents(), tags.clearTagDigests()]),
    measureCache: () => Promise.all([listings.countListings(), content.sizeOfContents()]),
    probe: () => isDeviceWritable(),
  };
}

const STEPS = [
  ...['settings', 'approval', 'signIn', 'signOut', 'lookUp', 'forgetLookUps', 'visit', 'visitElsewhere'],
  ...['dropListing', 'content', 'otherContent', 'tag', 'otherTag', 'clearOfRegistry', 'clearCache'],
  ...['measureCache', 'probe'],
];

const newerRecords = fc
  .subarray([...KEYS.keys()], { minLength: 1 })
  .chain((chosen) =>
    fc.tuple(
      ...chosen.map((key) =>
        fc
          .tuple(
            fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 1 })),
            fc.integer({ min: 1, max: 2 ** 40 }),
          )
          .map(([rest, above]) => [key, { ...rest, version: (KEYS.get(key) ?? 0) + above }] as const),
      ),
    ),
  );

describe('a record of a newer version, whatever else it has', () => {
  test('is there as it was after any steps of this build; a reset removes it', async () => {
    const all = await steps();
    expect(Object.keys(all)).toEqual(STEPS);
    await fc.assert(
      fc.asyncProperty(
        newerRecords,
        fc.array(fc.tuple(fc.constantFrom(...STEPS), fc.constantFrom<WindowKind>('ordinary', 'private')), {
          minLength: 1,
          maxLength: 12,
        }),
        fc.nat(),
        async (records, taken, at) => {
          const { wipe } = await import('../../lib/store/wipe.ts');
          await wipe();
          for (const [index, [name, from]] of taken.entries()) {
            // Also while this build runs: as another copy of the same profile would write it.
            if (index === at % taken.length)
              for (const [key, record] of records) await set(key, record, database());
            await all[name]?.(from);
          }
          for (const [key, record] of records)
            expect([key, await get(key, database())]).toEqual([key, record]);
          expect(await wipe()).toBe(true);
          expect(await keys(database())).toEqual([]);
        },
      ),
      { numRuns: 150 },
    );
  }, 60_000);

  test('is not counted as a listing of this build', async () => {
    const { clearCache, countListings } = await import('../../lib/store/listings.ts').then((listings) => ({
      clearCache: () => listings.clearListings(),
      countListings: listings.countListings,
    }));
    await set('listing:docker.io/library/nginx', { version: 99, value: 1, at: 7 }, database());
    await clearCache();
    expect(await countListings()).toBe(0);
  });
});

describe('what is not a newer record', () => {
  test.each([
    ['a value without a version', { platform: 'linux/s390x' }],
    ['one of this version with more in it', { version: 1, value: { platform: 'linux/s390x' }, at: 7 }],
  ])('%s is read', async (_, stored) => {
    const { loadSettings } = await import('../../lib/store/settings.ts');
    await set('settings', stored, database());
    expect(await loadSettings()).toMatchObject({ platform: 'linux/s390x' });
  });

  test.each([
    [{ version: '99', value: 1 }],
    [{ version: 1.5, value: 1 }],
    [{ version: Number.POSITIVE_INFINITY }],
    [[99]],
  ])('%j is removed as broken', async (stored) => {
    const { loadListing } = await import('../../lib/store/listings.ts');
    await set('listing:docker.io/library/nginx', stored, database());
    await loadListing(newListing('library/nginx'), { account: '', from: 'ordinary' });
    expect(await keys(database())).toEqual([]);
  });
});
