import type { Failure } from '../failure.ts';

/** A tag is given up after this many failures, a bulk API after this many in a row. */
export const MAX_ATTEMPTS = 3;

/**
 * What follows from a failed HEAD:
 * - `gone`: the tag was deleted
 * - `lost`: it is given up, and stays unknown
 * - `later`: it is tried again
 * - `refused`: it needs a sign-in, or is private
 * - `stop`: the failure concerns all tags
 */
export type HeadOutcome = 'gone' | 'lost' | 'later' | 'refused' | 'stop';

/** @param before how often the tag had failed before */
export function headOutcome(failure: Failure, before: number): HeadOutcome {
  switch (failure.kind) {
    case 'not-found':
      return 'gone';
    case 'malformed':
    case 'digest-mismatch':
    case 'too-large':
      return 'lost';
    case 'unsupported':
      return failure.needsGet || failure.hosts ? 'stop' : 'lost';
    case 'network':
      if (failure.status === undefined) return 'stop';
      return before + 1 < MAX_ATTEMPTS ? 'later' : 'lost';
    case 'unauthorized':
      return 'refused';
    default:
      return 'stop';
  }
}
