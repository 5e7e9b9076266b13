import { nameOf } from '../defects/defect.ts';
import { TagkinError } from '../failure.ts';

/** Whether a value cannot be cloned: a defect of ours, which no other storage would accept either. */
export const isNotData = (error: unknown): boolean => nameOf(error) === 'DataCloneError';

/**
 * The error to throw for an error of a storage: a defect as it is; a full, broken or forbidden storage as
 * `unsupported`.
 */
export const storageError = (error: unknown): unknown =>
  isNotData(error) ? error : new TagkinError({ kind: 'unsupported', isStorage: true });
