import { browser } from '../browser.ts';
import { fromDisk, offDisk, toDisk } from './disk.ts';
import { fromSession } from './session.ts';

/**
 * What the person decided: settings, approvals, sign-ins. It cannot be asked for again, so where the disk refuses, it is kept in
 * the browser's memory until that closes, and outlives the worker. Small things only: that memory holds 10 MB.
 */
const DURABLE_KEYS = ['settings', 'approvals', 'credentials', 'readers', 'reader-changed', 'recent'] as const;
export type DurableKey = (typeof DURABLE_KEYS)[number];
type Held<T> = { value: T } | { gone: true };

const COPY = 'decided ';
const copyOf = (key: DurableKey): string => `${COPY}${key}`;

/** What was decided last, or undefined. Never throws. */
export async function loadDurable<T>(key: DurableKey): Promise<T | undefined> {
  const [last, kept] = await Promise.all([
    fromSession<Held<T>>(copyOf(key)),
    fromDisk<T>(key).catch(() => undefined),
  ]);
  if (!last) return kept;
  return 'gone' in last ? undefined : last.value;
}

/** Keeps a decision (JSON). True where it is on this device, and can be read there; false where it lasts until the browser closes. */
export const saveDurable = (key: DurableKey, value: unknown): Promise<boolean> =>
  onDiskElse({ value }, key, async () => {
    await toDisk(key, value);
    await fromDisk(key);
  });

/** Takes a decision back. True where it is off this device; false where it may be back once the browser has closed. */
export const removeDurable = (key: DurableKey): Promise<boolean> =>
  onDiskElse({ gone: true }, key, async () => {
    const isThere = await fromDisk(key).then(
      (kept) => kept !== undefined,
      () => true,
    );
    if (isThere) await offDisk([key]);
  });

/**
 * Takes every decision back, and empties the browser's memory but for what says that the disk's are no longer valid. True
 * where all are off this device.
 */
export async function removeAllDurable(): Promise<boolean> {
  const gone = await Promise.all(DURABLE_KEYS.map(removeDurable));
  const { session } = browser.storage;
  await session.remove(Object.keys(await session.get(null)).filter((key) => !key.startsWith(COPY)));
  return gone.every(Boolean);
}

async function onDiskElse(held: Held<unknown>, key: DurableKey, keep: () => Promise<void>): Promise<boolean> {
  try {
    await keep();
    await browser.storage.session.remove(copyOf(key));
    return true;
  } catch {
    await browser.storage.session.set({ [copyOf(key)]: held });
    return false;
  }
}

const PROBE = 'probe';

/** Whether this device keeps anything at all. */
export async function isDeviceWritable(): Promise<boolean> {
  try {
    await toDisk(PROBE, true);
    const isThere = (await fromDisk<boolean>(PROBE)) === true;
    await offDisk([PROBE]);
    return isThere;
  } catch {
    return false;
  }
}
