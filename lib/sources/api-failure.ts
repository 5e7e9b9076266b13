import type { Failure } from '../failure.ts';
import { MAX_ATTEMPTS } from './head-outcome.ts';

/**
 * What follows from a failed request to a bulk API:
 * - `report`: the crawl waits with its failure, and goes on with the same page
 * - `retry`: the same, and the failure counts
 * - `skip`: the registry's own list now, this API again on the next visit
 * - `fall-back`: the registry's own list, this API not before it is detected again
 */
export type ApiOutcome = 'report' | 'retry' | 'skip' | 'fall-back';

/**
 * @param before how often in a row the API failed before
 * @param isElsewhere whether the API has a host of its own: it can be unreachable while the registry is not
 */
export function apiOutcome({ kind, status }: Failure, before: number, isElsewhere: boolean): ApiOutcome {
  if (kind === 'rate-limited' || kind === 'permission-needed' || kind === 'internal') return 'report';
  if (kind !== 'network') return 'fall-back';
  const isUnreachable = status === undefined;
  if (isUnreachable && !isElsewhere) return 'report';
  if (before + 1 < MAX_ATTEMPTS) return 'retry';
  return isUnreachable ? 'skip' : 'fall-back';
}
