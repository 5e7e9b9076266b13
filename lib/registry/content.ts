import type { Digest } from '../oci/digest.ts';

/** Content by its digest, kept for good: what was hashed once never changes. */
export interface ContentCache {
  get(digest: Digest): Promise<Uint8Array | undefined>;
  put(digest: Digest, bytes: Uint8Array): Promise<void>;
}

/** The same cache, whose failures (site data blocked, disk full) are only misses. */
export function forgiving(cache: ContentCache): ContentCache {
  return {
    get: async (digest) => cache.get(digest).catch(() => undefined),
    put: async (digest, bytes) => cache.put(digest, bytes).catch(() => undefined),
  };
}
