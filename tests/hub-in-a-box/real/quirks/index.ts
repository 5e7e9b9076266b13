import { registryError } from '../../registry/errors.ts';
import { resourceOf } from '../../registry/resource.ts';
import { tokenServer } from '../../registry/token-server.ts';
import { json, type Reply, text } from '../../server/reply.ts';
import type { Visit } from '../../server/visit.ts';
import { blob, manifest } from './content.ts';
import { refusal } from './sign-in.ts';
import { tagList } from './tags.ts';

export { blobHost } from './content.ts';
export type * from './types.ts';

const page = (): Reply =>
  text(200, '<!doctype html><title>Sign in</title>', { 'content-type': 'text/html; charset=utf-8' });

/** Answers `quirks.example.test`: a registry with the repositories of the box, as `hub.quirks` has it. */
export function quirkyRegistry(visit: Visit): Reply {
  const { quirks, repositories } = visit.hub;
  const { path } = visit.request;
  if (path === '/token') return quirkyTokens(visit);
  if (quirks.fails && quirks.fails.times > 0) {
    quirks.fails.times -= 1;
    const { status, retryAfter } = quirks.fails;
    return text(status, 'try again', retryAfter === undefined ? {} : { 'retry-after': retryAfter });
  }
  if (path === '/v2/') return refusal(visit, null) ?? json(200, {});
  const { name, kind, reference } = resourceOf(path) ?? { name: '', kind: 'tags', reference: '' };
  const refused = refusal(visit, name);
  if (refused) return refused;
  const repository = repositories.get(name);
  if (!repository)
    return registryError(404, 'NAME_UNKNOWN', 'repository name not known to registry', { name });
  if (kind === quirks.html && kind !== 'blobs') return page();
  if (kind === 'manifests') return manifest(repository, reference, visit);
  if (kind === 'blobs') return blob(repository, reference, visit);
  return tagList(repository, visit);
}

/** Answers `tokens.example.test`, and `/token` of the registry itself. */
export function quirkyTokens(visit: Visit): Reply {
  return visit.hub.quirks.html === 'token' ? page() : tokenServer(visit);
}
