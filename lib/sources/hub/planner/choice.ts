/** How a list is asked to be ordered. */
export type ListOrdering = 'newest' | 'name-ascending' | 'name-descending';

/** Pages of one list, and what they bring together. */
export interface Choice {
  /** Only names that hold this; empty for all. */
  filter: string;
  ordering: ListOrdering;
  /** From 1. */
  pages: number[];
  /** Ranks of the names that come, ascending; a rank is a place in the order of names. */
  ranks: Int32Array;
}

/** How far lists can be read. */
export interface ListLimits {
  /** No list shows more than this many items. */
  cap: number;
  pageSize: number;
}

/** A filter's list: the ranks of all names in it, ascending. */
export interface FoundList {
  filter: string;
  found: Int32Array;
}

/** The single pages of a list by name, from both ends, as far as they can be read. */
export function* pagesByName({ filter, found }: FoundList, { cap, pageSize }: ListLimits): Generator<Choice> {
  const pages = Math.min(Math.ceil(found.length / pageSize), Math.floor(cap / pageSize));
  for (let page = 1; page <= pages; page++) {
    const start = (page - 1) * pageSize;
    const ascending = found.subarray(start, start + pageSize);
    yield { filter, ordering: 'name-ascending', pages: [page], ranks: ascending };
    if (found.length <= pageSize) return;
    const end = found.length - start;
    const descending = found.subarray(Math.max(0, end - pageSize), end);
    yield { filter, ordering: 'name-descending', pages: [page], ranks: descending };
  }
}

/** A list as a whole where it can be read to its end: what it holds is known even where the order of names is not. */
export function* wholeList({ filter, found }: FoundList, { cap, pageSize }: ListLimits): Generator<Choice> {
  const pages = Math.ceil(found.length / pageSize);
  if (pages * pageSize > cap) return;
  yield { filter, ordering: 'newest', pages: Array.from({ length: pages }, (_, at) => at + 1), ranks: found };
}
