import { fromDisk, keysOnDisk, offDisk, toDisk } from './disk.ts';
import { readRecord } from './record.ts';
import { isNotData } from './storage-error.ts';

/**
 * What can be fetched again: listings, manifests, configs. Where the disk refuses, it is kept in memory for as long as the
 * worker lives: that costs speed, never the answer.
 */
const memory = new Map<string, unknown>();
/** Keys that could not be read: a job that continues from what it stored would never end, so memory keeps a copy. */
const unreadable = new Set<string>();
/** Keys whose record a newer build wrote: their values are kept in memory alone. */
const newer = new Set<string>();

/**
 * The value stored under a key in this version of its format; undefined if there is none, or one of another version.
 * Never throws.
 */
export async function read<T>(key: string, version = 1): Promise<T | undefined> {
  if (memory.has(key)) return memory.get(key) as T;
  try {
    const record = readRecord(await fromDisk(key), version);
    if (record.state === 'newer') newer.add(key);
    return record.state === 'value' && record.version === version ? (record.value as T) : undefined;
  } catch {
    unreadable.add(key); // reading clones nothing of ours: it is the disk
    return undefined;
  }
}

/**
 * Stores a value under a key that was read before. Throws `DataCloneError` alone, for a value that cannot be cloned, and keeps
 * that in memory.
 */
export async function write(key: string, value: unknown, version = 1): Promise<void> {
  if (newer.has(key)) return void memory.set(key, value);
  try {
    await toDisk(key, { version, value });
  } catch (error) {
    memory.set(key, value);
    if (isNotData(error)) throw error;
    return;
  }
  if (unreadable.has(key)) memory.set(key, value);
  else memory.delete(key);
}

/** Forgets what is stored under a key. Never throws. */
export async function remove(key: string): Promise<void> {
  memory.delete(key);
  if (!newer.has(key)) await offDisk([key]).catch(() => {});
}

/** Whether what is stored under a key is lost when the worker ends. */
export const isEphemeral = (key: string): boolean => memory.has(key);

/** The keys with a prefix. Never throws: a disk that cannot be read has none. */
export async function keysOf(prefix: string): Promise<string[]> {
  const kept = await keysOnDisk().catch(() => []);
  return [...new Set([...kept, ...memory.keys()])].filter((key) => key.startsWith(prefix));
}

/** Forgets everything whose key begins so, records of newer builds too. Never throws. */
export async function removeAll(prefix: string): Promise<void> {
  const all = await keysOf(prefix);
  for (const key of all) {
    memory.delete(key);
    newer.delete(key);
  }
  await offDisk(all).catch(() => {});
}
