/**
 * What was read of small records while the worker does something, so that ten questions about the settings are one read. The worker
 * alone writes there, and forgets a record that it writes. Nothing outlives the work: storage may be cleared in between.
 */
const held = new Map<string, Promise<unknown>>();
let users = 0;

/** Remembers what is read until the returned function is called, and every other user's. */
export function rememberReads(): () => void {
  users += 1;
  return () => {
    users -= 1;
    if (users === 0) held.clear();
  };
}

/** Records of one storage. Most messages need several of those that are `small`, which are read together. */
export interface Records {
  /** Unique among storages. */
  name: string;
  small: Set<string>;
  /** Begins one read of keys. Out: what each holds, in their order; undefined for nothing. */
  read: (keys: string[]) => Promise<unknown>[];
}

const nameOf = ({ name }: Records, key: string): string => `${name} ${key}`;

/** What is stored under a key: read once, with the other small records, while the worker does something; else alone. */
export function readOnce(records: Records, key: string): Promise<unknown> {
  const known = held.get(nameOf(records, key));
  if (known) return known;
  const isShared = users > 0 && records.small.has(key);
  const others = isShared
    ? [...records.small].filter((one) => one !== key && !held.has(nameOf(records, one)))
    : [];
  const keys = [key, ...others];
  const readings = records.read(keys);
  keys.forEach((one, at) => void remember(nameOf(records, one), readings[at]));
  return readings[0] ?? Promise.resolve(undefined);
}

function remember(name: string, reading: Promise<unknown> = Promise.resolve(undefined)): void {
  if (users > 0) held.set(name, reading);
  reading.catch(() => held.get(name) === reading && held.delete(name)); // its callers handle the error
}

/** Writes, and forgets the keys: a read that begins meanwhile may have either value, and one that began before the old one. */
export async function whileWriting<T>(
  records: Records,
  keys: readonly string[],
  write: () => Promise<T>,
): Promise<T> {
  const forget = () => keys.forEach((key) => void held.delete(nameOf(records, key)));
  forget();
  return write().finally(forget);
}

/** Remembers what was just written. */
export function rememberWritten(records: Records, values: Record<string, unknown>): void {
  for (const [key, value] of Object.entries(values)) remember(nameOf(records, key), Promise.resolve(value));
}

/** Forgets every read, because everything is removed. */
export const forgetReads = (): void => held.clear();
