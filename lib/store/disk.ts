import { createStore, del, delMany, get, keys, set, type UseStore, update } from 'idb-keyval';
import { storageError } from './storage-error.ts';

/**
 * Tagkin's one database. Everything here throws if it cannot be opened, read or written: `unsupported` (`isStorage`), or the
 * browser's `DataCloneError` for a value that cannot be cloned. Each store decides what to do then.
 * Blocking all site data does not affect it: extensions are exempt (measured, Chromium 156 and Firefox ESR 153). A broken or
 * full profile does, and so does Firefox's “Never remember history”, where every window is private.
 */
let opened: UseStore | undefined;

const store = (): UseStore => {
  opened ??= closedOnDelete(createStore('tagkin', 'kv'));
  return opened;
};

/** Closes the database when another context deletes or upgrades it, which would otherwise wait for us. */
const closedOnDelete =
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

/** idb-keyval keeps a failed opening for good, so a failure makes the next call open the database again. */
async function attempt<T>(use: (store: UseStore) => Promise<T>): Promise<T> {
  try {
    return await use(store());
  } catch (error) {
    opened = undefined;
    throw storageError(error);
  }
}

export const fromDisk = (key: string): Promise<unknown> => attempt((kept) => get<unknown>(key, kept));
export const toDisk = (key: string, value: unknown): Promise<void> =>
  attempt((kept) => set(key, value, kept));
/** Reads and writes in one transaction. Throws what `change` throws; nothing is written then. */
export const changeOnDisk = (key: string, change: (stored: unknown) => unknown): Promise<void> =>
  attempt((kept) => update(key, change, kept));
export const offDisk = (all: string[]): Promise<void> =>
  attempt((kept) => (all.length === 1 && all[0] !== undefined ? del(all[0], kept) : delMany(all, kept)));
export const keysOnDisk = (): Promise<string[]> => attempt((kept) => keys<string>(kept));
