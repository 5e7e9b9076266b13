import { digestOf } from '../registry/find.ts';
import { json, type Reply } from '../server/reply.ts';
import type { Visit } from '../server/visit.ts';

/** Where GitHub's API is. */
export const GITHUB = 'api.github.com';

const VERSIONS = /^\/orgs\/([^/]+)\/packages\/container\/([^/]+)\/versions$/;

/**
 * Answers `GITHUB`: the versions of a container package, to the box's own token and nobody else. The image for each
 * platform is a version too, without tags.
 */
export function packages({ request, hub }: Visit): Reply {
  if (request.headers.authorization !== `Bearer ${hub.account.secret}`)
    return json(401, { message: 'Requires authentication' });
  const [, owner = '', name = ''] = VERSIONS.exec(request.path) ?? [];
  const repository = hub.repositories.get(`${owner}/${decodeURIComponent(name)}`);
  if (!repository || request.method !== 'GET') return json(404, { message: 'Not Found' });
  const versions = new Map<string, string[]>();
  for (const tag of repository.tags) {
    const digest = digestOf(tag);
    if (digest) versions.set(digest, [...(versions.get(digest) ?? []), tag.name]);
    for (const image of tag.images)
      if (image.digest) versions.set(image.digest, versions.get(image.digest) ?? []);
  }
  const size = Math.min(100, Number(request.query.get('per_page') ?? 30));
  const page = Number(request.query.get('page') ?? 1);
  const shown = [...versions].slice((page - 1) * size, page * size).map(([digest, tags], id) => ({
    id,
    name: digest,
    created_at: '2026-11-10T02:00:00Z',
    updated_at: '2026-11-10T02:00:00Z',
    metadata: { package_type: 'container', container: { tags } },
  }));
  const isMore = page * size < versions.size;
  const next = `<https://${request.host}${request.path}?per_page=${size}&page=${page + 1}>; rel="next"`;
  return json(200, shown, isMore ? { link: next } : {});
}
