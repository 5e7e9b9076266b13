import type { Failure } from '../failure.ts';
import { isHeadRefused } from '../registry/manifests.ts';

/**
 * The failure of a HEAD that was sent unasked, with `needsGet` where only a GET can tell the digest: the reader may ask for that. A
 * tag that is said to be missing or private is believed.
 */
export const withNeedsGet = (failure: Failure, registry: string): Failure =>
  isHeadRefused(failure, registry) && !BELIEVED.includes(failure.status ?? 0)
    ? { ...failure, needsGet: true }
    : failure;

const BELIEVED = [400, 403, 404];
