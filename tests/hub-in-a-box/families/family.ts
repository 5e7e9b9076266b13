import type { BoxRepository } from '../model.ts';
import { registryError } from '../registry/errors.ts';
import { blobOf, manifestOf } from '../registry/find.ts';
import { resourceOf } from '../registry/resource.ts';
import { tagNames } from '../registry/tags-list.ts';
import { issueToken } from '../registry/token-server.ts';
import { json, type Reply } from '../server/reply.ts';
import { bearer } from '../server/tokens.ts';
import type { Handler, Visit } from '../server/visit.ts';

/** One kind of registry, with the repositories of the box. It gives only what it does in its own way. */
export interface Family {
  host: string;
  /** Where its tokens come from, on its own host or another. */
  realm: string;
  /** The WWW-Authenticate of a 401; `scope` is empty for `/v2/`. */
  challenge: (scope: string) => string;
  /** On every answer of `/v2/`. */
  headers?: Record<string, string>;
  /** `tags/list`, if it has more than names. */
  tags?: (repository: BoxRepository, visit: Visit) => Reply;
  /** Its API beside `/v2/`. */
  own?: (visit: Visit) => Reply | undefined;
}

/** What a family answers in its own way: the ping, its API, and a `tags/list` with more than names. */
export function ownReply(family: Family, visit: Visit): Reply | undefined {
  const reply = family.own?.(visit) ?? special(family, visit);
  return reply && { ...reply, headers: { ...family.headers, ...reply.headers } };
}

function special(family: Family, visit: Visit): Reply | undefined {
  const { path } = visit.request;
  if (path === '/v2/') return refused(family, '');
  const resource = resourceOf(path);
  const repository = visit.hub.repositories.get(resource?.name ?? '');
  return resource?.kind === 'tags' && repository ? family.tags?.(repository, visit) : undefined;
}

/** Answers for a registry, and for its tokens where they are on its own host. */
export const familyHandler =
  (family: Family): Handler =>
  (visit) => {
    const { path, host } = visit.request;
    const { pathname, host: tokens } = new URL(family.realm);
    if (host === tokens && path === pathname) return issueToken(visit);
    const reply = family.own?.(visit) ?? versionTwo(family, visit);
    return { ...reply, headers: { ...family.headers, ...reply.headers } };
  };

function versionTwo(family: Family, visit: Visit): Reply {
  const { path, headers } = visit.request;
  const claims = bearer(visit.tokens, headers.authorization);
  if (path === '/v2/') return claims ? json(200, {}) : refused(family, '');
  const resource = resourceOf(path);
  if (!resource) return registryError(404, 'NAME_UNKNOWN', 'repository name not known to registry', null);
  const { name, kind, reference } = resource;
  const granted = claims?.access?.some((each) => each.name === name && each.actions.includes('pull'));
  const repository = visit.hub.repositories.get(name);
  if (!granted || !repository) return refused(family, `repository:${name}:pull`);
  if (kind === 'manifests') return manifest(repository, reference);
  if (kind === 'blobs') return blob(repository, reference);
  return (family.tags ?? tagNames)(repository, visit);
}

function refused({ challenge }: Family, scope: string): Reply {
  const reply = registryError(401, 'UNAUTHORIZED', 'authentication required', null);
  return { ...reply, headers: { ...reply.headers, 'www-authenticate': challenge(scope) } };
}

function manifest(repository: BoxRepository, reference: string): Reply {
  const found = manifestOf(repository, reference);
  if (!found) return registryError(404, 'MANIFEST_UNKNOWN', 'manifest unknown', { Tag: reference });
  const headers = { 'content-type': found.mediaType, 'docker-content-digest': found.digest };
  return { status: 200, headers, body: found.body };
}

function blob(repository: BoxRepository, digest: string): Reply {
  const found = blobOf(repository, digest);
  if (!found) return registryError(404, 'BLOB_UNKNOWN', 'blob unknown to registry', null);
  return { status: 200, headers: { 'content-type': 'application/octet-stream' }, body: found.body };
}

/** The repository, if the request may see it: a private one only with one of these Authorization headers. */
export function visible(visit: Visit, name: string, ...authorizations: string[]): BoxRepository | undefined {
  const repository = visit.hub.repositories.get(name);
  const isKnown = authorizations.includes(visit.request.headers.authorization ?? '');
  return repository?.isPrivate && !isKnown ? undefined : repository;
}

/** The box's one account, as HTTP Basic. */
export function basicOf({ hub }: Visit): string {
  const { identifier, secret } = hub.account;
  return `Basic ${Buffer.from(`${identifier}:${secret}`).toString('base64')}`;
}
