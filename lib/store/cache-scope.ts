import * as kv from './kv.ts';
import type { WindowKind } from './window-kind.ts';

/** Where what is looked at may be put down. Nothing here throws. */
export interface Shelf {
  read<T>(key: string): Promise<T | undefined>;
  write(key: string, value: unknown): Promise<void>;
  remove(key: string): Promise<void>;
  /** Whether what is kept under a key ends with the worker. */
  endsWithWorker(key: string): boolean;
}

/** So many things of private windows are kept at once; the oldest leave first. */
const MOST = 500;

/** What was looked at in private windows: in the worker's memory alone, and seen by private windows alone. */
const seen = new Map<string, unknown>();

/** Reads what the disk has already, and writes nothing there. What was removed here may still be on the disk. */
const privateShelf: Shelf = {
  read: async <T>(key: string) => (seen.has(key) ? (seen.get(key) as T) : kv.read<T>(key)),
  async write(key, value) {
    seen.delete(key);
    seen.set(key, value);
    const [oldest] = seen.keys();
    if (seen.size > MOST && oldest !== undefined) seen.delete(oldest);
  },
  remove: async (key) => void seen.delete(key),
  endsWithWorker: (key) => seen.has(key) || kv.endsWithWorker(key),
};

export const shelfOf = (from: WindowKind): Shelf => (from === 'private' ? privateShelf : kv);

/** Forgets everything whose key begins so, wherever it is. */
export async function clearShelves(prefix: string): Promise<void> {
  for (const key of [...seen.keys()]) if (key.startsWith(prefix)) seen.delete(key);
  await kv.removeAll(prefix);
}
