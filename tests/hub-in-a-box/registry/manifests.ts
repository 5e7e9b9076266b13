import type { BoxRepository } from '../model.ts';
import type { Reply } from '../server/reply.ts';
import type { Visit } from '../server/visit.ts';
import { pullLimitReached, registryError } from './errors.ts';
import { manifestOf } from './find.ts';

const WINDOW = 21_600;

/** `/manifests/{reference}`: HEAD costs nothing, a GET that finds something is one pull. */
export function manifest(repository: BoxRepository, reference: string, { request, hub }: Visit): Reply {
  const found = manifestOf(repository, reference);
  if (found && request.method === 'GET') {
    if (hub.pulls.used >= hub.pulls.limit) return limited(pullLimitReached(), hub.pulls);
    hub.pulls.used += 1;
  }
  if (!found) {
    const detail = reference.includes(':') ? `unknown manifest ${reference}` : { Tag: reference };
    return limited(registryError(404, 'MANIFEST_UNKNOWN', 'manifest unknown', detail), hub.pulls);
  }
  const headers = {
    'content-type': found.mediaType,
    'docker-content-digest': found.digest,
    'docker-distribution-api-version': 'registry/2.0',
    etag: `"${found.digest}"`,
  };
  return limited({ status: 200, headers, body: found.body }, hub.pulls);
}

/** The same for an answer that a real registry gave. */
export function counted(reply: Reply, { request, hub }: Visit): Reply {
  if (reply.status !== 200 || request.method !== 'GET') return limited(reply, hub.pulls);
  if (hub.pulls.used >= hub.pulls.limit) return limited(pullLimitReached(), hub.pulls);
  hub.pulls.used += 1;
  return limited(reply, hub.pulls);
}

/** The answer with the headers for the pulls left. */
function limited(reply: Reply, { limit, used }: { limit: number; used: number }): Reply {
  const headers = {
    ...reply.headers,
    'ratelimit-limit': `${limit};w=${WINDOW}`,
    'ratelimit-remaining': `${Math.max(0, limit - used)};w=${WINDOW}`,
    'docker-ratelimit-source': '192.0.2.7',
  };
  return { ...reply, headers };
}
