import { clear, del, delMany, get, keys, set, type UseStore, update } from 'idb-keyval';
import { storageError } from './storage-error.ts';

/**
 * Tagkin's one database. Every function throws if it cannot be opened, read or written: `unsupported` (`isStorage`),
 * or the browser's `DataCloneError` for a value that cannot be cloned. Each store handles that in its own way.
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

/** Opened by ourselves, so that it closes when another context deletes or upgrades it: that would wait for this one. */
function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const db = request.result;
      const closed = () => {
        db.close();
        opened = undefined;
      };
      db.onversionchange = closed;
      db.onclose = closed;
      if (db.objectStoreNames.contains(STORE)) return resolve(db);
      closed();
      reject(new DOMException('of another kind', 'NotFoundError'));
    };
  });
}

/** Rejects once the time is up. */
function inTime<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the database does not answer')), DEADLINE_MS);
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
    const isClosed = error instanceof DOMException && CLOSED.includes(error.name);
    if (!isClosed) throw storageError(error);
  }
  try {
    return await inTime(use(store()));
  } catch (error) {
    opened = undefined;
    throw storageError(error);
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
export const toDisk = (key: string, value: unknown): Promise<void> =>
  write(attempt((database) => set(key, value, database)));
/** Reads and writes in one transaction. Throws what `change` throws; nothing is written then. */
export const changeOnDisk = (key: string, change: (stored: unknown) => unknown): Promise<void> =>
  write(attempt((database) => update(key, change, database)));
export const offDisk = (all: string[]): Promise<void> =>
  write(
    attempt((database) =>
      all.length === 1 && all[0] !== undefined ? del(all[0], database) : delMany(all, database),
    ),
  );
export const keysOnDisk = (): Promise<string[]> => attempt((database) => keys<string>(database));

/**
 * Removes everything, whatever it is: the records, or the whole database if that fails (it is broken, or of another
 * version). Throws if neither is possible.
 */
export const clearDisk = (): Promise<void> =>
  attempt((database) => clear(database))
    .catch(() => inTime(deleteDatabase()))
    .catch((error) => {
      throw storageError(error);
    });

function deleteDatabase(): Promise<void> {
  return new Promise((resolve, reject) => {
    const deleting = indexedDB.deleteDatabase(NAME);
    deleting.onsuccess = () => resolve();
    deleting.onerror = () => reject(deleting.error);
  });
}
