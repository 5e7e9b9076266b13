import { clear, del, get, getMany, keys, promisifyRequest, set, type UseStore } from 'idb-keyval';
import { nameOf } from '../defects/defect.ts';
import { failureOf } from '../failure.ts';
import { diskError } from './storage-error.ts';

/**
 * Tagkin's one database. Every function throws `unsupported` (`isStorage`) if it cannot be opened, read or written, which
 * each store handles in its own way. Any other error is a defect of ours, such as a value that cannot be cloned.
 * Blocking all site data does not affect it: extensions are exempt (measured, Chromium 156 and Firefox ESR 153). A
 * broken or full profile does, and so does Firefox's “Never remember history”, where every window is private.
 */
const NAME = 'tagkin';
const STORE = 'kv';
let opened: UseStore | undefined;

/** How long one operation may take, in ms: a database that another context blocks would never answer. */
const DEADLINE_MS = 10_000;

function store(): UseStore {
  if (opened) return opened;
  const database = open();
  opened = (mode, run) => database.then((db) => run(db.transaction(STORE, mode).objectStore(STORE)));
  return opened;
}

function factory(): IDBFactory {
  if (!globalThis.indexedDB) throw new DOMException('missing', 'NotSupportedError');
  return globalThis.indexedDB;
}

/** Opened by ourselves, so that it closes when another context deletes or upgrades it: that would wait for this one. */
async function open(): Promise<IDBDatabase> {
  const request = factory().open(NAME);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE);
  const db = await promisifyRequest(request);
  const closed = () => {
    db.close();
    opened = undefined;
  };
  db.onversionchange = closed;
  db.onclose = closed;
  if (db.objectStoreNames.contains(STORE)) return db;
  closed();
  throw new DOMException('of another kind', 'NotFoundError');
}

/** Rejects once the time is up. */
function inTime<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new DOMException('no answer', 'TimeoutError')), DEADLINE_MS);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/**
 * Errors of a database that was closed or deleted since it was opened: it is opened again, once. Everything here may
 * be repeated harmlessly.
 */
const CLOSED = ['InvalidStateError', 'AbortError', 'NotFoundError'];

/** After a failure the next call opens the database again. */
async function attempt<T>(use: (store: UseStore) => Promise<T>): Promise<T> {
  try {
    return await inTime(use(store()));
  } catch (error) {
    opened = undefined;
    if (!CLOSED.includes(nameOf(error))) throw diskError(error);
  }
  try {
    return await inTime(use(store()));
  } catch (error) {
    opened = undefined;
    throw diskError(error);
  }
}

/** Writes that have not ended. */
const writing = new Set<Promise<unknown>>();

function write<T>(work: Promise<T>): Promise<T> {
  const ended = work.then(
    () => {},
    () => {}, // its caller handles the error
  );
  writing.add(ended);
  void ended.then(() => writing.delete(ended));
  return work;
}

/** Resolves once the writes that have begun have ended, however they do. */
export const diskWritten = async (): Promise<void> => void (await Promise.all(writing));

export const fromDisk = (key: string): Promise<unknown> => attempt((database) => get<unknown>(key, database));
/** The values under keys, in their order, by one transaction. One that cannot be read fails all. */
export const allFromDisk = (all: string[]): Promise<unknown[]> =>
  attempt((database) => getMany<unknown>(all, database));
export const toDisk = (key: string, value: unknown): Promise<void> =>
  write(attempt((database) => set(key, value, database)));

/** What `changeOnDisk` leaves as it is. */
export const KEEP = Symbol('keep');

/**
 * Reads and writes records in one transaction. `change` returns the new value; undefined removes the record, `KEEP`
 * leaves it as it is. Throws what `change` throws; nothing is written then. Out: the keys that were kept.
 */
export async function changeOnDisk(
  all: readonly string[],
  change: (stored: unknown) => unknown,
): Promise<string[]> {
  const run = async (store: IDBObjectStore): Promise<{ kept: string[] } | { thrown: unknown }> => {
    const kept: string[] = [];
    for (const key of all) {
      const stored = await promisifyRequest<unknown>(store.get(key));
      const next = ofOurs(() => change(stored));
      if ('thrown' in next) {
        store.transaction.abort();
        return next;
      }
      if (next.value === KEEP) kept.push(key);
      else if (next.value !== undefined) store.put(next.value, key);
      else if (stored !== undefined) store.delete(key);
    }
    if (kept.length < all.length) await promisifyRequest(store.transaction);
    return { kept };
  };
  const outcome = await write(attempt((database) => database('readwrite', run)));
  if ('thrown' in outcome) throw outcome.thrown;
  return outcome.kept;
}

/** Our own code within a transaction: what it throws is not an error of the disk. */
function ofOurs<T>(work: () => T): { value: T } | { thrown: unknown } {
  try {
    return { value: work() };
  } catch (thrown) {
    return { thrown };
  }
}

export const offDisk = (key: string): Promise<void> => write(attempt((database) => del(key, database)));
export const keysOnDisk = (): Promise<string[]> => attempt((database) => keys<string>(database));

/**
 * Removes everything, whatever it is: the records, or the whole database if that fails (it is broken, or of another
 * version). Throws if neither is possible.
 */
export const clearDisk = (): Promise<void> =>
  attempt((database) => clear(database))
    .catch((error) => {
      failureOf(error); // logs a defect, which must not keep what is to be removed
      return inTime(deleteDatabase());
    })
    .catch((error) => {
      throw diskError(error);
    });

function deleteDatabase(): Promise<void> {
  return new Promise((resolve, reject) => {
    const deleting = factory().deleteDatabase(NAME);
    deleting.onsuccess = () => resolve();
    deleting.onerror = () => reject(deleting.error);
  });
}
