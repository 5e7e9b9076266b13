/** A stored value with the version of its format. 0.1.0 stored values without a version: they are version 0. */
export interface StoredRecord {
  version: number;
  value: unknown;
}

export type ReadRecord =
  | { state: 'none' }
  | { state: 'value'; version: number; value: unknown }
  /** Written by a newer build: neither read nor overwritten. Only a reset removes it. */
  | { state: 'newer' };

/** Reads what is stored under a key. In: the stored value, and the newest version that this build knows. */
export function readRecord(stored: unknown, version: number): ReadRecord {
  if (stored === undefined) return { state: 'none' };
  if (!isRecord(stored)) return { state: 'value', version: 0, value: stored };
  return stored.version > version ? { state: 'newer' } : { state: 'value', ...stored };
}

/** An object of exactly these two properties: a version 0 value with a property `version` is still a value. */
function isRecord(stored: unknown): stored is StoredRecord {
  if (typeof stored !== 'object' || stored === null) return false;
  const keys = Object.keys(stored);
  if (keys.length !== 2 || !('version' in stored) || !('value' in stored)) return false;
  return Number.isSafeInteger(stored.version) && Number(stored.version) > 0;
}
