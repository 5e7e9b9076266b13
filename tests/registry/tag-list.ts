import { namePage } from '../hub-in-a-box/registry/name-page.ts';
import { json, type Quirks } from './quirks.ts';

/** A page of the list of tags. `names`: all of them; null where the registry answers null. */
export function tagList(url: URL, names: unknown[] | null, quirks: Quirks): Response {
  const { paging = 'all', pageSize = 100, refusesPageSize } = quirks;
  if (refusesPageSize && url.searchParams.has('n'))
    return json({ errors: [{ code: 'PAGINATION_NUMBER_INVALID' }] }, 400);
  if (names === null) return json({ name: 'x', tags: names });
  if (paging === 'ignores') return json({ name: 'x', tags: names.slice(0, pageSize) });
  const previous = url.searchParams.get('last');
  const behind = previous === null ? 0 : names.indexOf(previous) + 1;
  if (paging === 'all') return json({ name: 'x', tags: names.slice(behind) });
  const { page, link } = namePage(names, url, { pageSize, next: paging });
  return json({ name: 'x', tags: page }, 200, link === undefined ? {} : { link });
}
