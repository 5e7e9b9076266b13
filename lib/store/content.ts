import type { ContentCache } from '../registry/content.ts';
import { cacheStore } from './cache-store.ts';
import type { WindowKind } from './window-kind.ts';

/** Manifests and configs by digest: content with a digest never changes. */
const contents = cacheStore<Uint8Array>('content');

export const contentCache = (from: WindowKind): ContentCache => ({
  async get(digest) {
    const bytes: unknown = await contents.read(digest, from);
    return bytes instanceof Uint8Array ? bytes : undefined;
  },
  put: (digest, bytes) => contents.write(digest, bytes, bytes.length, from),
});

export const clearContents = (): Promise<void> => contents.clear();
export const countContents = (): Promise<number> => contents.count();
