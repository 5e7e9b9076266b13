import { createStore, del, delMany, get, keys, set, type UseStore } from 'idb-keyval';

/**
 * Tagkin's one database. Everything here throws where it cannot be opened, read or written: what is to be done about it, each
 * store knows. Blocking all site data does not touch it: extensions are exempt (measured, Chromium 156 and Firefox ESR 153). A
 * profile that is broken or full does, and Firefox's “Never remember history”, whose one kind of window is the private one.
 */
let opened: UseStore | undefined;

const store = (): UseStore => {
  opened ??= lettingGo(createStore('tagkin', 'kv'));
  return opened;
};

/** A store that lets go of its database when that is to be deleted, so that everybody else need not wait for us. */
const lettingGo =
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

/** idb-keyval keeps a failed opening for good: what fails is tried anew next time. */
async function attempt<T>(use: (store: UseStore) => Promise<T>): Promise<T> {
  try {
    return await use(store());
  } catch (error) {
    opened = undefined;
    throw error;
  }
}

export const fromDisk = <T>(key: string): Promise<T | undefined> => attempt((kept) => get<T>(key, kept));
export const toDisk = (key: string, value: unknown): Promise<void> =>
  attempt((kept) => set(key, value, kept));
export const offDisk = (all: string[]): Promise<void> =>
  attempt((kept) => (all.length === 1 && all[0] !== undefined ? del(all[0], kept) : delMany(all, kept)));
export const keysOnDisk = (): Promise<string[]> => attempt((kept) => keys<string>(kept));
