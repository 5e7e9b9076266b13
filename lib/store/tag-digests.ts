import * as v from 'valibot';
import { type Digest, isDigest } from '../oci/digest.ts';
import { cacheStore } from './cache-store.ts';
import type { WindowKind } from './window-kind.ts';

/**
 * The digest that a tag of any registry last pointed to, by canonical reference. While its content is cached, a HEAD
 * (no pull) is enough to look the tag up.
 */
const digests = cacheStore('tag', v.custom<Digest>(isDigest));

export const loadTagDigest = (image: string, from: WindowKind): Promise<Digest | undefined> =>
  digests.read(image, from);

export const saveTagDigest = (image: string, digest: Digest, from: WindowKind): Promise<void> =>
  digests.write(image, digest, 1, from);

/** All of them. */
export async function storedTagDigests(from: WindowKind): Promise<[image: string, digest: Digest][]> {
  const all: [string, Digest][] = [];
  for (const image of await digests.ids(from)) {
    const digest = await digests.read(image, from);
    if (digest) all.push([image, digest]);
  }
  return all;
}

/** Of one registry, or of all. */
export const clearTagDigests = (registry?: string): Promise<void> =>
  digests.clear(registry === undefined ? '' : `${registry}/`);
