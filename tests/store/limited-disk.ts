import { IDBFactory } from 'fake-indexeddb';
import { withStores } from './opened-stores.ts';

/** How many bytes a value of ours takes: those of its binary parts, and a little for the rest. */
function sizeOf(value: unknown): number {
  if (ArrayBuffer.isView(value)) return value.byteLength;
  if (typeof value !== 'object' || value === null) return 8;
  return Object.values(value).reduce((sum: number, each) => sum + sizeOf(each), 8);
}

/** A disk with room for so many bytes. */
export function limitedDisk(bytes: number): { factory: IDBFactory; used(): number } {
  const factory = new IDBFactory();
  const sizes = new Map<unknown, number>();
  const used = () => [...sizes.values()].reduce((sum, each) => sum + each, 0);
  withStores(factory, (store) => {
    const { put, delete: remove, clear } = store;
    store.put = (value, key) => {
      const size = sizeOf(value);
      if (used() - (sizes.get(key) ?? 0) + size > bytes) throw new DOMException('full', 'QuotaExceededError');
      sizes.set(key, size);
      return put.call(store, value, key);
    };
    store.delete = (key) => {
      sizes.delete(key);
      return remove.call(store, key);
    };
    store.clear = () => {
      sizes.clear();
      return clear.call(store);
    };
  });
  return { factory, used };
}
