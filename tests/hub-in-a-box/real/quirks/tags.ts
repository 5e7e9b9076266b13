import type { BoxRepository } from '../../model.ts';
import { namePage } from '../../registry/name-page.ts';
import { QUIRKS } from '../../server/hosts.ts';
import { json, type Reply } from '../../server/reply.ts';
import type { Visit } from '../../server/visit.ts';

const DIGEST_TAG = `sha256-${'5'.repeat(64)}.sig`;

/** `/tags/list`, as the quirks have it. */
export function tagList({ namespace, name, tags }: BoxRepository, { request, hub }: Visit): Reply {
  const { pageSize = 100, link: next = 'relative', tags: kind } = hub.quirks;
  const path = `${namespace}/${name}`;
  if (kind === 'null') return json(200, { name: path, tags: null });
  const names = tags.map((tag) => tag.name).sort((a, b) => (a < b ? -1 : 1));
  const url = new URL(`https://${QUIRKS}/v2/${path}/tags/list?${request.query}`);
  const { page, link } = namePage(names, url, { pageSize, next });
  const dirty = [null, '', page[0], ...page, page[0], DIGEST_TAG];
  return json(200, { name: path, tags: kind === 'dirty' ? dirty : page }, link ? { link } : {});
}
