import type { BoxRepository } from '../model.ts';
import { json, type Reply } from '../server/reply.ts';
import { bearer } from '../server/tokens.ts';
import type { Visit } from '../server/visit.ts';
import { notFound } from './errors.ts';
import { namespaceList, ownNamespaces } from './namespaces.ts';
import { repositoryJson } from './repository-json.ts';
import { search } from './search.ts';
import { signIn } from './sign-in.ts';
import { oneTag, tagList } from './tags.ts';

/** Both families of addresses: the documented one, and the older one that works all the same. */
const REPOSITORY = /^\/v2\/(?:namespaces\/([^/]+)\/repositories|repositories\/([^/]+))\/([^/]+)(\/.*)?$/;
const NAMESPACE = /^\/v2\/(?:namespaces\/([^/]+)\/repositories|repositories\/([^/]+))\/?$/;

/** The user that a request to the API is signed in as; empty for an anonymous one. */
export function visitor({ request, tokens }: Visit): string {
  return bearer(tokens, request.headers.authorization)?.sub ?? '';
}

/** Answers `hub.docker.com/v2/…`. */
export function api(visit: Visit): Reply {
  const { method, path } = visit.request;
  const signedIn = visitor(visit) !== '';
  if (method === 'POST' && path === '/v2/auth/token') return signIn(visit);
  if (method !== 'GET' && method !== 'HEAD') return json(405, { message: 'method not allowed', errinfo: {} });
  if (/^\/v2\/search\/repositories\/?$/.test(path)) return search(visit, signedIn);
  if (/^\/v2\/repositories\/namespaces\/?$/.test(path)) return ownNamespaces(visit, signedIn);
  const namespace = NAMESPACE.exec(path);
  if (namespace) return namespaceList(namespace[1] ?? namespace[2] ?? '', visit, signedIn);
  const [, modern, older, name = '', rest = ''] = REPOSITORY.exec(path) ?? [];
  const repository = visit.hub.repositories.get(`${modern ?? older}/${name}`);
  if (!repository || (repository.isPrivate && !signedIn)) return notFound();
  return inRepository(repository, rest.replace(/\/$/, ''), visit, signedIn);
}

function inRepository(repository: BoxRepository, rest: string, visit: Visit, signedIn: boolean): Reply {
  if (rest === '') return json(200, repositoryJson(repository));
  if (rest === '/tags') return tagList(repository, visit, signedIn);
  const [, tag, images] = /^\/tags\/([^/]+)(\/images)?$/.exec(rest) ?? [];
  return tag === undefined ? notFound() : oneTag(repository, decodeURIComponent(tag), images !== undefined);
}
