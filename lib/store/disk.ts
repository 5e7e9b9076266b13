import { createStore, del, delMany, get, keys, set, type UseStore, update } from 'idb-keyval';
import { storageError } from './storage-error.ts';

/**
 * Tagkin's one database. Every function throws if it cannot be opened, read or written: `unsupported` (`isStorage`),
 * or the browser's `DataCloneError` for a value that cannot be cloned. Each store handles that in its own way.
 * Blocking all site data does not affect it: extensions are exempt (measured, Chromium 156 and Firefox ESR 153). A
 * broken or full profile does, and so does Firefox's “Never remember history”, where every window is private.
 */
let opened: UseStore | undefined;

const store = (): UseStore => {
  opened ??= closedOnDelete(createStore('tagkin', 'kv'));
  return opened;
};

/** Closes the database when another context deletes or upgrades it, which would otherwise wait for this one. */
const closedOnDelete =
  (use: UseStore): UseStore =>
  (mode, run) =>
    use(mode, (objectStore) => {
      const { db } = objectStore.transaction;
      db.onversionchange = () => {
        db.close();
        opened = undefined;
      };
      return run(objectStore);
    });

/** idb-keyval caches a failed opening for good, so after a failure the next call opens the database again. */
async function attempt<T>(use: (store: UseStore) => Promise<T>): Promise<T> {
  try {
    return await use(store());
  } catch (error) {
    opened = undefined;
    throw storageError(error);
  }
}

export const fromDisk = (key: string): Promise<unknown> => attempt((database) => get<unknown>(key, database));
export const toDisk = (key: string, value: unknown): Promise<void> =>
  attempt((database) => set(key, value, database));
/** Reads and writes in one transaction. Throws what `change` throws; nothing is written then. */
export const changeOnDisk = (key: string, change: (stored: unknown) => unknown): Promise<void> =>
  attempt((database) => update(key, change, database));
export const offDisk = (all: string[]): Promise<void> =>
  attempt((database) =>
    all.length === 1 && all[0] !== undefined ? del(all[0], database) : delMany(all, database),
  );
export const keysOnDisk = (): Promise<string[]> => attempt((database) => keys<string>(database));
