import { json, type Reply } from '../server/reply.ts';
import { notFound } from './errors.ts';

/** One page of a list, and how to answer it. */
export interface Paging {
  /** The path of the list, for its links. */
  path: string;
  query: URLSearchParams;
  /** First offset that is refused, with what it answers; none for who is signed in. */
  cap: { offset: number; refusal: Reply } | null;
  /** What `next` and `previous` hold where there is no such page: null, or `""` in search. */
  nowhere: null | '';
  /** The most items of a page; 100 if not said. */
  served?: number;
  /** Added to the count. */
  miscount?: number;
}

/**
 * A page of a list as Hub cuts it: `page` from 1, `page_size` 10 unless given and at most 100 whatever is asked. Links
 * are counted from the whole list, so `next` also points past the cap.
 */
export function paged<T>(items: readonly T[], draw: (item: T) => unknown, paging: Paging): Reply {
  const { query, cap, nowhere, served = 100, miscount = 0 } = paging;
  const page = Number(query.get('page') ?? 1);
  const size = Math.min(Number(query.get('page_size') ?? 10), served);
  if (!Number.isInteger(page) || !Number.isInteger(size) || page < 1 || size < 1) return notFound();
  const offset = (page - 1) * size;
  if (cap && offset >= cap.offset) return cap.refusal;
  if (offset >= items.length && page > 1) return notFound();
  const link = (to: number) => {
    const all = [...query].filter(([name]) => name !== 'page');
    const sorted = [...all, ['page', String(to)]].sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
    return `https://hub.docker.com${paging.path}?${new URLSearchParams(sorted)}`;
  };
  return json(200, {
    count: Math.max(0, items.length + miscount),
    next: offset + size < items.length ? link(page + 1) : nowhere,
    previous: page > 1 ? link(page - 1) : nowhere,
    results: items.slice(offset, offset + size).map(draw),
  });
}
