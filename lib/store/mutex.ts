/** Serializes read-modify-write on one key. Each caller gets its own change's result or error. */
export function mutex(): <T>(change: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (change) => {
    const next = last.then(change, change);
    last = next.catch(() => undefined); // the caller of `next` handles it; the queue only waits
    return next;
  };
}
