import { json, type Quirks } from './quirks.ts';

/** A page of the list of tags. `names`: all of them; null where the registry answers null. */
export function tagList(url: URL, names: unknown[] | null, quirks: Quirks): Response {
  const { paging = 'all', pageSize = 100, refusesPageSize } = quirks;
  if (refusesPageSize && url.searchParams.has('n'))
    return json({ errors: [{ code: 'PAGINATION_NUMBER_INVALID' }] }, 400);
  if (paging === 'all' || names === null) return json({ name: 'x', tags: names });
  const n = Math.min(pageSize, Number(url.searchParams.get('n') ?? pageSize));
  const after = url.searchParams.get('last') ?? url.searchParams.get('next_page')?.slice(1);
  const from = after && paging !== 'stuck' ? names.indexOf(after) + 1 : 0;
  const page = names.slice(from, from + n);
  const last = String(page.at(-1));
  const isEnd = from + n >= names.length && paging !== 'stuck' && paging !== 'circle';
  const query = `n=${n}&last=${encodeURIComponent(last)}`;
  const links: Record<string, string> = {
    link: `<${url.pathname}?${query}>; rel="next"`,
    absolute: `<${url.origin}${url.pathname}?${query}>; rel="next"`,
    foreign: `<https://inner.example.net${url.pathname}?${query}>; rel="next"`,
    artifactory: `</v2/elsewhere/tags/list?${query}>; rel="next"`,
    opaque: `<${url.pathname}?n=${n}&next_page=_${encodeURIComponent(last)}>; rel="next"`,
    stuck: `<${url.pathname}?${query}>; rel="next"`,
    circle: `<${url.pathname}?n=${n}&last=${from > 0 ? '' : encodeURIComponent(last)}>; rel="next"`,
  };
  const link = links[paging];
  return json({ name: 'x', tags: page }, 200, link && !isEnd ? { link } : {});
}
