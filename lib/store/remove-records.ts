import { changeOnDisk, KEEP, offDisk } from './disk.ts';
import { isNewer } from './record.ts';
import { ifStorageFails } from './storage-error.ts';

/**
 * Removes records from the disk, but not those of a newer build. A record that cannot be read is removed: it may hold
 * what must not stay. Out: the keys of newer records. Throws `unsupported` (`isStorage`) if the disk fails.
 */
export async function removeRecords(all: readonly string[], version: number): Promise<string[]> {
  if (all.length === 0) return [];
  const keep = (stored: unknown) => (isNewer(stored, version) ? KEEP : undefined);
  const kept = await changeOnDisk(all, keep).catch(ifStorageFails(null));
  if (kept) return kept;
  // One at a time, so that one that cannot be read takes no other with it.
  const newer: string[] = [];
  for (const key of all) {
    const one = await changeOnDisk([key], keep).catch(ifStorageFails(null));
    if (one === null) await offDisk(key);
    else newer.push(...one);
  }
  return newer;
}
