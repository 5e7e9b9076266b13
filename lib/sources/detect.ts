import { failureOf } from '../failure.ts';
import { findRegistry } from '../hosts/registries.ts';
import { failureOfAnswer } from '../http/failures.ts';
import { parseChallenges } from '../registry/auth/challenge.ts';
import { apiOrigin, ask } from './api.ts';
import type { BulkSourceId } from './jobs.ts';
import type { Listing } from './listing.ts';
import type { RegistrySource } from './source.ts';

/** How long `distribution` is kept as detected, in ms: an API may be enabled, or come back. */
const REDETECT_AFTER_MS = 86_400_000;

/** Most bytes of the answer to a ping. */
const PING_LIMIT = 64 * 1024;

/** The bulk source of a listing, if known without a request: as detected earlier, or by the registry's host. */
export function knownSource({ registry, source }: Listing, now: number): BulkSourceId | undefined {
  const isFresh = source && (source.id !== 'distribution' || now - source.since < REDETECT_AFTER_MS);
  if (isFresh) return source.id;
  return findRegistry(registry)?.source;
}

/**
 * Detects the bulk source by one request, the ping of distribution-spec: its headers and its token realm give the registry's
 * software away. Throws `permission-needed`, `network` (unreachable) and `rate-limited`; any other answer means `distribution`.
 * Sources: goharbor/harbor, quay/quay, gitlab-org/container-registry.
 */
export async function detectSource(listing: Listing, source: RegistrySource): Promise<BulkSourceId> {
  const url = new URL('/v2/', await apiOrigin(listing, source));
  try {
    const answer = await ask(listing, url, source, { limit: PING_LIMIT });
    if (answer.status === 429) throw failureOfAnswer(answer, url.host);
    return sourceOfHeaders(answer.headers);
  } catch (error) {
    if (['malformed', 'too-large'].includes(failureOf(error).kind)) return 'distribution';
    throw error;
  }
}

function sourceOfHeaders(headers: Headers): BulkSourceId {
  if (headers.has('gitlab-container-registry-version')) return 'gitlab';
  for (const { scheme, parameters } of parseChallenges(headers.get('www-authenticate') ?? '')) {
    const { realm = '', service = '' } = parameters;
    if (service === 'harbor-registry' || (scheme === 'basic' && realm === 'harbor')) return 'harbor';
    const path = URL.canParse(realm) ? new URL(realm).pathname : '';
    if (path === '/v2/auth') return 'quay';
    if (path === '/jwt/auth' && service === 'container_registry') return 'gitlab';
  }
  return 'distribution';
}
