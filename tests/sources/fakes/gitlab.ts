import { json } from '../../registry/fake-registry.ts';
import { type Api, REPOSITORY } from './host.ts';

/** The list of tags of GitLab's registry: by name, at most 1000 a page, `Link` in both directions. */
export const gitlab: Api = ({ tags, host }, { url }) => {
  if (url.pathname === '/v2/')
    return json({ errors: [{ code: 'UNAUTHORIZED' }] }, 401, {
      'gitlab-container-registry-version': '4.20.0-gitlab',
      'www-authenticate': `Bearer realm="https://${host}/jwt/auth",service="container_registry"`,
    });
  if (url.pathname !== `/gitlab/v1/repositories/${REPOSITORY}/tags/list/`) return undefined;
  const n = Number(url.searchParams.get('n') ?? 100);
  if (!(n >= 1 && n <= 1000)) return json({ errors: [{ code: 'INVALID_QUERY_PARAMETER_VALUE' }] }, 400);
  const sorted = [...tags].sort((a, b) => (a.name < b.name ? -1 : 1));
  const last = url.searchParams.get('last');
  const all = last === null ? sorted : sorted.filter(({ name }) => name > last);
  const page = all.slice(0, n).map(({ name, digest, pushed }) => ({
    name,
    digest,
    media_type: 'application/vnd.oci.image.index.v1+json',
    size_bytes: 286734237,
    created_at: '2022-06-07T12:10:12.412+00:00',
    published_at: new Date(pushed).toISOString(),
  }));
  const before = `<${url.origin}${url.pathname}?n=${n}&before=x>; rel="previous"`;
  const next = `<${url.origin}${url.pathname}?n=${n}&last=${page.at(-1)?.name}>; rel="next"`;
  const links = [...(last === null ? [] : [before]), ...(all.length > n ? [next] : [])];
  return json(page, 200, links.length > 0 ? { link: links.join(', ') } : {});
};
