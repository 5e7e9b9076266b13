import { type Arrival, objections } from './evidence.ts';
import type { FilterKind } from './filter-kind.ts';
import { type LearnedOrder, NAME_ORDERS } from './name-order.ts';

/**
 * What was observed of the order of lists by name. Plain data: it is stored. Neither the order of names nor which of `name` and
 * `-name` ascends is documented.
 */
export interface ObservedOrder {
  /** Pairs of neighbours in answers ordered by name. */
  pairs: number;
  /** Objections to each hypothesis: every order as requested, then every order reversed. */
  against: number[];
  /** Pages by name did not match predictions although an order seemed to fit: no order is relied on any more. */
  orderless: boolean;
}

export const newObservedOrder = (): ObservedOrder => ({
  pairs: 0,
  against: NAME_ORDERS.flatMap(() => [0, 0]),
  orderless: false,
});

/** Fewer pairs than this prove nothing. */
const MIN_PAIRS = 20;

/** The order that fits best, the likeliest if nothing was observed, null if none fits. */
export function learnedOrder({ pairs, against, orderless }: ObservedOrder): LearnedOrder | null {
  const least = Math.min(...against);
  if (orderless || (pairs >= MIN_PAIRS && least > pairs / 10)) return null;
  const at = against.indexOf(least);
  const order = NAME_ORDERS[at % NAME_ORDERS.length] ?? 'bytes';
  return { order, reversed: at >= NAME_ORDERS.length };
}

/** Whether there are enough observations to rely on. */
export const isProven = (observed: ObservedOrder): boolean =>
  observed.orderless || observed.pairs >= MIN_PAIRS;

/** The observations with one more answer to a request for a list by name. */
export function observeOrder(observed: ObservedOrder, arrival: Arrival, kind: FilterKind): ObservedOrder {
  const found = objections(arrival, kind, arrival.page.ordering === 'name-descending');
  const all = [...found.map(({ asAsked }) => asAsked), ...found.map(({ turned }) => turned)];
  return {
    ...observed,
    pairs: observed.pairs + Math.max(0, arrival.arrived.length - 1),
    against: observed.against.map((sum, at) => sum + (all[at] ?? 0)),
  };
}
