import { failureOf } from '../failure.ts';
import { registryName } from '../hosts/registries.ts';
import { parseChallenges } from '../registry/auth/challenge.ts';
import { apiOrigin, ask } from './api.ts';
import { drop, refusal } from './api-answer.ts';
import type { BulkSourceId } from './jobs.ts';
import type { Listing } from './listing.ts';
import type { RegistrySource } from './source.ts';

/**
 * Registries of which it is known, so that nothing is asked to find out. `distribution` stands where nothing better is to be
 * had:
 * - codeberg.org (Gitea, Forgejo): a version in their packages API has no digest, which is told by one request more for each
 *   (`…/files`), no less than a HEAD. Source: gitea `modules/structs/package.go`, `services/convert/package.go`.
 * - lscr.io, docker.n8n.io: gateways to other registries, under a name of their own.
 * - the others have no API of their own that takes no account of theirs.
 */
const SOURCES_BY_HOST: [registry: RegExp, source: BulkSourceId][] = [
  [/(^|\.)gcr\.io$|\.pkg\.dev$|^registry\.k8s\.io$/, 'google'],
  [/^quay\.io$/, 'quay'],
  [/^registry\.gitlab\.com$/, 'gitlab'],
  [/^ghcr\.io$/, 'ghcr'],
  [/^public\.ecr\.aws$/, 'ecr-public'],
  [/^(lscr|nvcr|dhi)\.io$|^mcr\.microsoft\.com$|^cgr\.dev$|^codeberg\.org$/, 'distribution'],
  [/^docker\.n8n\.io$|\.azurecr\.io$|\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com$/, 'distribution'],
];

/** That nothing better was found is believed for a day, in ms: APIs are turned on, and come back. */
const REDETECT_AFTER_MS = 86_400_000;

/** How a listing's tags are learned, as far as that is known without asking. */
export function knownSource({ registry, source }: Listing, now: number): BulkSourceId | undefined {
  const isBelieved = source && (source.id !== 'distribution' || now - source.since < REDETECT_AFTER_MS);
  if (isBelieved) return source.id;
  return SOURCES_BY_HOST.find(([pattern]) => pattern.test(registryName(registry)))?.[1];
}

/**
 * Finds out by one request, the ping of distribution-spec: registries show what they are by what they add to it, and by
 * where their tokens come from. Throws `permission-needed`, `network` (unreachable) and `rate-limited`; any other answer
 * means `distribution`. Sources: facts on registries, section 2.1; harbor, quay and gitlab-org/container-registry.
 */
export async function detectSource(listing: Listing, source: RegistrySource): Promise<BulkSourceId> {
  const url = new URL('/v2/', await apiOrigin(listing, source));
  try {
    const response = await ask(listing, url, source);
    drop(response);
    if (response.status === 429) throw refusal(response, url.host, source.now());
    return sourceOfHeaders(response.headers);
  } catch (error) {
    if (failureOf(error).kind === 'malformed') return 'distribution';
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
