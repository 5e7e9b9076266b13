import * as v from 'valibot';
import { type Digest, isDigest } from '../oci/digest.ts';
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

/** Every document that is cached as text, with its digest. A config counts too. */
export async function storedContents(from: WindowKind): Promise<{ digest: Digest; text: string }[]> {
  const stored: { digest: Digest; text: string }[] = [];
  for (const id of await contents.ids(from)) {
    const bytes = isDigest(id) && (await contents.read(id, from));
    if (bytes) stored.push({ digest: id, text: new TextDecoder().decode(bytes) });
  }
  return stored;
}

export const clearContents = (): Promise<void> => contents.clear();
export const countContents = (): Promise<number> => contents.count();
/** Their bytes together. */
export const sizeOfContents = (): Promise<number> => contents.total();
