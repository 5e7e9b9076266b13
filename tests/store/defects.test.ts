import { IDBObjectStore } from 'fake-indexeddb';
import * as v from 'valibot';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeHub, tagsNamed } from '../worker/fake-hub.ts';
import { newWorld, startWorker } from '../worker/worker.ts';
import { diskOfEachTest, freshStores, thrownBy } from './fresh-stores.ts';

const log = diskOfEachTest();

const slip = () => {
  throw new TypeError('x is not a function');
};

describe('our own code within a transaction', () => {
  test.each([
    ['a TypeError', () => new TypeError('x is not a function')],
    // By its name it would be the disk's.
    ['an abort', () => new DOMException('aborted', 'AbortError')],
    ['a full quota', () => new DOMException('full', 'QuotaExceededError')],
  ])('throws %s: it comes out as it is, and nothing is written', async (_, thrown) => {
    const { changeOnDisk, fromDisk, toDisk } = await freshStores();
    await toDisk('a', 'before');
    const error = thrown();
    const change = (stored: unknown) => {
      if (stored === 'before') throw error;
      return 'after';
    };
    expect(await thrownBy(changeOnDisk(['b', 'a'], change))).toBe(error);
    expect([await fromDisk('a'), await fromDisk('b')]).toEqual(['before', undefined]);
  });
});

describe.each<[string, () => unknown]>([
  ['opening', () => vi.stubGlobal('indexedDB', { open: slip, deleteDatabase: slip })],
  ['reading', () => vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(slip)],
])('a defect of ours in %s', (_, breakIt) => {
  beforeEach(() => void breakIt());

  test('is no broken disk: nothing is held for the session, and it is logged once', async () => {
    const { durableStore, isDeviceWritable, read, allOfSession, failureOf } = await freshStores();
    const recent = durableStore('recent', v.unknown());
    for (const work of [
      () => recent.save('secret'),
      () => recent.load(),
      () => recent.remove(),
      () => isDeviceWritable(),
      () => read('a', v.unknown()),
    ])
      expect(failureOf(await thrownBy(work()))).toMatchObject({ kind: 'internal' });
    expect(await allOfSession()).toEqual({});
    expect(log.current).toHaveBeenCalledTimes(1);
    expect(log.current.mock.calls.join()).not.toContain('is not a function');
  });

  test('reaches the page as `internal`', async () => {
    newWorld(fakeHub({ 'library/nginx': tagsNamed(7) }));
    const worker = await startWorker();
    breakIt();
    const reply = await worker.tell({ tagkin: 'settings.look', request: {} }, 'extension');
    expect(reply).toMatchObject({ ok: false, error: { kind: 'internal', defect: { name: 'TypeError' } } });
    expect(log.current).toHaveBeenCalledTimes(1);
  });
});

test('a reset deletes the database where a defect keeps it from being read, and logs that', async () => {
  const { toDisk, wipe, fromDisk } = await freshStores();
  await toDisk('a', 1);
  vi.spyOn(IDBObjectStore.prototype, 'clear').mockImplementation(slip);
  expect(await wipe()).toBe(true);
  expect(await fromDisk('a')).toBeUndefined();
  expect(log.current).toHaveBeenCalledTimes(1);
});

describe('what a database throws', () => {
  test.each([
    ...[
      'QuotaExceededError',
      'UnknownError',
      'SecurityError',
      'VersionError',
      'InvalidStateError',
      'AbortError',
    ],
    ...['NotFoundError', 'NotReadableError', 'DataError', 'TimeoutError', 'NS_ERROR_FILE_CORRUPTED'],
  ])('%s is the disk’s', async (name) => {
    const { fromDisk, failureOf } = await freshStores();
    vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(() => {
      throw new DOMException('x', name);
    });
    expect(failureOf(await thrownBy(fromDisk('a')))).toEqual({ kind: 'unsupported', isStorage: true });
    expect(log.current).not.toHaveBeenCalled();
  });

  test.each([
    'DataCloneError',
    'TransactionInactiveError',
    'ReadOnlyError',
    'ConstraintError',
    'SyntaxError',
  ])('%s is ours', async (name) => {
    const { fromDisk, failureOf } = await freshStores();
    vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(() => {
      throw new DOMException('x', name);
    });
    expect(failureOf(await thrownBy(fromDisk('a')))).toMatchObject({ kind: 'internal', defect: { name } });
  });
});

test('a defect in the session’s storage is ours; what the browser refuses is not', async () => {
  const { toSession, browser, failureOf } = await freshStores();
  const set = vi.spyOn(browser.storage.session, 'set');
  set.mockRejectedValueOnce(new TypeError('Error in invocation of storage.set'));
  expect(failureOf(await thrownBy(toSession({ a: 1 })))).toMatchObject({ kind: 'internal' });
  set.mockRejectedValueOnce(new Error('Extension context invalidated.'));
  expect(failureOf(await thrownBy(toSession({ a: 1 })))).toEqual({ kind: 'unsupported', isStorage: true });
});
