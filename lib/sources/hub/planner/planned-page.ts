import type { Choice, ListOrdering } from './choice.ts';
import type { NameOrder } from './name-order.ts';

/** One request to Hub, and what it should bring. Plain data. */
export interface PlannedPage {
  /** Only names that hold this; empty for all. */
  filter: string;
  /** What to ask for; `name-ascending` in Hub's own word for it, even where Hub was seen to answer it descending. */
  ordering: ListOrdering;
  /** From 1. */
  page: number;
  /** Positions in the wish's names: exactly these and in this order, or, where `sorted` is null, some of these. */
  expects: number[];
  /** The order in which they should come; null where it is not known. */
  sorted: Sorted | null;
  /** How many missing names it should bring that no page before it in the plan does. */
  gain: number;
}

export interface Sorted {
  order: NameOrder;
  descending: boolean;
}

export interface PageContext {
  /** By rank: the position of the name. */
  positions: Int32Array;
  /** By rank; what the pages bring is set to 0. */
  left: Uint8Array;
  order: NameOrder;
  /** Whether Hub ascends when asked to descend. */
  reversed: boolean;
}

/** A choice as requests; its pages take what they bring off `left`. */
export function plannedPages(
  choice: Choice,
  { positions, left, order, reversed }: PageContext,
): PlannedPage[] {
  const { filter, pages, ranks } = choice;
  let brings = 0;
  for (const rank of ranks) {
    brings += left[rank] ?? 0;
    left[rank] = 0;
  }
  const expects = Array.from(ranks, (rank) => positions[rank] ?? 0);
  const descending = choice.ordering === 'name-descending';
  if (descending) expects.reverse();
  const sorted = choice.ordering === 'newest' ? null : { order, descending };
  const ordering = reversed ? turned(choice.ordering) : choice.ordering;
  const gain = Math.round(brings / pages.length);
  return pages.map((page) => ({ filter, ordering, page, expects, sorted, gain }));
}

/** What to ask for where Hub turns orders by name round; its own inverse. */
export function turned(ordering: ListOrdering): ListOrdering {
  if (ordering === 'newest') return ordering;
  return ordering === 'name-ascending' ? 'name-descending' : 'name-ascending';
}
