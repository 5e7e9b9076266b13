import type { Failure } from '../../../lib/failure.ts';

/** What arrived of a layer. */
export interface Arrived {
  bytes: number;
  /** Of the whole layer, by its manifest; 0 where none records it. */
  size: number;
  /** Whether its source sent to an end. */
  isEnded: boolean;
  /** Whether the bytes have the layer's digest. */
  matches: () => Promise<boolean>;
}

/**
 * Why a layer could not be listed. In: why its archive could not be read, or null. A transfer that ended early is `network`, and may
 * succeed another time; whole bytes with another digest are `digest-mismatch`; those with the right one are what they are, each time.
 */
export async function whatFailed(failure: Failure | null, arrived: Arrived): Promise<Failure | null> {
  const isOfArchive = failure?.kind === 'malformed' && failure.host === undefined;
  if (failure && (!isOfArchive || !arrived.isEnded)) return failure;
  if (await arrived.matches()) return failure;
  return arrived.bytes < arrived.size ? { kind: 'network' } : { kind: 'digest-mismatch' };
}
