import * as v from 'valibot';
import type { ContentCache } from '../registry/content.ts';
import { cacheStore } from './cache-store.ts';
import type { WindowKind } from './window-kind.ts';

/** Manifests and configs by digest: content with a digest never changes. */
const contents = cacheStore(
  'content',
  v.custom<Uint8Array>((value) => value instanceof Uint8Array),
);

export const contentCache = (from: WindowKind): ContentCache => ({
  get: (digest) => contents.read(digest, from),
  put: (digest, bytes) => contents.write(digest, bytes, bytes.length, from),
});

export const clearContents = (): Promise<void> => contents.clear();
export const countContents = (): Promise<number> => contents.count();
/** Their bytes together. */
export const sizeOfContents = (): Promise<number> => contents.total();
