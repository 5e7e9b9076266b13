import { IDBFactory } from 'fake-indexeddb';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { BROKEN } from './broken-disk.ts';

/** The store as a worker finds it that has just started. */
async function fresh() {
  vi.resetModules();
  return import('../../lib/store/kv.ts');
}

beforeEach(() => void vi.stubGlobal('indexedDB', new IDBFactory()));
afterEach(() => void vi.unstubAllGlobals());

test('what is written outlives the worker; what is removed does not', async () => {
  const { read, write, remove } = await fresh();
  expect(await read('a', v.unknown())).toBeUndefined();
  await write('a', { b: [1, new Uint8Array([2])] });
  await write('c', 'gone');
  await remove('c');
  const next = await fresh();
  expect(await next.read('a', v.unknown())).toEqual({ b: [1, new Uint8Array([2])] });
  expect(await next.read('c', v.unknown())).toBeUndefined();
});

describe.each(Object.entries(BROKEN))('where %s', (_, disk) => {
  beforeEach(() => void vi.stubGlobal('indexedDB', disk()));

  test('what is written is there for as long as the worker lives', async () => {
    const { read, write, remove } = await fresh();
    expect(await read('a', v.unknown())).toBeUndefined();
    await write('a', 1);
    await write('a', 2);
    await remove('b');
    expect(await read('a', v.unknown())).toBe(2);
    await remove('a');
    expect(await read('a', v.unknown())).toBeUndefined();
  });

  test('it is used again once it works', async () => {
    const { read, write } = await fresh();
    await write('a', 1);
    expect(await read('b', v.unknown())).toBeUndefined();
    vi.stubGlobal('indexedDB', new IDBFactory());
    await write('a', 2);
    await write('a', 3);
    expect(await (await fresh()).read('a', v.unknown())).toBe(3);
  });
});

test('a value that cannot be cloned is kept in memory, and is our defect', async () => {
  const { read, write } = await fresh();
  await expect(write('a', () => 1)).rejects.toMatchObject({ name: 'DataCloneError' });
  expect(await read('a', v.unknown())).toBeTypeOf('function');
});

test('a deleted database is closed at once, and opened again', async () => {
  const { read, write } = await fresh();
  await write('a', 1);
  const deleting = indexedDB.deleteDatabase('tagkin');
  await new Promise((resolve, reject) => {
    deleting.onsuccess = resolve;
    deleting.onblocked = () => reject(new Error('it is held on to'));
  });
  expect(await read('a', v.unknown())).toBeUndefined();
  await write('a', 2);
  expect(await (await fresh()).read('a', v.unknown())).toBe(2);
});
