import { createStore, del, delMany, get, keys, set, type UseStore } from 'idb-keyval';

/**
 * Tagkin's one database. Where it cannot be opened, read or written (full, broken, forbidden) what would be in it is kept in
 * memory for as long as the worker lives: that costs speed, never the answer.
 */
const memory = new Map<string, unknown>();
/** What could be written but not read: a job that goes from step to step by what it has stored would never end. */
const unreadable = new Set<string>();
let opened: UseStore | undefined;

const store = (): UseStore => {
  opened ??= lettingGo(createStore('tagkin', 'kv'));
  return opened;
};

/** A store that lets go of its database when that is to be deleted, so that everybody else need not wait for us. */
const lettingGo =
  (use: UseStore): UseStore =>
  (mode, run) =>
    use(mode, (kept) => {
      const { db } = kept.transaction;
      db.onversionchange = () => {
        db.close();
        opened = undefined;
      };
      return run(kept);
    });

/** The value kept under a key, or undefined. Never throws. */
export async function read<T>(key: string): Promise<T | undefined> {
  if (memory.has(key)) return memory.get(key) as T;
  try {
    return await get<T>(key, store());
  } catch {
    opened = undefined; // idb-keyval keeps a failed opening for good: try anew next time
    unreadable.add(key);
    return undefined;
  }
}

/** Keeps a value (anything that can be cloned) under a key. Never throws. */
export async function write(key: string, value: unknown): Promise<void> {
  try {
    await set(key, value, store());
    if (unreadable.has(key)) memory.set(key, value);
    else memory.delete(key);
  } catch {
    opened = undefined;
    memory.set(key, value);
  }
}

/** Forgets what is kept under a key. Never throws. */
export async function remove(key: string): Promise<void> {
  memory.delete(key);
  try {
    await del(key, store());
  } catch {
    opened = undefined;
  }
}

/** The keys that begin so. Never throws. */
export async function keysOf(prefix: string): Promise<string[]> {
  let kept: string[] = [];
  try {
    kept = await keys<string>(store());
  } catch {
    opened = undefined;
  }
  return [...new Set([...kept, ...memory.keys()])].filter((key) => key.startsWith(prefix));
}

/** Forgets everything whose key begins so. Never throws. */
export async function removeAll(prefix: string): Promise<void> {
  const all = await keysOf(prefix);
  for (const key of all) memory.delete(key);
  try {
    await delMany(all, store());
  } catch {
    opened = undefined;
  }
}
