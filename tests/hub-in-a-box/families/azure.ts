import { digestOf } from '../registry/find.ts';
import { json, type Reply } from '../server/reply.ts';
import { bearer } from '../server/tokens.ts';
import type { Visit } from '../server/visit.ts';
import type { Family } from './family.ts';

const HOST = 'box.azurecr.io';
const REALM = `https://${HOST}/oauth2/token`;
const LIST = /^\/acr\/v1\/(.+)\/_tags$/;

const challenge = (scope: string) =>
  `Bearer realm="${REALM}",service="${HOST}"${scope && `,scope="${scope}"`}`;

/** The list of tags of Azure Container Registry: by name, `Link` to the next page. Real ones ask for `metadata_read`. */
function own(visit: Visit): Reply | undefined {
  const { path, query, headers } = visit.request;
  const [, name] = LIST.exec(path) ?? [];
  if (name === undefined) return undefined;
  const claims = bearer(visit.tokens, headers.authorization);
  const repository = visit.hub.repositories.get(name);
  if (!repository || !claims?.access?.some((each) => each.name === name)) {
    const error = { code: 'UNAUTHORIZED', message: 'authentication required' };
    return json(401, { errors: [error] }, { 'www-authenticate': challenge(`repository:${name}:pull`) });
  }
  const n = Number(query.get('n') ?? 100);
  const last = query.get('last') ?? '';
  const all = repository.tags.filter((tag) => tag.name > last).sort((a, b) => (a.name < b.name ? -1 : 1));
  const tags = all.slice(0, n).map((tag) => ({
    name: tag.name,
    digest: digestOf(tag),
    createdTime: '2018-09-06T06:17:21.0856539Z',
    lastUpdateTime: tag.pushedAt,
    signed: false,
    changeableAttributes: { deleteEnabled: true, writeEnabled: true, readEnabled: true, listEnabled: true },
  }));
  const link = `<${path}?last=${tags.at(-1)?.name}&n=${n}&orderby=>; rel="next"`;
  return json(200, { registry: HOST, imageName: name, tags }, all.length > n ? { link } : {});
}

/** Azure Container Registry. */
export const azure: Family = { host: HOST, realm: REALM, challenge, own };
