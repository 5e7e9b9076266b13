import { fromDisk, keysOnDisk, offDisk, toDisk } from './disk.ts';

/**
 * What can be asked for again: listings, manifests, configs. Where the disk refuses, it is kept in memory for as long as the
 * worker lives: that costs speed, never the answer.
 */
const memory = new Map<string, unknown>();
/** What could be written but not read: a job that goes from step to step by what it has stored would never end. */
const unreadable = new Set<string>();

/** The value kept under a key, or undefined. Never throws. */
export async function read<T>(key: string): Promise<T | undefined> {
  if (memory.has(key)) return memory.get(key) as T;
  try {
    return await fromDisk<T>(key);
  } catch {
    unreadable.add(key);
    return undefined;
  }
}

/** Keeps a value (anything that can be cloned) under a key. Never throws. */
export async function write(key: string, value: unknown): Promise<void> {
  try {
    await toDisk(key, value);
    if (unreadable.has(key)) memory.set(key, value);
    else memory.delete(key);
  } catch {
    memory.set(key, value);
  }
}

/** Forgets what is kept under a key. Never throws. */
export async function remove(key: string): Promise<void> {
  memory.delete(key);
  await offDisk([key]).catch(() => {});
}

/** Whether what is kept under a key ends with the worker. */
export const isEphemeral = (key: string): boolean => memory.has(key);

/** The keys that begin so. Never throws. */
export async function keysOf(prefix: string): Promise<string[]> {
  const kept = await keysOnDisk().catch(() => []);
  return [...new Set([...kept, ...memory.keys()])].filter((key) => key.startsWith(prefix));
}

/** Forgets everything whose key begins so. Never throws. */
export async function removeAll(prefix: string): Promise<void> {
  const all = await keysOf(prefix);
  for (const key of all) memory.delete(key);
  await offDisk(all).catch(() => {});
}
