import { digestOf } from '../registry/find.ts';
import { json, type Reply } from '../server/reply.ts';
import type { Visit } from '../server/visit.ts';

/** The host of GitHub's API. */
export const GITHUB = 'api.github.com';

const VERSIONS = /^\/(?:orgs|users)\/([^/]+)\/packages\/container\/([^/]+)\/versions$/;

/**
 * Answers `GITHUB`: the versions of a container package, for the token of the box's account. The image for each platform is
 * a version too, without tags.
 */
export function packages({ request, hub }: Visit): Reply {
  if (request.headers.authorization !== `Bearer ${hub.account.secret}`)
    return json(401, { message: 'Requires authentication' });
  const [, owner = '', name = ''] = VERSIONS.exec(request.path) ?? [];
  const repository = hub.repositories.get(`${owner}/${decodeURIComponent(name)}`);
  if (!repository || request.method !== 'GET') return json(404, { message: 'Not Found' });
  const versions = new Map<string, string[]>();
  const pushedAt = new Map<string, string | null>();
  for (const tag of repository.tags) {
    const digest = digestOf(tag);
    if (digest) versions.set(digest, [...(versions.get(digest) ?? []), tag.name]);
    if (digest && !pushedAt.has(digest)) pushedAt.set(digest, tag.pushedAt);
    for (const image of tag.images)
      if (image.digest) versions.set(image.digest, versions.get(image.digest) ?? []);
  }
  const size = Math.min(100, Number(request.query.get('per_page') ?? 30));
  const page = Number(request.query.get('page') ?? 1);
  const shown = [...versions].slice((page - 1) * size, page * size).map(([digest, tags], id) => ({
    id,
    name: digest,
    created_at: pushedAt.get(digest) ?? null,
    updated_at: pushedAt.get(digest) ?? null,
    metadata: { package_type: 'container', container: { tags } },
  }));
  const last = Math.ceil(versions.size / size);
  const link = (to: number, rel: string) =>
    `<https://${request.host}${request.path}?per_page=${size}&page=${to}>; rel="${rel}"`;
  const links = [
    ...(page > 1 ? [link(page - 1, 'prev')] : []),
    ...(page < last ? [link(page + 1, 'next'), link(last, 'last')] : []),
    ...(page > 1 ? [link(1, 'first')] : []),
  ];
  return json(200, shown, links.length > 0 ? { link: links.join(', ') } : {});
}
