import { IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import { createStore, set } from 'idb-keyval';
import * as v from 'valibot';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { fakeHub, tagsNamed } from '../worker/fake-hub.ts';
import { newWorld, nextWorker, startWorker } from '../worker/worker.ts';
import { limitedDisk } from './limited-disk.ts';

const MIB = 1024 * 1024;
const digest = (at: number) => `sha256:${String(at).padStart(64, '0')}` as const;

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const stores = async () => {
  vi.resetModules();
  const { contentCache, sizeOfContents } = await import('../../lib/store/content.ts');
  return { content: contentCache('ordinary'), hidden: contentCache('private'), sizeOfContents };
};

describe('a disk that becomes full', () => {
  test('forgets the oldest, and keeps the newest for the next worker', async () => {
    const { factory, used } = limitedDisk(10 * MIB);
    vi.stubGlobal('indexedDB', factory);
    const first = await stores();
    for (let at = 0; at < 40; at++) await first.content.put(digest(at), new Uint8Array(MIB));
    expect(used()).toBeLessThanOrEqual(10 * MIB);
    const next = await stores();
    expect((await next.content.get(digest(39)))?.length).toBe(MIB);
    expect(await next.content.get(digest(0))).toBeUndefined();
  });

  test('a listing goes on, and what the user sets is told to last for the session', async () => {
    newWorld(fakeHub({ 'library/nginx': tagsNamed(250) }));
    vi.stubGlobal('indexedDB', limitedDisk(200).factory);
    const worker = await startWorker();
    const request = { repository: 'library/nginx', freshSince: 1, tags: [] };
    let { progress } = await worker.ask('listing.advance', request);
    for (let step = 0; step < 5 && !progress.done; step++)
      ({ progress } = await worker.ask('listing.advance', request));
    expect(progress).toMatchObject({ done: true, known: 250, failure: null, isEphemeral: true });
    expect(await worker.ask('settings.reset', {})).toEqual({ gone: true });
  });
});

test('content takes 64 MiB at most, by our own count, in either kind of window', async () => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  const { content, hidden, sizeOfContents } = await stores();
  const bytes = new Uint8Array(8 * MIB);
  for (let at = 0; at < 12; at++) {
    await content.put(digest(at), bytes);
    await hidden.put(digest(100 + at), bytes);
  }
  expect(await sizeOfContents()).toBeLessThanOrEqual(64 * MIB);
  const kept = async (from: number) =>
    (await Promise.all(Array.from({ length: 12 }, (_, at) => hidden.get(digest(from + at))))).filter(Boolean)
      .length;
  expect([await kept(0), await kept(100)]).toEqual([8, 8]);
}, 30_000);

test('a worker that ends between any two writes leaves nothing that is not counted', async () => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  const { content } = await stores();
  await content.put(digest(1), new Uint8Array(9));
  const writes: string[] = [];
  const put = IDBObjectStore.prototype.put;
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value, key) {
    writes.push(String(key));
    return put.call(this, value, key);
  });
  await content.put(digest(2), new Uint8Array(9));
  expect(writes).toEqual(['contents', `content:${digest(2)}`]);
});

describe('a database that is deleted in the middle', () => {
  test.each([0, 1, 2, 3, 4])('after step %i: the visit ends, with all tags', async (after) => {
    newWorld(fakeHub({ 'library/nginx': tagsNamed(450) }));
    const worker = await startWorker();
    const request = { repository: 'library/nginx', freshSince: 1, tags: [] };
    let { progress } = await worker.ask('listing.look', request);
    for (let step = 0; step < 12 && !progress.done; step++) {
      if (step === after) indexedDB.deleteDatabase('tagkin');
      ({ progress } = await worker.ask('listing.advance', request));
    }
    expect(progress).toMatchObject({ done: true, known: 450, failure: null });
  });

  test('while it is written: what is written is there', async () => {
    vi.stubGlobal('indexedDB', new IDBFactory());
    const { content } = await stores();
    await content.put(digest(1), new Uint8Array(9));
    const writing = content.put(digest(2), new Uint8Array(7));
    indexedDB.deleteDatabase('tagkin');
    await writing;
    await content.put(digest(3), new Uint8Array(5));
    expect((await content.get(digest(3)))?.length).toBe(5);
  });
});

test('a database that never answers is one that fails: what is read next is held in memory', async () => {
  vi.stubGlobal('indexedDB', { open: () => ({}) });
  vi.useFakeTimers();
  vi.resetModules();
  const { read, write } = await import('../../lib/store/kv.ts');
  const settled = async <T>(work: Promise<T>): Promise<T> => {
    await vi.advanceTimersByTimeAsync(30_000);
    return work;
  };
  expect(await settled(read('a', v.unknown()))).toBeUndefined();
  await settled(write('a', 1));
  expect(await read('a', v.unknown())).toBe(1);
});

describe('a newer build beside this one', () => {
  test('has a database of another kind: this one goes on in memory, and a reset removes it', async () => {
    newWorld(fakeHub({ 'library/nginx': tagsNamed(7) }));
    await new Promise((resolve) => {
      const opening = indexedDB.open('tagkin', 7);
      opening.onupgradeneeded = () => opening.result.createObjectStore('other');
      opening.onsuccess = () => resolve(opening.result.close());
    });
    const worker = await startWorker();
    const request = { repository: 'library/nginx', freshSince: 1, tags: [] };
    expect((await worker.ask('listing.advance', request)).progress).toMatchObject({
      known: 7,
      failure: null,
    });
    await worker.ask('platform.choose', { platform: 'linux/arm64' });
    expect((await worker.ask('settings.look', {})).platform).toBe('linux/arm64');
    expect(await worker.ask('settings.reset', {})).toEqual({ gone: true });
    await worker.ask('platform.choose', { platform: 'linux/s390x' });
    expect((await (await nextWorker()).ask('settings.look', {})).platform).toBe('linux/s390x');
  });

  test('has written content: it is neither read nor overwritten, also where it was not looked for', async () => {
    vi.stubGlobal('indexedDB', new IDBFactory());
    const { content } = await stores();
    const newer = { version: 9, value: 'of another kind' };
    await set(`content:${digest(1)}`, newer, createStore('tagkin', 'kv'));
    await content.put(digest(1), new Uint8Array(3));
    expect((await content.get(digest(1)))?.length).toBe(3);
    const { fromDisk } = await import('../../lib/store/disk.ts');
    expect(await fromDisk(`content:${digest(1)}`)).toEqual(newer);
  });
});
