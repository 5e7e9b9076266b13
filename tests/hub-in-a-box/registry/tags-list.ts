import type { BoxRepository } from '../model.ts';
import type { Reply } from '../server/reply.ts';
import type { Visit } from '../server/visit.ts';
import { registryError } from './errors.ts';

/** `/tags/list?n=&last=`: all names in byte order; with `n`, a `Link` to what follows. */
export function tagNames({ namespace, name, tags }: BoxRepository, { request }: Visit): Reply {
  const path = `${namespace}/${name}`;
  const n = request.query.get('n');
  const last = request.query.get('last') ?? '';
  if (n !== null && !/^\d+$/.test(n)) {
    return registryError(400, 'PAGINATION_NUMBER_INVALID', 'invalid number of results requested', { n });
  }
  const sorted = tags.map((tag) => tag.name).sort((a, b) => (a < b ? -1 : 1));
  const left = sorted.filter((each) => last === '' || each > last);
  const page = n === null ? left : left.slice(0, Number(n));
  const query = new URLSearchParams({ last: page.at(-1) ?? last, n: n ?? '' });
  const headers = {
    'content-type': 'application/json',
    'docker-distribution-api-version': 'registry/2.0',
    ...(page.length < left.length &&
      page.length > 0 && { link: `</v2/${path}/tags/list?${query}>; rel="next"` }),
  };
  return { status: 200, headers, body: `${JSON.stringify({ name: path, tags: page })}\n` };
}
