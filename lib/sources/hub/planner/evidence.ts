import { NAME_ORDERS, type NameOrder, orderKey } from './name-order.ts';
import type { PlannedPage } from './planned-page.ts';

/** Hub's answer to a planned page. */
export interface Arrival {
  page: PlannedPage;
  /** The names on it, in order. */
  arrived: readonly string[];
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
 * @param descending whether a descending list was requested
 */
export function objections({ page, arrived, names }: Arrival, descending: boolean): Objection[] {
  const listed = isAsPredicted({ page, arrived, names })
    ? []
    : names.filter((name) => name.includes(page.filter));
  const pairs = Math.max(0, arrived.length - 1);
  return NAME_ORDERS.map((order) => {
    const keys = arrived.map((name) => orderKey(order, name));
    const rises = keys.filter((key, at) => at > 0 && key > (keys[at - 1] ?? '')).length;
    const skipped = Math.min(pairs, skippedBy(order, listed, keys));
    return {
      asAsked: skipped + (descending ? rises : pairs - rises),
      turned: skipped + (descending ? pairs - rises : rises),
    };
  });
}

/** The objections to one order of names. */
export const objectionTo = (order: NameOrder, arrival: Arrival, descending: boolean): number =>
  objections(arrival, descending)[NAME_ORDERS.indexOf(order)]?.asAsked ?? 0;

function skippedBy(order: NameOrder, listed: readonly string[], arrived: readonly string[]): number {
  let first = arrived[0] ?? '';
  let last = first;
  for (const key of arrived) {
    if (key < first) first = key;
    if (key > last) last = key;
  }
  const came = new Set(arrived);
  let skipped = 0;
  for (const name of listed) {
    const key = orderKey(order, name);
    if (key > first && key < last && !came.has(key)) skipped++;
  }
  return skipped;
}
