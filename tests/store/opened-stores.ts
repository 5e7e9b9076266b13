/** Has every store of a database pass through `change` each time it is opened in a transaction. Out: the same factory. */
export function withStores(factory: IDBFactory, change: (store: IDBObjectStore) => void): IDBFactory {
  const open = factory.open.bind(factory);
  factory.open = (...args) => {
    const request = open(...args);
    request.addEventListener('success', () => {
      const { transaction } = request.result;
      request.result.transaction = (...of) => {
        const begun = transaction.apply(request.result, of);
        const { objectStore } = begun;
        begun.objectStore = (name) => {
          const store = objectStore.call(begun, name);
          change(store);
          return store;
        };
        return begun;
      };
    });
    return request;
  };
  return factory;
}
