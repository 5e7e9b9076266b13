import { nameOf } from '../defects/defect.ts';
import { TagkinError } from '../failure.ts';

/**
 * What a disk, a quota, or a forbidden, missing or blocked IndexedDB throws, by the name of the DOMException. The other
 * names of its specification (`DataCloneError`, `TransactionInactiveError`, `ReadOnlyError` …) are misuse of ours.
 */
const OF_DISK = [
  'QuotaExceededError',
  'UnknownError', // a broken profile; in Firefox also a value whose file is lost
  'SecurityError', // forbidden
  'NotSupportedError', // missing: thrown by disk.ts
  'TimeoutError', // blocked: thrown by disk.ts
  'VersionError', // a database of another kind
  'InvalidStateError', // closed meanwhile; in Firefox also where the profile stores nothing
  'AbortError', // deleted or closed meanwhile
  'NotFoundError', // the object store is missing, or the file of a value (Chromium)
  'NotReadableError', // the file of a value cannot be read (Chromium)
  'DataError', // the same in Chromium until 2024. As an invalid key it would be ours, but every key is a string.
];

/** Whether an IndexedDB failed for a reason of its own. Gecko also lets internal names through. */
const isOfDisk = (error: unknown): boolean =>
  OF_DISK.includes(nameOf(error)) || nameOf(error).startsWith('NS_ERROR_');

/** The error to throw for an error of IndexedDB: `unsupported` (`isStorage`) for one of the disk, any other as it is. */
export const diskError = (error: unknown): unknown => (isOfDisk(error) ? storageFailure(error) : error);

/**
 * The same for the browser's session storage, whose own refusals (a full quota, a stopped extension) are plain `Error`s
 * with a text.
 */
export const sessionError = (error: unknown): unknown =>
  isOfDisk(error) || nameOf(error) === 'Error' ? storageFailure(error) : error;

class StorageError extends TagkinError {
  readonly isFull: boolean;

  constructor(isFull: boolean) {
    super({ kind: 'unsupported', isStorage: true });
    this.isFull = isFull;
  }
}

const storageFailure = (error: unknown): StorageError =>
  new StorageError(nameOf(error) === 'QuotaExceededError');

/** Whether a storage failed, rather than our own code. */
export const isStorageFailure = (error: unknown): boolean => error instanceof StorageError;

/** Whether a storage failed because it is full, so that removing something helps. */
export const isFull = (error: unknown): boolean => error instanceof StorageError && error.isFull;

/** For `catch`: `value` where a storage failed. A defect is thrown on. */
export const ifStorageFails =
  <T>(value: T) =>
  (error: unknown): T => {
    if (!isStorageFailure(error)) throw error;
    return value;
  };
