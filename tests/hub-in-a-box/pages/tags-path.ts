import type { TagsPage } from './page-data.ts';

/** The address of the same tags page with some of its settings changed; what is at its default is left out. */
export function tagsPath(
  page: TagsPage,
  change: Partial<Pick<TagsPage, 'page' | 'filter' | 'ordering'>>,
): string {
  const next = { ...page, ...change };
  const query = new URLSearchParams();
  if (next.page > 1) query.set('page', String(next.page));
  if (next.filter !== '') query.set('name', next.filter);
  if (next.ordering !== 'last_updated') query.set('ordering', next.ordering);
  const text = query.toString();
  return `${page.head.path}/tags${text === '' ? '' : `?${text}`}`;
}
