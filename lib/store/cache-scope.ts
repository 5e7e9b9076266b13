import * as kv from './kv.ts';
import type { WindowKind } from './window-kind.ts';

/** Where what is looked at may be put down. Nothing here throws. */
export interface CacheScope {
  read<T>(key: string): Promise<T | undefined>;
  write(key: string, value: unknown): Promise<void>;
  remove(key: string): Promise<void>;
  /** Whether what is kept under a key ends with the worker. */
  isEphemeral(key: string): boolean;
}

/** So many things of private windows are kept at once; the oldest leave first. */
const MAX_PRIVATE_ENTRIES = 500;

/** What was looked at in private windows: in the worker's memory alone, and seen by private windows alone. */
const seen = new Map<string, unknown>();

/** Reads what the disk has already, and writes nothing there. What was removed here may still be on the disk. */
const privateScope: CacheScope = {
  read: async <T>(key: string) => (seen.has(key) ? (seen.get(key) as T) : kv.read<T>(key)),
  async write(key, value) {
    seen.delete(key);
    seen.set(key, value);
    const [oldest] = seen.keys();
    if (seen.size > MAX_PRIVATE_ENTRIES && oldest !== undefined) seen.delete(oldest);
  },
  remove: async (key) => void seen.delete(key),
  isEphemeral: (key) => seen.has(key) || kv.isEphemeral(key),
};

export const cacheScope = (from: WindowKind): CacheScope => (from === 'private' ? privateScope : kv);

/** Forgets everything whose key begins so, wherever it is. */
export async function clearCaches(prefix: string): Promise<void> {
  for (const key of [...seen.keys()]) if (key.startsWith(prefix)) seen.delete(key);
  await kv.removeAll(prefix);
}
