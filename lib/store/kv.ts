import * as v from 'valibot';
import { fromDisk, keysOnDisk, offDisk, toDisk } from './disk.ts';
import { readRecord } from './record.ts';
import { isFull, isNotData } from './storage-error.ts';

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
/** Keys that were read, so that it is known whether a newer build wrote them. */
const seen = new Set<string>();

/**
 * The value stored under a key in this version of its format; undefined if it is missing, of another version, or does
 * not fit its schema: then it is removed. Never throws.
 */
export async function read<T>(
  key: string,
  schema: v.GenericSchema<unknown, T>,
  version = 1,
): Promise<T | undefined> {
  if (memory.has(key)) return memory.get(key) as T;
  const record = await recordOf(key, version);
  if (record?.state !== 'value') return undefined;
  const checked = v.safeParse(schema, record.version === version ? record.value : undefined);
  if (checked.success) return checked.output;
  await remove(key);
  return undefined;
}

/** Undefined if the disk cannot be read: a read clones nothing of ours, so that is an error of the disk. */
async function recordOf(key: string, version: number) {
  try {
    const record = readRecord(await fromDisk(key), version);
    seen.add(key);
    if (record.state === 'newer') newer.add(key);
    return record;
  } catch {
    unreadable.add(key);
    return undefined;
  }
}

/**
 * Stores a value. Throws only `DataCloneError`, for a value that cannot be cloned, which is then held in memory, as it
 * is where the disk fails or has a record of a newer build. Out: whether the disk is full, so that removing something
 * helps.
 */
export async function write(key: string, value: unknown, version = 1): Promise<{ isFull: boolean }> {
  if (!seen.has(key) && !unreadable.has(key)) await recordOf(key, version);
  if (newer.has(key)) {
    memory.set(key, value);
    return { isFull: false };
  }
  try {
    await toDisk(key, { version, value });
  } catch (error) {
    memory.set(key, value);
    if (isNotData(error)) throw error;
    return { isFull: isFull(error) };
  }
  if (unreadable.has(key)) memory.set(key, value);
  else memory.delete(key);
  return { isFull: false };
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
  return [...new Set([...kept, ...memory.keys()])].filter((key) => String(key).startsWith(prefix));
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

/** Forgets everything that is held in memory, and what was noticed of the disk. */
export function forgetMemory(): void {
  for (const held of [memory, unreadable, newer, seen]) held.clear();
}
