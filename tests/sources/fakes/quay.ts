import { json } from '../../registry/fake-registry.ts';
import { type Api, REPOSITORY } from './host.ts';

/** Quay's list of tags: the newest first, at most 100 a page, and only whether there is one more. */
export const quay: Api = ({ tags, host }, { url, headers }) => {
  if (url.pathname === '/v2/')
    return json({ error: 'Invalid bearer token format' }, 401, {
      'www-authenticate': `Bearer realm="https://${host}/v2/auth",service="${host}"`,
    });
  if (url.pathname !== `/api/v1/repository/${REPOSITORY}/tag/`) return undefined;
  // what it asks of browsers, unless it is told otherwise
  if (headers.get('x-requested-with') !== 'XMLHttpRequest')
    return json({ message: 'API calls must be invoked with an X-Requested-With header' }, 400);
  const limit = Math.min(100, Number(url.searchParams.get('limit') ?? 50));
  const page = Number(url.searchParams.get('page') ?? 1);
  const history = url.searchParams.get('onlyActiveTags') === 'true' ? [] : [{ name: 'dead', end_ts: 1 }];
  const all = [
    ...tags.map(({ name, digest, pushed, images }) => ({
      name,
      reversion: false,
      start_ts: pushed / 1000,
      manifest_digest: digest,
      is_manifest_list: images.length > 1,
      size: null,
      last_modified: 'Tue, 14 Nov 2023 22:13:20 -0000',
    })),
    ...history,
  ];
  const shown = all.slice((page - 1) * limit, page * limit);
  return json({ tags: shown, page, has_additional: page * limit < all.length });
};
