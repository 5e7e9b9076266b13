import { PAGE_SIZE } from './page-size.ts';
import type {
  ListedRepository,
  RepositoriesPage,
  RepositoriesQuery,
  RepositoryOrdering,
} from './repositories.ts';

/** Orders that the user can choose: last pushed, most pulled, or by name. */
export type RepositoryOrder = 'updated' | 'pulls' | 'name';

/** The part of a namespace that the user wants to see. */
export interface Wanted {
  order: RepositoryOrder;
  /** Part of a name, in lower case; empty: all. */
  filter: string;
}

/** One of Hub's lists of a namespace, by ordering and filter. */
interface List {
  ordering: RepositoryOrdering;
  filter: string;
  /** Pages read. */
  pages: number;
  /** Repositories in it, as Hub last counted. */
  total: number;
  /**
   * `whole`: Hub reports no further page, so other orderings add nothing, whatever it counts. `cut`: no further page
   * of this list can be read.
   */
  end: 'whole' | 'cut' | null;
}

/** The known repositories of a namespace, and how far each list was read. Plain data, never mutated. */
export interface Reach {
  known: ReadonlyMap<string, ListedRepository>;
  lists: readonly List[];
  /** The lowest page number that Hub refused to an anonymous reader, in any list; null if it refused none. */
  refused: number | null;
}

export const nothingKnown: Reach = { known: new Map(), lists: [], refused: null };

/** Orderings to read, the chosen one first. Of each an anonymous reader sees the first 100. */
const ENDS: Record<RepositoryOrder, RepositoryOrdering[]> = {
  updated: ['newest', 'oldest', 'most-pulled', 'least-pulled', 'name-ascending', 'name-descending'],
  pulls: ['most-pulled', 'least-pulled', 'newest', 'oldest', 'name-ascending', 'name-descending'],
  name: ['name-ascending', 'name-descending', 'newest', 'oldest', 'most-pulled', 'least-pulled'],
};

const matches = ({ repository }: ListedRepository, filter: string): boolean =>
  repository.slice(repository.indexOf('/') + 1).includes(filter);

/** The known repositories that are wanted, in their order; ties by name. */
export function shownOf({ known }: Reach, { order, filter }: Wanted): ListedRepository[] {
  const byName = (a: ListedRepository, b: ListedRepository) => (a.repository < b.repository ? -1 : 1);
  const by = {
    updated: (a: ListedRepository, b: ListedRepository) => b.updatedAt - a.updatedAt,
    pulls: (a: ListedRepository, b: ListedRepository) => b.pullCount - a.pullCount,
    name: () => 0,
  }[order];
  return [...known.values()].filter((each) => matches(each, filter)).sort((a, b) => by(a, b) || byName(a, b));
}

/** How many repositories match a filter, by Hub's count; null if it has not reported that. */
export const totalOf = ({ lists }: Reach, filter: string): number | null =>
  lists.findLast((list) => list.filter === filter && list.pages > 0)?.total ?? null;

/** Whether all wanted repositories are known, so that no order needs another request. */
export function isAllKnown(reach: Reach, wanted: Wanted): boolean {
  const whole = totalOf(reach, '');
  if (whole !== null && reach.known.size >= whole) return true;
  const found = totalOf(reach, wanted.filter);
  return found !== null && shownOf(reach, wanted).length >= found;
}

/**
 * The next request for wanted repositories: the next page of their list, or, where Hub refuses it, of the same list
 * in another ordering. Null if all are known, or no more can be read.
 */
export function nextQuery(namespace: string, reach: Reach, wanted: Wanted): RepositoriesQuery | null {
  const { filter } = wanted;
  const isWhole = reach.lists.some((list) => list.end === 'whole' && ['', filter].includes(list.filter));
  if (isWhole || isAllKnown(reach, wanted)) return null;
  for (const ordering of ENDS[wanted.order]) {
    const list = reach.lists.find((each) => each.ordering === ordering && each.filter === filter);
    const page = (list?.pages ?? 0) + 1;
    if (list?.end || (reach.refused !== null && page >= reach.refused)) continue;
    return { namespace, ordering, filter, page };
  }
  return null;
}

/** Whether the wanted list has its first page: the next ones wait until the user wants more. */
export const isBegun = ({ lists }: Reach, { order, filter }: Wanted): boolean =>
  lists.some((list) => list.ordering === ENDS[order][0] && list.filter === filter);

/** Adds an answer. */
export function withPage(
  reach: Reach,
  { ordering, filter, page }: RepositoriesQuery,
  answer: RepositoriesPage,
): Reach {
  const isSame = (list: List) => list.ordering === ordering && list.filter === filter;
  const before = reach.lists.find(isSame);
  const others = reach.lists.filter((list) => !isSame(list));
  if (answer.kind !== 'repositories') {
    const refused = answer.kind === 'capped' ? Math.min(page, reach.refused ?? page) : reach.refused;
    const total = before?.total ?? 0;
    return {
      ...reach,
      refused,
      lists: [...others, { ordering, filter, pages: page - 1, total, end: 'cut' }],
    };
  }
  const { total, repositories, more } = answer;
  const known = new Map(reach.known);
  for (const each of repositories) known.set(each.repository, each);
  // a list that continues past its own count is cyclic
  const isTooLong = repositories.length === 0 || (page - 1) * PAGE_SIZE >= total;
  const end = more ? (isTooLong ? 'cut' : null) : 'whole';
  return { ...reach, known, lists: [...others, { ordering, filter, pages: page, total, end }] };
}
