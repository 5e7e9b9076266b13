import { PAGE_SIZE } from './page-size.ts';
import type {
  ListedRepository,
  RepositoriesPage,
  RepositoriesQuery,
  RepositoryOrdering,
} from './repositories.ts';

/** As a person may sort a namespace: what was pushed last, what is pulled most, or by name. */
export type RepositoryOrder = 'updated' | 'pulls' | 'name';

/** What a person wants to see of a namespace. */
export interface Wanted {
  order: RepositoryOrder;
  /** Part of a name, in lower case; empty: all. */
  filter: string;
}

/** One list that Hub has of a namespace: an ordering of what a filter finds. */
interface List {
  ordering: RepositoryOrdering;
  filter: string;
  /** Pages read. */
  pages: number;
  /** Repositories in it, as Hub last counted. */
  total: number;
  /**
   * `whole` where Hub says that nothing follows: other orders of the same bring nothing more, whatever it counts. `cut` where
   * there is no more of this one to be had.
   */
  end: 'whole' | 'cut' | null;
}

/** What is known of a namespace's repositories, and how far each list was read. Plain data, never changed in place. */
export interface Reach {
  known: ReadonlyMap<string, ListedRepository>;
  lists: readonly List[];
  /** The first page that Hub refused to an anonymous reader, of whatever list; null where it refused none. */
  refused: number | null;
}

export const nothingKnown: Reach = { known: new Map(), lists: [], refused: null };

/** The list that a person asks for first; then the other ends, each of which an anonymous reader sees 100 of. */
const ENDS: Record<RepositoryOrder, RepositoryOrdering[]> = {
  updated: ['newest', 'oldest', 'most-pulled', 'least-pulled', 'name-ascending', 'name-descending'],
  pulls: ['most-pulled', 'least-pulled', 'newest', 'oldest', 'name-ascending', 'name-descending'],
  name: ['name-ascending', 'name-descending', 'newest', 'oldest', 'most-pulled', 'least-pulled'],
};

const matches = ({ repository }: ListedRepository, filter: string): boolean =>
  repository.slice(repository.indexOf('/') + 1).includes(filter);

/** What is known of what is wanted, in its order; equal ones by name. */
export function shownOf({ known }: Reach, { order, filter }: Wanted): ListedRepository[] {
  const byName = (a: ListedRepository, b: ListedRepository) => (a.repository < b.repository ? -1 : 1);
  const by = {
    updated: (a: ListedRepository, b: ListedRepository) => b.updatedAt - a.updatedAt,
    pulls: (a: ListedRepository, b: ListedRepository) => b.pullCount - a.pullCount,
    name: () => 0,
  }[order];
  return [...known.values()].filter((each) => matches(each, filter)).sort((a, b) => by(a, b) || byName(a, b));
}

/** How many repositories a filter finds, as Hub counts them; null where it has not said. */
export const totalOf = ({ lists }: Reach, filter: string): number | null =>
  lists.findLast((list) => list.filter === filter && list.pages > 0)?.total ?? null;

/** Whether all that is wanted is known: nothing is asked any more, whatever the order. */
export function isAllKnown(reach: Reach, wanted: Wanted): boolean {
  const whole = totalOf(reach, '');
  if (whole !== null && reach.known.size >= whole) return true;
  const found = totalOf(reach, wanted.filter);
  return found !== null && shownOf(reach, wanted).length >= found;
}

/**
 * What to ask next so as to know more of what is wanted: the next page of its list, and where Hub refuses that, the other ends
 * of the same names. Null where nothing is left to ask, or nothing more can be had.
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

/** Whether the list that is wanted has been begun: what follows waits for the reader to ask for more. */
export const isBegun = ({ lists }: Reach, { order, filter }: Wanted): boolean =>
  lists.some((list) => list.ordering === ENDS[order][0] && list.filter === filter);

/** What is known after one more answer. */
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
  // a list that goes on behind its own count goes in circles
  const isTooLong = repositories.length === 0 || (page - 1) * PAGE_SIZE >= total;
  const end = more ? (isTooLong ? 'cut' : null) : 'whole';
  return { ...reach, known, lists: [...others, { ordering, filter, pages: page, total, end }] };
}
