import { nameOf } from '../defects/defect.ts';
import { TagkinError } from '../failure.ts';

/** Whether a value could not be stored because it is no data: a defect of ours, which no other disk would accept either. */
export const isNotData = (error: unknown): boolean => nameOf(error) === 'DataCloneError';

/** What a storage threw, as an error to throw: a defect as it is; a full, broken or forbidden storage as `unsupported`. */
export const storageError = (error: unknown): unknown =>
  isNotData(error) ? error : new TagkinError({ kind: 'unsupported', isStorage: true });
