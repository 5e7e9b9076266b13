import { digestOf } from '../registry/find.ts';
import { json, type Reply } from '../server/reply.ts';
import { bearer } from '../server/tokens.ts';
import type { Visit } from '../server/visit.ts';
import type { Family } from './family.ts';

const HOST = 'registry.gitlab.com';
const LIST = /^\/gitlab\/v1\/repositories\/(.+)\/tags\/list\/$/;

/** The list of tags of GitLab's registry, for tokens that may pull: by name, at most 1000 a page, `Link` both ways. */
function own(visit: Visit): Reply | undefined {
  const { path, query, headers } = visit.request;
  const [, name] = LIST.exec(path) ?? [];
  if (name === undefined) return undefined;
  const claims = bearer(visit.tokens, headers.authorization);
  const repository = visit.hub.repositories.get(name);
  if (!repository || !claims?.access?.some((each) => each.name === name))
    return json(401, { errors: [{ code: 'UNAUTHORIZED' }] }, challenge(`repository:${name}:pull`));
  const n = Number(query.get('n') ?? 100);
  if (!(n >= 1 && n <= 1000)) return json(400, { errors: [{ code: 'INVALID_QUERY_PARAMETER_VALUE' }] });
  const last = query.get('last') ?? '';
  const all = repository.tags.filter((tag) => tag.name > last).sort((a, b) => (a.name < b.name ? -1 : 1));
  const page = all.slice(0, n).map((tag) => ({
    name: tag.name,
    digest: digestOf(tag),
    media_type: 'application/vnd.oci.image.index.v1+json',
    size_bytes: tag.fullSize,
    created_at: tag.pushedAt,
    published_at: tag.pushedAt,
  }));
  const address = `https://${HOST}${path}?n=${n}`;
  const before = last === '' ? [] : [`<${address}&before=${page[0]?.name}>; rel="previous"`];
  const next = all.length > n ? [`<${address}&last=${page.at(-1)?.name}>; rel="next"`] : [];
  const links = [...before, ...next];
  return json(200, page, links.length > 0 ? { link: links.join(', ') } : {});
}

const REALM = 'https://gitlab.com/jwt/auth';
const line = (scope: string) =>
  `Bearer realm="${REALM}",service="container_registry"${scope && `,scope="${scope}"`}`;
const challenge = (scope: string) => ({ 'www-authenticate': line(scope) });

/** registry.gitlab.com, whose tokens come from gitlab.com. */
export const gitlab: Family = {
  host: HOST,
  realm: REALM,
  challenge: line,
  headers: { 'gitlab-container-registry-version': '4.20.0-gitlab' },
  own,
};
