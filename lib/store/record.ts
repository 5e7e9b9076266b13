/** A stored value with the version of its format. 0.1.0 stored values without a version: they are version 0. */
interface StoredRecord {
  version: number;
  value: unknown;
}

type ReadRecord = { state: 'none' } | ({ state: 'value' } & StoredRecord) | { state: 'newer' };

/**
 * Whether a newer build wrote a record: any object with a whole `version` above ours, whatever else it has. It is
 * neither read, overwritten, evicted nor cleared; only a reset removes it.
 */
export const isNewer = (stored: unknown, version: number): boolean => versionOf(stored) > version;

/** Reads what is stored under a key. In: the stored value, and the newest version that this build knows. */
export function readRecord(stored: unknown, version: number): ReadRecord {
  if (stored === undefined) return { state: 'none' };
  if (isNewer(stored, version)) return { state: 'newer' };
  if (!isRecord(stored)) return { state: 'value', version: 0, value: stored };
  return { state: 'value', version: stored.version, value: stored.value };
}

const isRecord = (stored: unknown): stored is StoredRecord =>
  versionOf(stored) > 0 && Object.hasOwn(stored as object, 'value');

/** The version of a record; 0 for a value without a version. No value of 0.1.0 has a number as its `version`. */
function versionOf(stored: unknown): number {
  if (typeof stored !== 'object' || stored === null || !Object.hasOwn(stored, 'version')) return 0;
  const { version } = stored as { version: unknown };
  return typeof version === 'number' && Number.isInteger(version) ? version : 0;
}
