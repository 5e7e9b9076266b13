import { FILTER_KINDS, type FilterKind } from './filter-kind.ts';
import { NAME_ORDERS, type NameOrder, orderKey } from './name-order.ts';
import type { PlannedPage } from './planned-page.ts';

/** Hub's answer to a planned page. */
export interface Arrival {
  page: PlannedPage;
  /** The names on it, in order. */
  arrived: readonly string[];
  /** When each of them was pushed, in ms since 1970; 0 where unknown. */
  pushed?: readonly number[];
  /** How many names the list has by Hub’s count. */
  count?: number;
  /** How many names a full page has; missing if not known. */
  pageSize?: number;
  /** The names that the plan was made for. */
  names: readonly string[];
}

/** Whether exactly the predicted names came or, if their order is not known, some of them. */
export function isAsPredicted({ page, arrived, names }: Arrival): boolean {
  const expected = new Set(page.expects.map((position) => names[position]));
  const fits = page.sorted === null || arrived.length === expected.size;
  return fits && arrived.every((name) => expected.has(name));
}

/** How much an answer contradicts an order, in names: as requested, and reversed. */
export interface Objection {
  asAsked: number;
  turned: number;
}

/**
 * A page in some order is sorted and without gaps. So each pair of neighbours in the wrong order contradicts that order, and
 * so does each name of the list that belongs between the page's first and last. Gaps are counted only if other names came than
 * were predicted.
 *
 * @param kind which names the list has
 * @param descending whether a descending list was requested
 */
export function objections(arrival: Arrival, kind: FilterKind, descending: boolean): Objection[] {
  const { page, arrived, names } = arrival;
  const { filter } = page;
  const listed = isAsPredicted(arrival)
    ? []
    : names.filter((name) => filter === '' || kind.finds(name, filter));
  const pairs = Math.max(0, arrived.length - 1);
  return NAME_ORDERS.map((order) => {
    const keys = arrived.map((name) => orderKey(order, name));
    const rises = keys.filter((key, at) => at > 0 && key > (keys[at - 1] ?? '')).length;
    const skipped = skippedBy(order, listed, keys, pairs);
    return {
      asAsked: skipped + (descending ? rises : pairs - rises),
      turned: skipped + (descending ? pairs - rises : rises),
    };
  });
}

/** The objections to one order of names. */
export const objectionTo = (
  order: NameOrder,
  arrival: Arrival,
  kind: FilterKind,
  descending: boolean,
): number => objections(arrival, kind, descending)[NAME_ORDERS.indexOf(order)]?.asAsked ?? 0;

/** How many listed names should have come between those that did; counted up to `most`. */
function skippedBy(
  order: NameOrder,
  listed: readonly string[],
  arrived: readonly string[],
  most: number,
): number {
  let first = arrived[0] ?? '';
  let last = first;
  for (const key of arrived) {
    if (key < first) first = key;
    if (key > last) last = key;
  }
  const came = new Set(arrived);
  let skipped = 0;
  for (const name of listed) {
    if (skipped >= most) break;
    const key = orderKey(order, name);
    if (key > first && key < last && !came.has(key)) skipped++;
  }
  return skipped;
}

/** A count this near to a prediction, as a share of it, agrees with it: tags are pushed and deleted meanwhile. */
const NEAR = 0.02;

/**
 * How much an answer contradicts each of `FILTER_KINDS`, in names: by names that the filter does not find, and by the size of
 * the list. The size is certain if the list ends on the page; Hub's count is believed only if it agrees with some kind.
 */
export function objectionsToKinds(arrival: Arrival): number[] {
  const { page, arrived, names, count, pageSize } = arrival;
  const { filter } = page;
  const strangers = strangersToKinds(arrival);
  const sizes = FILTER_KINDS.map((kind) => names.filter((name) => kind.finds(name, filter)).length);
  const before = (page.page - 1) * (pageSize ?? 0);
  const isEnd = pageSize !== undefined && arrived.length < pageSize;
  const isPastEnd = isEnd && arrived.length === 0 && page.page > 1;
  const isNear = (size: number) => Math.abs(size - (count ?? 0)) <= Math.max(2, NEAR * size);
  const isBelieved = count !== undefined && sizes.some((size, at) => strangers[at] === 0 && isNear(size));
  const size = isEnd ? before + arrived.length : isBelieved ? count : null;
  return strangers.map((names, at) => {
    const more = size === null ? 0 : (sizes[at] ?? 0) - size;
    return names + (isPastEnd ? Math.max(0, more) : Math.abs(more));
  });
}

/**
 * The names on a page that each of `FILTER_KINDS` does not find. That the filter is ignored is believed only if others came than
 * those that contain it.
 */
export function strangersToKinds({ page, arrived }: Arrival): number[] {
  const strangers = FILTER_KINDS.map(
    (kind) => arrived.filter((name) => !kind.finds(name, page.filter)).length,
  );
  return strangers.map((names, at) => (at === IGNORED && strangers[0] === 0 ? arrived.length : names));
}

const IGNORED = FILTER_KINDS.findIndex(({ id }) => id === 'none');
