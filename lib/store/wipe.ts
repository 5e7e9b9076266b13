import { forgetPrivate } from './cache-scope.ts';
import { clearDisk, diskWritten } from './disk.ts';
import { markAllRemoved } from './durable.ts';
import { forgetMemory } from './kv.ts';
import { clearSession, sessionWritten } from './session.ts';
import { ifStorageFails } from './storage-error.ts';

/**
 * Removes everything that Tagkin has stored, whatever state it is in: no record is read first. True if it is removed
 * from this device; false if settings and sign-ins may reappear once the browser has closed. Throws `unsupported`
 * (`isStorage`) if session storage fails too.
 */
export async function wipe(): Promise<boolean> {
  await Promise.all([diskWritten(), sessionWritten()]);
  forgetMemory();
  forgetPrivate();
  await clearSession();
  const isCleared = await clearDisk().then(() => true, ifStorageFails(false));
  return isCleared || markAllRemoved(); // a disk that cannot be cleared: the stores mark what they could not remove
}
