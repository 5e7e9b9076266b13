import { nameOf } from '../defects/defect.ts';
import { TagkinError } from '../failure.ts';

/** Whether a value cannot be cloned: a defect of ours, which no other storage would accept either. */
export const isNotData = (error: unknown): boolean => nameOf(error) === 'DataCloneError';

/**
 * The error to throw for an error of a storage: a defect as it is; a full, broken or forbidden storage as
 * `unsupported`.
 */
export const storageError = (error: unknown): unknown =>
  isNotData(error) ? error : new StorageError(nameOf(error) === 'QuotaExceededError');

class StorageError extends TagkinError {
  readonly isFull: boolean;

  constructor(isFull: boolean) {
    super({ kind: 'unsupported', isStorage: true });
    this.isFull = isFull;
  }
}

/** Whether a storage failed because it is full, so that removing something helps. */
export const isFull = (error: unknown): boolean => error instanceof StorageError && error.isFull;
