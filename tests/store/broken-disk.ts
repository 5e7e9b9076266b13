import { IDBFactory } from 'fake-indexeddb';

/** Disks as they break: each stands in for `indexedDB`. */
export const BROKEN: Record<string, () => unknown> = {
  'there is none': () => undefined,
  'opening is forbidden': () => ({
    open() {
      throw new DOMException('denied', 'SecurityError');
    },
  }),
  'opening fails': () => ({
    open() {
      const request = { error: new DOMException('corrupt', 'UnknownError') } as Record<string, unknown>;
      queueMicrotask(() => (request.onerror as () => void)());
      return request;
    },
  }),
  'it is full': () => refusing('put', 'QuotaExceededError'),
  'it cannot be read': () => refusing('get', 'UnknownError'),
};

/** A working database whose stores refuse one operation. */
function refusing(operation: 'put' | 'get', name: string): IDBFactory {
  const factory = new IDBFactory();
  const open = factory.open.bind(factory);
  factory.open = (...args) => {
    const request = open(...args);
    request.addEventListener('success', () => {
      const { transaction } = request.result;
      request.result.transaction = (...of) => {
        const begun = transaction.apply(request.result, of);
        const { objectStore } = begun;
        begun.objectStore = (store) => {
          const opened = objectStore.call(begun, store);
          Object.defineProperty(opened, operation, {
            value() {
              throw new DOMException('refused', name);
            },
          });
          return opened;
        };
        return begun;
      };
    });
    return request;
  };
  return factory;
}
