import type { Failure } from '../failure.ts';

/** After so many failures of its own a tag is given up, and an API after as many in a row. */
export const MAX_ATTEMPTS = 3;

/** What becomes of a tag that was not answered for: it is no more, is given up, is tried again, is secret; or all stops. */
export type HeadOutcome = 'gone' | 'lost' | 'later' | 'refused' | 'stop';

/** In: how it failed, and how often it had failed before. */
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
