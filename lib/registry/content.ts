import { unlessDefect } from '../failure.ts';
import type { Digest } from '../oci/digest.ts';

/** Verified content by its digest: it never changes, so it never expires. */
export interface ContentCache {
  get(digest: Digest): Promise<Uint8Array | undefined>;
  put(digest: Digest, bytes: Uint8Array): Promise<void>;
}

/** The same cache; its failures (site data blocked, disk full) count as misses. Throws defects alone. */
export function forgiving(cache: ContentCache): ContentCache {
  return {
    get: async (digest) => cache.get(digest).catch(unlessDefect(undefined)),
    put: async (digest, bytes) => cache.put(digest, bytes).catch(unlessDefect(undefined)),
  };
}
