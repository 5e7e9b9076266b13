import { browser } from '../browser.ts';
import { fromDisk, offDisk, toDisk } from './disk.ts';

/**
 * What the person decided: settings, approvals, sign-ins. It cannot be asked for again, so where the disk refuses, it is kept in
 * the browser's memory until that closes, and outlives the worker. Small things only: that memory holds 10 MB.
 */
type Held<T> = { value: T } | { gone: true };

const copyOf = (key: string): string => `decided ${key}`;

/** What was decided last, or undefined. Never throws. */
export async function decided<T>(key: string): Promise<T | undefined> {
  const copy = copyOf(key);
  const [held, kept] = await Promise.all([
    browser.storage.session.get(copy),
    fromDisk<T>(key).catch(() => undefined),
  ]);
  const last = held[copy] as Held<T> | undefined;
  if (!last) return kept;
  return 'gone' in last ? undefined : last.value;
}

/** Keeps a decision (JSON). True where it is on this device, and can be read there; false where it lasts until the browser closes. */
export const decide = (key: string, value: unknown): Promise<boolean> =>
  onDiskElse({ value }, key, async () => {
    await toDisk(key, value);
    await fromDisk(key);
  });

/** Takes a decision back. */
export const undecide = (key: string): Promise<boolean> =>
  onDiskElse({ gone: true }, key, () => offDisk([key]));

async function onDiskElse(held: Held<unknown>, key: string, keep: () => Promise<void>): Promise<boolean> {
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
export async function deviceKeeps(): Promise<boolean> {
  try {
    await toDisk(PROBE, true);
    const isThere = (await fromDisk<boolean>(PROBE)) === true;
    await offDisk([PROBE]);
    return isThere;
  } catch {
    return false;
  }
}
