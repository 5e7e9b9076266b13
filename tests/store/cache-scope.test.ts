import { IDBFactory } from 'fake-indexeddb';
import * as v from 'valibot';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { newListing } from '../../lib/sources/listing.ts';
import { BROKEN } from './broken-disk.ts';

beforeEach(() => {
  vi.resetModules();
  vi.stubGlobal('indexedDB', new IDBFactory());
});
afterEach(() => void vi.unstubAllGlobals());

const scopes = async () => {
  const { clearCaches, cacheScope } = await import('../../lib/store/cache-scope.ts');
  return { ordinary: cacheScope('ordinary'), hidden: cacheScope('private'), clearCaches };
};

test('what private windows put down is seen by them alone, until the worker ends', async () => {
  const { ordinary, hidden } = await scopes();
  await hidden.write('tag:a', 1);
  expect([await hidden.read('tag:a', v.unknown()), await ordinary.read('tag:a', v.unknown())]).toEqual([
    1,
    undefined,
  ]);
  expect([hidden.isEphemeral('tag:a'), ordinary.isEphemeral('tag:a')]).toEqual([true, false]);
  expect(await (await import('../../lib/store/kv.ts')).keysOf('')).toEqual([]);
  vi.resetModules();
  expect(await (await scopes()).hidden.read('tag:a', v.unknown())).toBeUndefined();
});

test('they read what is there already, and change nothing of it', async () => {
  const { ordinary, hidden } = await scopes();
  await ordinary.write('tag:a', 'old');
  expect(await hidden.read('tag:a', v.unknown())).toBe('old');
  await hidden.write('tag:a', 'new');
  expect([await hidden.read('tag:a', v.unknown()), await ordinary.read('tag:a', v.unknown())]).toEqual([
    'new',
    'old',
  ]);
  await hidden.remove('tag:a');
  expect([await hidden.read('tag:a', v.unknown()), await ordinary.read('tag:a', v.unknown())]).toEqual([
    'old',
    'old',
  ]);
});

test('what is to be forgotten is forgotten in both', async () => {
  const { ordinary, hidden, clearCaches } = await scopes();
  await ordinary.write('content:a', 1);
  await hidden.write('content:b', 1);
  await hidden.write('tag:b', 1);
  await clearCaches('content:');
  expect(await hidden.read('content:a', v.unknown())).toBeUndefined();
  expect(await hidden.read('content:b', v.unknown())).toBeUndefined();
  expect(await hidden.read('tag:b', v.unknown())).toBe(1);
});

test('many things: the oldest leave', async () => {
  const { hidden } = await scopes();
  for (let at = 0; at <= 500; at++) await hidden.write(`content:${at}`, at);
  expect(await hidden.read('content:0', v.unknown())).toBeUndefined();
  expect(await hidden.read('content:1', v.unknown())).toBe(1);
});

test.each(Object.entries(BROKEN))('where %s, private windows still see theirs alone', async (_, disk) => {
  vi.stubGlobal('indexedDB', disk());
  const { ordinary, hidden } = await scopes();
  await hidden.write('tag:a', 1);
  await ordinary.read('tag:b', v.unknown()); // as every job begins
  await ordinary.write('tag:b', 1);
  expect([await hidden.read('tag:a', v.unknown()), await ordinary.read('tag:a', v.unknown())]).toEqual([
    1,
    undefined,
  ]);
  expect([hidden.isEphemeral('tag:a'), ordinary.isEphemeral('tag:b')]).toEqual([true, true]);
});

test('listings, tags, contents, look-ups: all of it', async () => {
  const { saveListing, loadListing } = await import('../../lib/store/listings.ts');
  const { saveTagDigest } = await import('../../lib/store/tag-digests.ts');
  const { contentCache } = await import('../../lib/store/content.ts');
  const { addRecent, recentImages } = await import('../../lib/store/recent.ts');
  const { keysOf } = await import('../../lib/store/kv.ts');
  const listing = newListing('library/nginx');
  await saveListing(listing, { account: '', from: 'private' });
  await saveTagDigest('docker.io/library/nginx:latest', 'sha256:a', 'private');
  await contentCache('private').put('sha256:a', new Uint8Array([1]));
  await addRecent({ image: 'nginx' }, 'private');
  expect([await keysOf(''), await recentImages()]).toEqual([[], []]);
  expect(await loadListing(listing, { account: '', from: 'private' })).toEqual(listing);
  expect(await loadListing(listing, { account: '', from: 'ordinary' })).toBeNull();

  await saveListing(listing, { account: '', from: 'ordinary' });
  await saveTagDigest('docker.io/library/nginx:latest', 'sha256:a', 'ordinary');
  await contentCache('ordinary').put('sha256:a', new Uint8Array([1]));
  await addRecent({ image: 'nginx' }, 'ordinary');
  expect(await recentImages()).toEqual(['nginx']);
  expect((await keysOf('')).sort()).toEqual([
    'content:sha256:a',
    'contents',
    'listing:docker.io/library/nginx',
    'listings',
    'recent',
    'tag:docker.io/library/nginx:latest',
    'tags',
  ]);
});
