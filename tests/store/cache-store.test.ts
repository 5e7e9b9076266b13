import { IDBFactory } from 'fake-indexeddb';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

const MIB = 1024 * 1024;
const digest = (letter: string) => `sha256:${letter.repeat(64)}` as const;

beforeEach(() => {
  vi.resetModules();
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.useFakeTimers({ toFake: ['Date'], now: 1_000_000 });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const contents = async () => (await import('../../lib/store/content.ts')).contentCache('ordinary');
const rows = async () => {
  const { read } = await import('../../lib/store/kv.ts');
  return Object.keys((await read('contents', v.record(v.string(), v.unknown()))) ?? {});
};
const put = async (letter: string, mebibytes: number) => {
  vi.setSystemTime(Date.now() + 1000);
  await (await contents()).put(digest(letter), new Uint8Array(mebibytes * MIB));
};
const kept = async (letters: string) => {
  const cache = await contents();
  const found = await Promise.all(
    [...letters].map(async (letter) => ((await cache.get(digest(letter))) ? letter : '')),
  );
  return found.join('');
};

describe('content within 64 MiB', () => {
  test('what was written longest ago is forgotten first', async () => {
    await put('a', 30);
    await put('b', 30);
    expect(await kept('ab')).toBe('ab');
    await put('c', 10);
    expect(await kept('abc')).toBe('bc');
    expect(await rows()).toEqual([digest('b'), digest('c')]);
  });

  test('writing again makes it the newest', async () => {
    await put('a', 30);
    await put('b', 30);
    await put('a', 30);
    await put('c', 10);
    expect(await kept('abc')).toBe('ac');
  });

  test('one that is larger than the budget stays until the next', async () => {
    await put('a', 65);
    expect(await kept('a')).toBe('a');
    await put('b', 1);
    expect(await kept('ab')).toBe('b');
  });

  test('a time in the future counts as the oldest', async () => {
    vi.setSystemTime(9_000_000);
    await put('a', 30);
    vi.setSystemTime(1_000_000);
    await put('b', 30);
    await put('c', 10);
    expect(await kept('abc')).toBe('bc');
  });

  test('writes at the same time are all accounted for', async () => {
    await Promise.all([...'abcdef'].map((letter) => put(letter, 1)));
    expect((await rows()).sort()).toEqual([...'abcdef'].map(digest));
  });
});

describe('what is forgotten leaves no ledger row', () => {
  test('all of it', async () => {
    await put('a', 1);
    await (await import('../../lib/store/content.ts')).clearContents();
    expect(await (await import('../../lib/store/kv.ts')).keysOf('')).toEqual([]);
  });

  test('one registry of several', async () => {
    const { saveTagDigest, clearTagDigests } = await import('../../lib/store/tag-digests.ts');
    const { keysOf, read } = await import('../../lib/store/kv.ts');
    await saveTagDigest('quay.io/a/b:1', digest('a'), 'ordinary');
    await saveTagDigest('ghcr.io/a/b:1', digest('b'), 'ordinary');
    await saveTagDigest('quay.io/a/c:1', digest('c'), 'private');
    await clearTagDigests('quay.io');
    expect(await keysOf('')).toEqual(['tag:ghcr.io/a/b:1', 'tags']);
    expect(Object.keys((await read('tags', v.record(v.string(), v.unknown()))) ?? {})).toEqual([
      'ghcr.io/a/b:1',
    ]);
  });
});
