import { json, type Reply } from '../server/reply.ts';
import { bearer } from '../server/tokens.ts';
import type { Visit } from '../server/visit.ts';
import { blob } from './blobs.ts';
import { challenge, registryError } from './errors.ts';
import { manifest } from './manifests.ts';
import { resourceOf } from './resource.ts';
import { tagNames } from './tags-list.ts';

/**
 * Answers `registry-1.docker.io`. Everything wants a token, and a token good for the repository: without the latter, 401
 * whether the repository is private or missing.
 */
export function registry(visit: Visit): Reply {
  const { path, method, headers } = visit.request;
  if (method !== 'GET' && method !== 'HEAD') {
    return registryError(405, 'UNSUPPORTED', 'The operation is unsupported.', null);
  }
  const claims = bearer(visit.tokens, headers.authorization);
  if (path === '/v2/' || path === '/v2') return claims ? json(200, {}) : challenge(null, false);
  const resource = resourceOf(path);
  if (!resource) return registryError(404, 'NAME_UNKNOWN', 'repository name not known to registry', null);
  const { name, kind, reference } = resource;
  if (!claims) return challenge(name, false);
  const repository = visit.hub.repositories.get(name);
  const granted = claims.access?.some((each) => each.name === name && each.actions.includes('pull'));
  if (!repository || !granted) return challenge(name, true);
  if (kind === 'manifests') return manifest(repository, reference, visit);
  if (kind === 'blobs') return blob(repository, reference);
  return tagNames(repository, visit);
}
