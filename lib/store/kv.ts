import * as v from 'valibot';
import { fromDisk, keysOnDisk, toDisk } from './disk.ts';
import { readRecord } from './record.ts';
import { removeRecords } from './remove-records.ts';
import { ifStorageFails, isFull, isStorageFailure } from './storage-error.ts';

/**
 * Values that can be fetched again: listings, manifests, configs. If the disk fails, they are held in memory until
 * the worker ends: that costs speed, never an answer. What is thrown is a defect of ours.
 */
const memory = new Map<string, unknown>();
/**
 * Keys that could not be read. Memory keeps a copy of what is written there: a job that resumes from its stored state
 * would otherwise never end.
 */
const unreadable = new Set<string>();
/** Keys with a record of a newer build: their values are held in memory only. */
const newer = new Set<string>();
/** Keys that were read since they were last written, so that it is known whether a newer build wrote them. */
const seen = new Set<string>();

/**
 * The value stored under a key in this version of its format; undefined if it is missing, of another version, or does
 * not fit its schema: then it is removed.
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
  await remove(key, version);
  return undefined;
}

/** Undefined if the disk cannot be read. */
async function recordOf(key: string, version: number) {
  const found = await fromDisk(key).then((stored) => ({ stored }), ifStorageFails(null));
  if (!found) {
    unreadable.add(key);
    return undefined;
  }
  const record = readRecord(found.stored, version);
  seen.add(key);
  if (record.state === 'newer') newer.add(key);
  else newer.delete(key);
  return record;
}

/**
 * Stores a value, or holds it in memory where the disk fails or has a record of a newer build. Throws for a value that
 * cannot be cloned, which is held in memory too. Out: whether the disk is full, so that removing something helps.
 */
export async function write(key: string, value: unknown, version = 1): Promise<{ isFull: boolean }> {
  if (!seen.has(key) && !unreadable.has(key)) await recordOf(key, version);
  seen.delete(key);
  if (newer.has(key)) {
    memory.set(key, value);
    return { isFull: false };
  }
  try {
    await toDisk(key, { version, value });
  } catch (error) {
    memory.set(key, value);
    if (!isStorageFailure(error)) throw error;
    return { isFull: isFull(error) };
  }
  if (unreadable.has(key)) memory.set(key, value);
  else memory.delete(key);
  return { isFull: false };
}

/** Removes the value under a key, but no record of a build newer than `version`. */
export const remove = (key: string, version = 1): Promise<void> => removeThese([key], version);

async function removeThese(all: string[], version: number): Promise<void> {
  for (const key of all) memory.delete(key);
  for (const key of await removeRecords(all, version).catch(ifStorageFails([]))) newer.add(key);
}

/** Whether the value under a key is lost when the worker ends. */
export const isEphemeral = (key: string): boolean => memory.has(key);

/** The keys with a prefix, without those of newer builds. A disk that cannot be read counts as empty. */
export async function keysOf(prefix: string): Promise<string[]> {
  const kept = await keysOnDisk().catch(ifStorageFails<string[]>([]));
  const own = kept.filter((key) => !newer.has(key));
  return [...new Set([...own, ...memory.keys()])].filter((key) => String(key).startsWith(prefix));
}

/** Removes every key with a prefix, but no record of a build newer than `version`. */
export const removeAll = async (prefix: string, version = 1): Promise<void> =>
  removeThese(await keysOf(prefix), version);

/** Forgets everything that is held in memory, and what was noticed of the disk. */
export function forgetMemory(): void {
  for (const held of [memory, unreadable, newer, seen]) held.clear();
}
