import type { BoxRepository, PageOptions } from '../model.ts';
import { loadLayers } from './load-layers.ts';
import { loadOverview } from './load-overview.ts';
import { loadTags } from './load-tags.ts';
import type { ListPage, PageData } from './page-data.ts';
import { repositoryPath, repositoryTitle } from './paths.ts';
import { type Route, routeOf } from './route.ts';

type Repositories = Map<string, BoxRepository>;

function list(kind: ListPage['kind'], heading: string, found: BoxRepository[]): ListPage {
  const repositories = found.map((repository) => ({
    title: repositoryTitle(repository),
    path: repositoryPath(repository),
    description: repository.description,
  }));
  return { kind, heading, title: `${heading} | Docker Hub`, repositories };
}

function listFor(route: Route, query: URLSearchParams, visible: BoxRepository[]): ListPage | null {
  if (route.page === 'home') return list('home', 'Explore', visible);
  if (route.page === 'profile') {
    return list(
      'profile',
      route.user,
      visible.filter(({ namespace }) => namespace === route.user),
    );
  }
  if (route.page !== 'search') return null;
  const wanted = query.get('q') ?? '';
  const found = visible.filter(({ namespace, name }) => `${namespace}/${name}`.includes(wanted));
  return list('search', `Search results for "${wanted}"`, found);
}

/**
 * The data of the page at `url`. What does not exist, and what an anonymous visitor may not see, is a `not-found` page.
 *
 * @param now - the time that "11 days ago" counts from, epoch milliseconds
 */
export function load(url: URL, repositories: Repositories, options: PageOptions, now: number): PageData {
  const route = routeOf(url.pathname);
  const visible = [...repositories.values()].filter(({ isPrivate }) => !isPrivate);
  const repository = 'repository' in route ? repositories.get(route.repository) : undefined;
  const page = listFor(route, url.searchParams, visible);
  if (page !== null) return page;
  if (repository !== undefined && !repository.isPrivate) {
    if (route.page === 'tags') return loadTags(repository, url.searchParams, options.pageSize, now);
    if (route.page === 'overview') return loadOverview(repository, url.searchParams, now);
    const layers = route.page === 'layers' ? loadLayers(repository, route.tag, route.digest, now) : null;
    if (layers !== null) return layers;
  }
  return { kind: 'not-found', title: 'Page not found | Docker Hub' };
}
