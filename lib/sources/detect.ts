import { failureOf } from '../failure.ts';
import { findRegistry } from '../hosts/registries.ts';
import { failureOfAnswer } from '../http/failures.ts';
import { parseChallenges } from '../registry/auth/challenge.ts';
import { apiOrigin, sendApi } from './api.ts';
import { type BulkSource, DISTRIBUTION } from './bulk-source.ts';
import { distribution } from './distribution.ts';
import type { Listing } from './listing.ts';
import type { RegistrySource } from './source.ts';
import { findSource, SOURCES } from './sources.ts';

/** How long `distribution` is kept as detected, in ms: an API may be enabled, or come back. */
const REDETECT_AFTER_MS = 86_400_000;

/** Most bytes of the answer to a ping. */
const PING_LIMIT = 64 * 1024;

/** The bulk source of a listing, if known without a request: as detected earlier, or by the registry's host. */
export function knownSource({ registry, source }: Listing, now: number): BulkSource | undefined {
  const isFresh = source && (source.id !== DISTRIBUTION || now - source.since < REDETECT_AFTER_MS);
  return (isFresh && findSource(source.id)) || findSource(findRegistry(registry)?.source);
}

/**
 * Detects the bulk source by one request, the ping of distribution-spec: its headers and its token realm identify the
 * registry's software. Throws `permission-needed`, `network` (unreachable) and `rate-limited`; any other answer means
 * `distribution`.
 */
export async function detectSource(listing: Listing, source: RegistrySource): Promise<BulkSource> {
  const url = new URL('/v2/', await apiOrigin(listing, source));
  try {
    const answer = await sendApi(listing, url, source, { limit: PING_LIMIT });
    if (answer.status === 429) throw failureOfAnswer(answer, url.host);
    const { headers } = answer;
    const challenges = parseChallenges(headers.get('www-authenticate') ?? '');
    return SOURCES.find(({ detect }) => detect?.({ headers, challenges })) ?? distribution;
  } catch (error) {
    if (['malformed', 'too-large'].includes(failureOf(error).kind)) return distribution;
    throw error;
  }
}
