import type { Failure } from '../failure.ts';

/** A tag is given up after this many failures of its own, an API after as many in a row. */
export const MAX_ATTEMPTS = 3;

/** What follows for a tag whose HEAD failed: deleted, given up, retried, private; or the whole step stops. */
export type HeadOutcome = 'gone' | 'lost' | 'later' | 'refused' | 'stop';

/** In: the failure, and how often the tag had failed before. */
export function headOutcome(failure: Failure, before: number): HeadOutcome {
  switch (failure.kind) {
    case 'not-found':
      return 'gone';
    case 'malformed':
    case 'digest-mismatch':
    case 'too-large':
    case 'unsupported':
      return 'lost';
    case 'network':
      if (failure.status === undefined) return 'stop';
      return before + 1 < MAX_ATTEMPTS ? 'later' : 'lost';
    case 'unauthorized':
      return 'refused';
    default:
      return 'stop';
  }
}
