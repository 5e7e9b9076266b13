import type { Choice, ListOrdering } from './choice.ts';
import type { FilterKind } from './filter-kind.ts';
import type { LearnedOrder, NameOrder } from './name-order.ts';

/** One request to Hub, and the predicted answer. Plain data: it is stored. */
export interface PlannedPage {
  /** Only names that contain this; empty for all. */
  filter: string;
  /** What to request; `name-ascending` means Hub's parameter of that name, even if Hub was observed to descend for it. */
  ordering: ListOrdering;
  /** From 1. */
  page: number;
  /** Positions in the request's names: exactly these in this order or, if `sorted` is null, some of them. */
  expects: number[];
  /** The predicted order; null if it is not known. */
  sorted: Sorted | null;
  /** How many names the list should have; 0 if that is not known. */
  found: number;
  /** How the filter should find names. */
  kind: FilterKind['id'];
  /** How many missing names it should have that no earlier page of the plan has. */
  gain: number;
}

interface Sorted {
  order: NameOrder;
  descending: boolean;
}

export interface PageContext {
  /** By rank: the position of the name. */
  positions: Int32Array;
  /** By rank; names on the pages are set to 0. */
  left: Uint8Array;
  kind: FilterKind;
  /** The order of the ranks; null if lists come in another one. */
  orderOf(filter: string): LearnedOrder | null;
}

/** A choice as requests. The names on its pages are removed from `left`. */
export function plannedPages(choice: Choice, { positions, left, kind, orderOf }: PageContext): PlannedPage[] {
  const { filter, pages, ranks, found } = choice;
  const learned = orderOf(filter);
  let total = 0;
  for (const rank of ranks) {
    total += left[rank] ?? 0;
    left[rank] = 0;
  }
  const expects = Array.from(ranks, (rank) => positions[rank] ?? 0);
  const descending = choice.ordering === 'name-descending';
  if (descending) expects.reverse();
  const isByName = choice.ordering !== 'newest' && choice.ordering !== 'oldest';
  const sorted = isByName && learned ? { order: learned.order, descending } : null;
  const ordering = learned?.reversed ? turned(choice.ordering) : choice.ordering;
  const gain = Math.round(total / pages.length);
  return pages.map((page) => ({ filter, ordering, page, expects, sorted, found, kind: kind.id, gain }));
}

/** What to request if Hub reverses orders by name; its own inverse. */
export function turned(ordering: ListOrdering): ListOrdering {
  if (ordering === 'name-ascending') return 'name-descending';
  return ordering === 'name-descending' ? 'name-ascending' : ordering;
}
