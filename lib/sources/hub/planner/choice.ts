/** The ordering of a list request. */
export type ListOrdering = (typeof ORDERINGS)[number];

export const ORDERINGS = ['newest', 'oldest', 'name-ascending', 'name-descending'] as const;

/** Pages of one list, and the names on them together. */
export interface Choice {
  /** Only names that contain this; empty for all. */
  filter: string;
  ordering: ListOrdering;
  /** From 1. */
  pages: number[];
  /** Ranks of the names on the pages, ascending; a rank is a position in name order. */
  ranks: Int32Array;
  /** How many names the list has. */
  found: number;
}

/** Limits of reading a list. */
export interface ListLimits {
  /** The most items of one list. */
  cap: number;
  pageSize: number;
}

/** A filter's list: the ranks of all names in it, ascending. */
export interface FoundList {
  filter: string;
  found: Int32Array;
}

/** The single pages of a list by name, from both ends, within the limits. */
export function* pagesByName({ filter, found }: FoundList, { cap, pageSize }: ListLimits): Generator<Choice> {
  const pages = Math.min(Math.ceil(found.length / pageSize), Math.floor(cap / pageSize));
  for (let page = 1; page <= pages; page++) {
    const start = (page - 1) * pageSize;
    const ascending = found.subarray(start, start + pageSize);
    yield { filter, ordering: 'name-ascending', pages: [page], ranks: ascending, found: found.length };
    if (found.length <= pageSize) return;
    const end = found.length - start;
    const descending = found.subarray(Math.max(0, end - pageSize), end);
    yield { filter, ordering: 'name-descending', pages: [page], ranks: descending, found: found.length };
  }
}

/** How many names at the begin and the end of a list are known, because it comes newest first. */
export interface KnownEnds {
  newer: number;
  older: number;
}

/**
 * A list as a whole, if it can be read to its end: its names are known even if their order is not. Pages that can only have
 * known names are left out.
 */
export function* wholeList(
  { filter, found }: FoundList,
  { cap, pageSize }: ListLimits,
  { newer, older }: KnownEnds,
): Generator<Choice> {
  const first = Math.floor(newer / pageSize) + 1;
  const last = Math.ceil((found.length - older) / pageSize);
  if (last * pageSize > cap || last < first) return;
  const pages = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  yield { filter, ordering: 'newest', pages, ranks: found, found: found.length };
}
