import type { BoxTag } from '../model.ts';
import { digestOf } from '../registry/find.ts';
import { json, type Reply } from '../server/reply.ts';
import type { Visit } from '../server/visit.ts';
import { basicOf, type Family, visible } from './family.ts';

const HOST = 'harbor.example.test';
const LIST = /^\/api\/v2\.0\/projects\/([^/]+)\/repositories\/([^/]+)\/artifacts$/;

/** Harbor's list of artifacts: the newest first, at most 100 a page, their number in a header. */
function own(visit: Visit): Reply | undefined {
  const { path, query } = visit.request;
  const [, project, encoded] = LIST.exec(path) ?? [];
  if (project === undefined || encoded === undefined) return undefined;
  const name = decodeURIComponent(decodeURIComponent(encoded));
  const repository = visible(visit, `${project}/${name}`, basicOf(visit));
  if (!repository)
    return json(401, { errors: [{ code: 'UNAUTHORIZED', message: 'unauthorized: unauthorized' }] });
  const size = Math.min(100, Number(query.get('page_size') ?? 10));
  const page = Number(query.get('page') ?? 1);
  const byDigest = new Map<string | null, BoxTag[]>();
  for (const tag of repository.tags)
    byDigest.set(digestOf(tag), [...(byDigest.get(digestOf(tag)) ?? []), tag]);
  const digests = [...byDigest.keys()];
  const shown = digests
    .slice((page - 1) * size, page * size)
    .map((digest) => artifact(byDigest.get(digest) ?? [], digest));
  return json(200, shown, { 'x-total-count': `${digests.length}` });
}

function artifact(own: BoxTag[], digest: string | null) {
  const references = (own[0]?.images ?? []).map((image) => ({
    child_digest: image.digest,
    platform: {
      os: image.os,
      architecture: image.architecture,
      variant: image.variant ?? '',
      'os.features': null,
    },
  }));
  return {
    type: 'IMAGE',
    digest,
    extra_attrs: references.length === 1 ? references[0]?.platform : null,
    references: references.length === 1 ? null : references,
    tags: own.map(({ name, pushedAt }) => ({ name, push_time: pushedAt })),
  };
}

/** A Harbor at a host whose name does not show it. Its API takes HTTP Basic of the accounts of the registry. */
export const harbor: Family = {
  host: HOST,
  realm: `https://${HOST}/service/token`,
  challenge: (scope) =>
    `Bearer realm="https://${HOST}/service/token",service="harbor-registry"${scope && `,scope="${scope}"`}`,
  own,
};
