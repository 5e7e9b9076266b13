import { digestOf } from '../registry/find.ts';
import { json, type Reply } from '../server/reply.ts';
import type { Visit } from '../server/visit.ts';
import { type Family, visible } from './family.ts';

const LIST = /^\/api\/v1\/repository\/(.+)\/tag\/$/;

/** Quay's list of tags: the newest first, at most 100 a page, and only whether there is one more. */
function own(visit: Visit): Reply | undefined {
  const { path, query, headers } = visit.request;
  const [, name] = LIST.exec(path) ?? [];
  if (name === undefined) return undefined;
  // BROWSER_API_CALLS_XHR_ONLY, which is on by default
  if (headers['x-requested-with'] !== 'XMLHttpRequest')
    return json(400, { error_message: 'API calls must be invoked with an X-Requested-With header' });
  const repository = visible(visit, name, `Bearer ${visit.hub.account.secret}`);
  if (!repository)
    return json(401, { error_message: 'Requires authentication', error_type: 'invalid_token' });
  const limit = Math.min(100, Number(query.get('limit') ?? 50));
  const page = Number(query.get('page') ?? 1);
  const expired = query.get('onlyActiveTags') === 'true' ? [] : [{ name: 'expired', end_ts: 1 }];
  const active = repository.tags.map((tag) => ({
    name: tag.name,
    reversion: false,
    start_ts: Math.floor((Date.parse(tag.pushedAt ?? '') || 0) / 1000),
    manifest_digest: digestOf(tag),
    is_manifest_list: tag.images.length > 1,
    size: null,
  }));
  const all = [...active, ...expired];
  const tags = all.slice((page - 1) * limit, page * limit);
  return json(200, { tags, page, has_additional: page * limit < all.length });
}

/** quay.io. Its API takes OAuth tokens alone, with which one may also log in, as `$oauthtoken`. */
export const quay: Family = {
  host: 'quay.io',
  realm: 'https://quay.io/v2/auth',
  challenge: (scope) =>
    `Bearer realm="https://quay.io/v2/auth",service="quay.io"${scope && `,scope="${scope}"`}`,
  own,
};
