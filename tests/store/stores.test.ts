import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { newListing } from '../../lib/sources/listing.ts';
import { write } from '../../lib/store/kv.ts';
import { loadListing, saveListing } from '../../lib/store/listings.ts';
import { addRecent, recentImages, recentLooks } from '../../lib/store/recent.ts';
import { changeSettings, loadSettings } from '../../lib/store/settings.ts';

const ANONYMOUS = { account: '', from: 'ordinary' } as const;

beforeEach(() => void vi.stubGlobal('indexedDB', new IDBFactory()));
afterEach(() => void vi.unstubAllGlobals());

test('a listing comes back as it was, and each registry has its own', async () => {
  const listing = { ...newListing('library/nginx'), total: 7, checkedAt: 5 };
  await saveListing(listing, ANONYMOUS);
  await saveListing(newListing('library/nginx', 'ghcr.io'), ANONYMOUS);
  expect(await loadListing({ registry: 'docker.io', repository: 'library/nginx' }, ANONYMOUS)).toEqual(
    listing,
  );
  expect(
    (await loadListing({ registry: 'ghcr.io', repository: 'library/nginx' }, ANONYMOUS))?.checkedAt,
  ).toBe(0);
  expect(await loadListing({ registry: 'docker.io', repository: 'library/redis' }, ANONYMOUS)).toBeNull();
});

test.each([undefined, null, 7, {}, { form: 0, listing: {} }, { form: '1', listing: {} }, { listing: {} }])(
  'a listing of another version is a cache miss: %j',
  async (kept) => {
    await write('listing:docker.io/library/nginx', kept);
    expect(await loadListing({ registry: 'docker.io', repository: 'library/nginx' }, ANONYMOUS)).toBeNull();
  },
);

test('settings that were never chosen have their default', async () => {
  expect(await loadSettings()).toMatchObject({ platform: 'linux/amd64' });
  await changeSettings({ platform: 'linux/s390x' });
  expect(await loadSettings()).toMatchObject({ platform: 'linux/s390x' });
});

test('recent look-ups: newest first, each once, at most twelve', async () => {
  for (const image of 'abcdefghijklmnopa') await addRecent({ image }, 'ordinary');
  expect(await recentImages()).toEqual([...'aponmlkjihgf']);
});

test('a recent look-up keeps its facts until there are newer ones', async () => {
  await addRecent({ image: 'nginx' }, 'ordinary');
  await addRecent({ image: 'nginx', version: '1.31.3', pushedAt: 5 }, 'ordinary');
  await addRecent({ image: 'redis' }, 'ordinary');
  await addRecent({ image: 'nginx' }, 'ordinary');
  expect((await recentLooks()).slice(0, 2)).toEqual([
    { image: 'nginx', version: '1.31.3', pushedAt: 5 },
    { image: 'redis' },
  ]);
  await addRecent({ image: 'nginx', pushedAt: 9 }, 'ordinary');
  expect((await recentLooks())[0]).toEqual({ image: 'nginx', pushedAt: 9 });
});

test('a listing is visible only to the account that read it', async () => {
  const listing = newListing('bigcorp/secret');
  await saveListing(listing, { account: 'reader', from: 'ordinary' });
  expect(
    await loadListing(
      { registry: 'docker.io', repository: 'bigcorp/secret' },
      { account: 'reader', from: 'ordinary' },
    ),
  ).toEqual(listing);
  expect(
    await loadListing(
      { registry: 'docker.io', repository: 'bigcorp/secret' },
      { account: 'other', from: 'ordinary' },
    ),
  ).toBeNull();
  expect(await loadListing({ registry: 'docker.io', repository: 'bigcorp/secret' }, ANONYMOUS)).toBeNull();
});
