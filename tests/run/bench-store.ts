import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { newListing } from '../../lib/sources/listing.ts';
import { builtExtension } from '../e2e/harness/built.ts';
import type { Driven } from '../e2e/harness/driven.ts';
import { launch } from '../e2e/harness/launch.ts';
import { bytes, count, median, milliseconds } from './bench-text.ts';
import { manyTags, tableOf } from './many-tags.ts';

const TAGS = 100_000;
const RUNS = 7;

/** What a listing of 100,000 tags takes in Chromium's IndexedDB, and how long the worker takes to read it from there. */
export async function benchStore(): Promise<string[]> {
  const table = tableOf(manyTags(TAGS));
  const kept = { form: 0, listing: { ...newListing('bench/many'), table, total: TAGS } };
  const driven = await launch('chromium', { extension: builtExtension('chromium') });
  try {
    const profile = profileOf(driven);
    const before = sizeOf(profile);
    const times = await driven.background(keepAndRead, kept, RUNS);
    const size = sizeOf(profile) - before;
    return [
      `${count(TAGS)} tags in Chromium's IndexedDB: ${bytes(size)}, read in ${milliseconds(median(times))} (median of ${RUNS})`,
    ];
  } finally {
    await driven.close();
  }
}

/** Where Chromium keeps the databases of this run. */
function profileOf({ browser }: Driven): string {
  const told = browser.process()?.spawnargs.find((each) => each.startsWith('--user-data-dir='));
  if (!told) throw new Error('Chromium does not say where its profile is');
  return join(told.slice('--user-data-dir='.length), 'Default', 'IndexedDB');
}

/** Bytes of all files below a directory; 0 where there is none. */
function sizeOf(directory: string): number {
  if (!existsSync(directory)) return 0;
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

/** Runs in the worker: keeps a value in a database of its own; how long it takes to read it back, through new connections. */
async function keepAndRead(value: unknown, runs: number): Promise<number[]> {
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const open = async () => {
    const opening = indexedDB.open('bench');
    opening.onupgradeneeded = () => opening.result.createObjectStore('kv');
    return done(opening);
  };
  const database = await open();
  const transaction = database.transaction('kv', 'readwrite', { durability: 'strict' });
  const complete = new Promise((resolve) => {
    transaction.oncomplete = resolve;
  });
  await done(transaction.objectStore('kv').put(value, 'listing'));
  await complete;
  database.close();
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const again = await open();
    const began = performance.now();
    await done(again.transaction('kv').objectStore('kv').get('listing'));
    times.push(performance.now() - began);
    again.close();
  }
  return times;
}
