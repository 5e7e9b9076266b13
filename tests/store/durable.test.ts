import { IDBFactory } from 'fake-indexeddb';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { BROKEN, readOnly } from './broken-disk.ts';

/** The stores as the next worker of the same browser finds them; or as the first worker of a new browser session. */
async function start(from: 'same browser' | 'new browser') {
  const session = (await import('../../lib/browser.ts')).browser.storage.session;
  const kept = from === 'same browser' ? await session.get(null) : {};
  vi.resetModules();
  await (await import('../../lib/browser.ts')).browser.storage.session.set(kept);
  const { durableStore, isDeviceWritable } = await import('../../lib/store/durable.ts');
  const { wipe } = await import('../../lib/store/wipe.ts');
  const stores = {
    recent: durableStore('recent', v.unknown()),
    approvals: durableStore('approvals', v.unknown()),
  };
  return {
    isDeviceWritable,
    wipe,
    loadDurable: (key: keyof typeof stores) => stores[key].load(),
    saveDurable: (key: keyof typeof stores, value: unknown) => stores[key].save(value),
    removeDurable: (key: keyof typeof stores) => stores[key].remove(),
  };
}

beforeEach(async () => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  await start('new browser');
});
afterEach(() => void vi.unstubAllGlobals());

test('a decision is on this device, and in no other place', async () => {
  const { saveDurable, loadDurable, isDeviceWritable } = await start('same browser');
  expect(await isDeviceWritable()).toBe(true);
  expect(await loadDurable('recent')).toBeUndefined();
  expect(await saveDurable('recent', { b: 1 })).toBe(true);
  const next = await start('new browser');
  expect(await next.loadDurable('recent')).toEqual({ b: 1 });
  expect(await next.removeDurable('recent')).toBe(true);
  expect(await (await start('new browser')).loadDurable('recent')).toBeUndefined();
});

describe.each(Object.entries(BROKEN))('where %s', (_, disk) => {
  beforeEach(() => void vi.stubGlobal('indexedDB', disk()));

  test('a decision outlives the worker, not the browser, and reports that', async () => {
    const { saveDurable, isDeviceWritable } = await start('same browser');
    expect(await isDeviceWritable()).toBe(false);
    expect(await saveDurable('recent', [1])).toBe(false);
    expect(await saveDurable('recent', [2])).toBe(false);
    expect(await (await start('same browser')).loadDurable('recent')).toEqual([2]);
    await (await start('same browser')).removeDurable('recent');
    expect(await (await start('same browser')).loadDurable('recent')).toBeUndefined();
  });

  test('when it has been mended, what is decided next is on it', async () => {
    const { saveDurable } = await start('same browser');
    await saveDurable('recent', 1);
    vi.stubGlobal('indexedDB', new IDBFactory());
    expect(await saveDurable('recent', 2)).toBe(true);
    expect(await (await start('new browser')).loadDurable('recent')).toBe(2);
  });
});

test('a full disk: what was decided last counts, not what is on it', async () => {
  const disk = new IDBFactory();
  vi.stubGlobal('indexedDB', disk);
  const { saveDurable } = await start('same browser');
  await saveDurable('recent', 'before');
  vi.stubGlobal('indexedDB', undefined);
  const next = await start('same browser');
  await next.saveDurable('recent', 'after');
  vi.stubGlobal('indexedDB', disk);
  expect(await (await start('same browser')).loadDurable('recent')).toBe('after');
});

test('a disk that can only be read: what was taken back stays so until the browser closes, also by taking back all', async () => {
  const disk = new IDBFactory();
  vi.stubGlobal('indexedDB', disk);
  await (await start('same browser')).saveDurable('recent', 'before');
  readOnly(disk);
  const { removeDurable, wipe, loadDurable } = await start('same browser');
  expect(await removeDurable('approvals')).toBe(true); // there was none
  expect(await removeDurable('recent')).toBe(false);
  expect(await wipe()).toBe(false);
  expect(await loadDurable('recent')).toBeUndefined();
  expect(await (await start('same browser')).loadDurable('recent')).toBeUndefined();
  expect(await (await start('new browser')).loadDurable('recent')).toBe('before');
});

test('taking back all leaves nothing on the disk nor in memory', async () => {
  const { session } = (await import('../../lib/browser.ts')).browser.storage;
  const { saveDurable, wipe, loadDurable } = await start('same browser');
  await saveDurable('recent', 'a');
  await session.set({ other: 1 });
  expect(await wipe()).toBe(true);
  expect(await loadDurable('recent')).toBeUndefined();
  const { browser } = await import('../../lib/browser.ts');
  expect(await browser.storage.session.get(null)).toEqual({});
});

describe('a sign-in that is to be kept on this device', () => {
  const credentials = { registry: 'r.test', account: 'me', secret: 's', keep: 'device' } as const;

  test('is', async () => {
    await start('same browser');
    const { keepCredentials, allCredentials } = await import('../../lib/store/credentials.ts');
    await keepCredentials(credentials);
    expect(await allCredentials()).toEqual([credentials]);
  });

  test.each(Object.entries(BROKEN))(
    'where %s: lasts until the browser closes, and reports that',
    async (_, disk) => {
      vi.stubGlobal('indexedDB', disk());
      await start('same browser');
      const { keepCredentials } = await import('../../lib/store/credentials.ts');
      await keepCredentials(credentials);
      await start('same browser');
      const next = await import('../../lib/store/credentials.ts');
      expect(await next.allCredentials()).toEqual([{ ...credentials, keep: 'session' }]);
      await next.forgetCredentials('r.test');
      expect(await next.allCredentials()).toEqual([]);
    },
  );
});
