import { IDBFactory } from 'fake-indexeddb';
import { withStores } from './opened-stores.ts';

/** Disks as they break: each stands in for `indexedDB`. */
export const BROKEN: Record<string, () => unknown> = {
  'indexedDB is missing': () => undefined,
  'opening is forbidden': () => ({
    open: throwing('SecurityError'),
    deleteDatabase: throwing('SecurityError'),
  }),
  'opening fails': () => ({
    open() {
      const request = { error: new DOMException('corrupt', 'UnknownError') } as Record<string, unknown>;
      queueMicrotask(() => (request.onerror as () => void)());
      return request;
    },
    deleteDatabase: throwing('UnknownError'),
  }),
  'it is full': () => refusing(['put'], 'QuotaExceededError'),
  'it cannot be read': () => refusing(['get'], 'UnknownError'),
  'it cannot be written': () => readOnly(new IDBFactory()),
};

const throwing = (name: string) => () => {
  throw new DOMException('refused', name);
};

/** A disk that from now on lets what it holds be read, and nothing else. */
export function readOnly(disk: IDBFactory): IDBFactory {
  disk.deleteDatabase = () => {
    throw new DOMException('refused', 'UnknownError');
  };
  return refusing(['put', 'delete', 'clear'], 'UnknownError', disk);
}

/** A working database whose stores refuse some operations, each time it is opened. */
function refusing(
  operations: ('put' | 'get' | 'delete' | 'clear')[],
  name: string,
  factory = new IDBFactory(),
): IDBFactory {
  return withStores(factory, (store) => {
    for (const operation of operations)
      Object.defineProperty(store, operation, {
        value() {
          throw new DOMException('refused', name);
        },
      });
  });
}
