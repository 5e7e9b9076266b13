import type { Hub, LoggedRequest, RequestMatch } from '../../hub-in-a-box/index.ts';

/** Every request to Hub's API. */
export const toApi: RequestMatch = { host: 'hub.docker.com', path: /^\/v2\// };

/** Every request, in order: `GET hub.docker.com/v2/…`. */
export const requested = (hub: Hub): string[] =>
  hub.log.map(({ method, host, path }) => `${method} ${host}${path}`);

/** The requested pages of a repository's tag listing, in order. */
export function pagesAsked(hub: Hub, repository: string): number[] {
  return tagRequests(hub, repository).map(({ query }) => Number(query.get('page')));
}

export function tagRequests(hub: Hub, repository: string): LoggedRequest[] {
  const [namespace, name] = repository.split('/');
  const path = `/v2/namespaces/${namespace}/repositories/${name}/tags`;
  return hub.log.filter((request) => request.host === 'hub.docker.com' && request.path === path);
}
