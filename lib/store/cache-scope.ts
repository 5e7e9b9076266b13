import type * as v from 'valibot';
import * as kv from './kv.ts';
import type { WindowKind } from './window-kind.ts';

/**
 * The cache of a kind of window. `version`: of the value's format, 1 by default; no record of a newer one is changed.
 * What is thrown is a defect of ours.
 */
export interface CacheScope {
  /** Undefined for a value that does not fit its schema. */
  read<T>(key: string, schema: v.GenericSchema<unknown, T>, version?: number): Promise<T | undefined>;
  /** `isFull`: the disk has no room for it, so that it is held in memory. */
  write(key: string, value: unknown, version?: number): Promise<{ isFull: boolean }>;
  remove(key: string, version?: number): Promise<void>;
  /** Whether the value under a key is lost when the worker ends. */
  isEphemeral(key: string): boolean;
}

/** Entries cached for private windows at once; the oldest are dropped first. */
const MAX_PRIVATE_ENTRIES = 500;

/** Values fetched in private windows: in the worker's memory only, and visible to private windows only. */
const memory = new Map<string, unknown>();

/** Also reads the disk, and never writes there. A value removed here may still be on the disk. */
const privateScope: CacheScope = {
  read: async <T>(key: string, schema: v.GenericSchema<unknown, T>, version?: number) =>
    memory.has(key) ? (memory.get(key) as T) : kv.read<T>(key, schema, version),
  async write(key, value) {
    memory.delete(key);
    memory.set(key, value);
    const [oldest] = memory.keys();
    if (memory.size > MAX_PRIVATE_ENTRIES && oldest !== undefined) memory.delete(oldest);
    return { isFull: false };
  },
  remove: async (key) => void memory.delete(key),
  isEphemeral: (key) => memory.has(key) || kv.isEphemeral(key),
};

const ordinaryScope: CacheScope = {
  read: kv.read,
  write: kv.write,
  remove: kv.remove,
  isEphemeral: kv.isEphemeral,
};

export const cacheScope = (from: WindowKind): CacheScope =>
  from === 'private' ? privateScope : ordinaryScope;

/** Forgets everything that was fetched in private windows. */
export const forgetPrivate = (): void => memory.clear();

/** Removes everything under a prefix, in memory and on the disk, but no record of a build newer than `version`. */
export async function clearCaches(prefix: string, version?: number): Promise<void> {
  for (const key of [...memory.keys()]) if (key.startsWith(prefix)) memory.delete(key);
  await kv.removeAll(prefix, version);
}
