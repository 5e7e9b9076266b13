import type { BoxRepository } from '../../model.ts';
import { QUIRKS } from '../../server/hosts.ts';
import { json, type Reply } from '../../server/reply.ts';
import type { Visit } from '../../server/visit.ts';

const DIGEST_TAG = `sha256-${'5'.repeat(64)}.sig`;

/** `/tags/list`, as the quirks have it. */
export function tagList({ namespace, name, tags }: BoxRepository, { request, hub }: Visit): Reply {
  const { pageSize = 100, link = 'relative', tags: kind } = hub.quirks;
  const path = `${namespace}/${name}`;
  if (kind === 'null') return json(200, { name: path, tags: null });
  const n = Math.min(pageSize, Number(request.query.get('n') ?? pageSize));
  const last = request.query.get('last') ?? '';
  const names = tags.map((tag) => tag.name).sort((a, b) => (a < b ? -1 : 1));
  const left = names.filter((each) => last === '' || each > last);
  const page = left.slice(0, n);
  const isEnd = page.length === left.length;
  const dirty = [null, '', page[0], ...page, page[0], DIGEST_TAG];
  const next = isEnd ? undefined : linkTo(link, path, n, link === 'same' ? last : page.at(-1));
  return json(200, { name: path, tags: kind === 'dirty' ? dirty : page }, next ? { link: next } : {});
}

function linkTo(kind: string, path: string, n: number, last = ''): string | undefined {
  const query = new URLSearchParams({ n: String(n), last });
  const there = `/v2/${path}/tags/list?${query}`;
  if (kind === 'none') return undefined;
  if (kind === 'broken') return `</v2/${path.replace(/^[^/]+\//, '')}/tags/list?${query}>; rel="next"`;
  if (kind === 'absolute') return `<https://${QUIRKS}${there}>; rel="next"`;
  if (kind === 'foreign') return `<http://registry.internal:5000${there}>; rel="next"`;
  return `<${there}>; rel="next"`;
}
