import * as v from 'valibot';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { BROKEN } from './broken-disk.ts';
import { diskOfEachTest, freshStores, thrownBy } from './fresh-stores.ts';

/** The stores, with one record among decisions. */
async function fresh() {
  const stores = await freshStores();
  const recent = stores.durableStore('recent', v.unknown());
  return {
    ...stores,
    saveDurable: (_: 'recent', value: unknown) => recent.save(value),
    loadDurable: (_: 'recent') => recent.load(),
  };
}

const log = diskOfEachTest();
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
    expect(log.current).not.toHaveBeenCalled();
  });
});

test('a browser whose memory is full is not our defect', async () => {
  const { toSession, browser, failureOf } = await fresh();
  const message = 'Session storage quota bytes exceeded. Values were not stored.';
  vi.spyOn(browser.storage.session, 'set').mockRejectedValue(new Error(message));
  expect(failureOf(await thrownBy(toSession({ a: 1 })))).toEqual({ kind: 'unsupported', isStorage: true });
  expect(log.current).not.toHaveBeenCalled();
});
