import { afterEach, beforeEach, describe, expect, type Mock, test, vi } from 'vitest';
import { TagkinError } from '../../lib/failure.ts';
import { forgiving } from '../../lib/registry/content.ts';

const DIGEST = `sha256:${'a'.repeat(64)}` as const;

let log: Mock;
beforeEach(() => {
  log = vi.spyOn(console, 'error').mockReturnValue(undefined);
});
afterEach(() => void vi.restoreAllMocks());

const cacheThat = (error: unknown) =>
  forgiving({ get: () => Promise.reject(error), put: () => Promise.reject(error) });

describe('a cache that fails', () => {
  test('is a miss where its storage fails', async () => {
    const cache = cacheThat(new TagkinError({ kind: 'unsupported', isStorage: true }));
    expect(await cache.get(DIGEST)).toBeUndefined();
    await cache.put(DIGEST, new Uint8Array());
    expect(log).not.toHaveBeenCalled();
  });

  test('is a defect where our own code throws', async () => {
    const cache = cacheThat(new TypeError('x'));
    await expect(cache.get(DIGEST)).rejects.toBeInstanceOf(TypeError);
    await expect(cache.put(DIGEST, new Uint8Array())).rejects.toBeInstanceOf(TypeError);
    expect(log).toHaveBeenCalled();
  });
});
