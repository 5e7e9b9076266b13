import { json } from '../../registry/fake-registry.ts';
import type { Api, FakeTag } from './host.ts';

export const TOKEN = 'ghp_reads-packages';

/** GitHub's packages API: versions, the newest first, at most 100 a page, `Link` in every direction. */
export const github: Api = ({ tags }, { url, headers }) => {
  if (url.host !== 'api.github.com') return undefined;
  if (headers.get('authorization') !== `Bearer ${TOKEN}`)
    return json({ message: 'Requires authentication' }, 401);
  if (url.pathname !== '/orgs/team/packages/container/tools%2Fapp/versions')
    return json({ message: 'Not Found' }, 404);
  return versions(url, tags);
};

/** A page of versions, each with the tags of its digest. */
export function versions(url: URL, tags: FakeTag[]): Response {
  const size = Math.min(100, Number(url.searchParams.get('per_page') ?? 30));
  const page = Number(url.searchParams.get('page') ?? 1);
  const digests = [...new Set(tags.map(({ digest }) => digest))];
  const shown = digests.slice((page - 1) * size, page * size).map((digest, id) => {
    const own = tags.filter((tag) => tag.digest === digest);
    const pushed = new Date(own[0]?.pushed ?? 0).toISOString();
    return {
      id,
      name: digest,
      url: `${url.origin}${url.pathname}/${id}`,
      created_at: pushed,
      updated_at: pushed,
      metadata: {
        package_type: 'container',
        container: { tags: own.map(({ name }) => name).filter((name) => name !== '') },
      },
    };
  });
  const last = Math.max(1, Math.ceil(digests.length / size));
  const link = (to: number, rel: string) =>
    `<${url.origin}${url.pathname}?per_page=${size}&page=${to}>; rel="${rel}"`;
  const links = [
    ...(page > 1 ? [link(page - 1, 'prev')] : []),
    ...(page < last ? [link(page + 1, 'next'), link(last, 'last')] : []),
    ...(page > 1 ? [link(1, 'first')] : []),
  ];
  return json(shown, 200, links.length > 0 ? { link: links.join(', ') } : {});
}
