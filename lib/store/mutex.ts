/** Changes of one thing, one after the other: what is read, changed and written again is not written over meanwhile. */
export function mutex(): <T>(change: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (change) => {
    const next = last.then(change, change);
    last = next.catch(() => undefined);
    return next;
  };
}
