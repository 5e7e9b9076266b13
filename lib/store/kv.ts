import { fromDisk, keysOnDisk, offDisk, toDisk } from './disk.ts';
import { readRecord } from './record.ts';
import { isNotData } from './storage-error.ts';

/**
 * Values that can be fetched again: listings, manifests, configs. If the disk fails, they are held in memory until
 * the worker ends: that costs speed, never an answer.
 */
const memory = new Map<string, unknown>();
/**
 * Keys that could not be read. Memory keeps a copy of what is written there: a job that resumes from its stored state
 * would otherwise never end.
 */
const unreadable = new Set<string>();
/** Keys with a record of a newer build: their values are held in memory only. */
const newer = new Set<string>();

/**
 * The value stored under a key in this version of its format; undefined if it is missing or of another version. Never
 * throws.
 */
export async function read<T>(key: string, version = 1): Promise<T | undefined> {
  if (memory.has(key)) return memory.get(key) as T;
  try {
    const record = readRecord(await fromDisk(key), version);
    if (record.state === 'newer') newer.add(key);
    return record.state === 'value' && record.version === version ? (record.value as T) : undefined;
  } catch {
    unreadable.add(key); // a read clones nothing of ours: this is an error of the disk
    return undefined;
  }
}

/**
 * Stores a value under a key that was read before. Throws only `DataCloneError`, for a value that cannot be cloned,
 * which is then held in memory.
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

/** Removes the value under a key. Never throws. */
export async function remove(key: string): Promise<void> {
  memory.delete(key);
  if (!newer.has(key)) await offDisk([key]).catch(() => {});
}

/** Whether the value under a key is lost when the worker ends. */
export const isEphemeral = (key: string): boolean => memory.has(key);

/** The keys with a prefix. Never throws: a disk that cannot be read counts as empty. */
export async function keysOf(prefix: string): Promise<string[]> {
  const kept = await keysOnDisk().catch(() => []);
  return [...new Set([...kept, ...memory.keys()])].filter((key) => key.startsWith(prefix));
}

/** Removes every key with a prefix, records of newer builds too. Never throws. */
export async function removeAll(prefix: string): Promise<void> {
  const all = await keysOf(prefix);
  for (const key of all) {
    memory.delete(key);
    newer.delete(key);
  }
  await offDisk(all).catch(() => {});
}
