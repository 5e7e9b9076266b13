import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { newListing } from '../../lib/sources/listing.ts';
import { write } from '../../lib/store/kv.ts';
import { loadListing, saveListing } from '../../lib/store/listings.ts';
import { addRecent, recentImages } from '../../lib/store/recent.ts';
import { changeSettings, loadSettings } from '../../lib/store/settings.ts';

const NOBODY = { account: '', from: 'ordinary' } as const;

beforeEach(() => void vi.stubGlobal('indexedDB', new IDBFactory()));
afterEach(() => void vi.unstubAllGlobals());

test('a listing comes back as it was, and each registry has its own', async () => {
  const listing = { ...newListing('library/nginx'), total: 7, checkedAt: 5 };
  await saveListing(listing, NOBODY);
  await saveListing(newListing('library/nginx', 'ghcr.io'), NOBODY);
  expect(await loadListing({ registry: 'docker.io', repository: 'library/nginx' }, NOBODY)).toEqual(listing);
  expect((await loadListing({ registry: 'ghcr.io', repository: 'library/nginx' }, NOBODY))?.checkedAt).toBe(
    0,
  );
  expect(await loadListing({ registry: 'docker.io', repository: 'library/redis' }, NOBODY)).toBeNull();
});

test.each([undefined, null, 7, {}, { form: 0, listing: {} }, { form: '1', listing: {} }, { listing: {} }])(
  'a listing of another form is as good as none: %j',
  async (kept) => {
    await write('listing:docker.io/library/nginx', kept);
    expect(await loadListing({ registry: 'docker.io', repository: 'library/nginx' }, NOBODY)).toBeNull();
  },
);

test('settings that were never chosen have their usual value', async () => {
  expect(await loadSettings()).toMatchObject({ platform: 'linux/amd64' });
  await changeSettings({ platform: 'linux/s390x' });
  expect(await loadSettings()).toMatchObject({ platform: 'linux/s390x' });
});

test('what was looked up lately: newest first, each once, twelve of them', async () => {
  for (const image of 'abcdefghijklmnopa') await addRecent(image, 'ordinary');
  expect(await recentImages()).toEqual([...'aponmlkjihgf']);
});

test('a listing is nobody’s but that of who has read it', async () => {
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
      { account: 'somebody', from: 'ordinary' },
    ),
  ).toBeNull();
  expect(await loadListing({ registry: 'docker.io', repository: 'bigcorp/secret' }, NOBODY)).toBeNull();
});
