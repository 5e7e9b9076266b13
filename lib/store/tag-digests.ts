import { cacheStore } from './cache-store.ts';
import type { WindowKind } from './window-kind.ts';

/**
 * The digest that a tag of any registry last pointed to, by canonical reference. While its content is cached, a HEAD
 * (no pull) is enough to look the tag up.
 */
const digests = cacheStore<string>('tag');

export async function loadTagDigest(image: string, from: WindowKind): Promise<string | undefined> {
  const digest: unknown = await digests.read(image, from);
  return typeof digest === 'string' ? digest : undefined;
}

export const saveTagDigest = (image: string, digest: string, from: WindowKind): Promise<void> =>
  digests.write(image, digest, 1, from);

/** Of one registry, or of all. */
export const clearTagDigests = (registry?: string): Promise<void> =>
  digests.clear(registry === undefined ? '' : `${registry}/`);
