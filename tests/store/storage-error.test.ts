import { IDBFactory } from 'fake-indexeddb';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, type Mock, test, vi } from 'vitest';
import { BROKEN } from './broken-disk.ts';

/** The stores of a worker that has just started, with the failures of its own modules. */
async function fresh() {
  vi.resetModules();
  const { durableStore } = await import('../../lib/store/durable.ts');
  const recent = durableStore('recent', v.unknown());
  return {
    saveDurable: (_: 'recent', value: unknown) => recent.save(value),
    loadDurable: (_: 'recent') => recent.load(),
    ...(await import('../../lib/store/kv.ts')),
    ...(await import('../../lib/store/disk.ts')),
    ...(await import('../../lib/store/session.ts')),
    ...(await import('../../lib/failure.ts')),
    ...(await import('../../lib/browser.ts')),
  };
}

let log: Mock;
beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  log = vi.spyOn(console, 'error').mockReturnValue(undefined);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const thrownBy = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => expect.fail('nothing was thrown'),
    (error: unknown) => error,
  );
const noData = { cannot: () => 'be cloned' };

describe('a value that is no data is our defect', () => {
  test('on the disk, in the cache and among decisions', async () => {
    const { toDisk, write, saveDurable, failureOf } = await fresh();
    for (const work of [toDisk('a', noData), write('a', noData), saveDurable('recent', noData)])
      expect(failureOf(await thrownBy(work))).toMatchObject({
        kind: 'internal',
        defect: { name: 'DataCloneError' },
      });
  });

  test('no copy of a decision stays in the browser’s memory', async () => {
    const { saveDurable, loadDurable } = await fresh();
    await thrownBy(saveDurable('recent', noData));
    expect(await loadDurable('recent')).toBeUndefined();
  });
});

describe.each(Object.entries(BROKEN))('where %s, it is not', (_, disk) => {
  beforeEach(() => void vi.stubGlobal('indexedDB', disk()));

  test('on the disk', async () => {
    const { toDisk, fromDisk, failureOf } = await fresh();
    const error = await thrownBy(toDisk('a', 1).then(() => fromDisk('a')));
    expect(failureOf(error)).toEqual({ kind: 'unsupported', isStorage: true });
  });

  test('cache and decisions go on in memory', async () => {
    const { write, read, saveDurable, loadDurable } = await fresh();
    await read('a', v.unknown());
    await write('a', 1);
    expect(await read('a', v.unknown())).toBe(1);
    expect(await saveDurable('recent', [1])).toBe(false);
    expect(await loadDurable('recent')).toEqual([1]);
    expect(log).not.toHaveBeenCalled();
  });
});

test('a browser whose memory is full is not our defect', async () => {
  const { toSession, browser, failureOf } = await fresh();
  const message = 'Session storage quota bytes exceeded. Values were not stored.';
  vi.spyOn(browser.storage.session, 'set').mockRejectedValue(new Error(message));
  expect(failureOf(await thrownBy(toSession({ a: 1 })))).toEqual({ kind: 'unsupported', isStorage: true });
  expect(log).not.toHaveBeenCalled();
});
