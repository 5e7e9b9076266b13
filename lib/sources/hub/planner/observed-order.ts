import { type Arrival, objections } from './evidence.ts';
import { NAME_ORDERS, type NameOrder } from './name-order.ts';

/**
 * What was observed of Hub's ordering. Plain data: it is stored. Neither the order of names nor which of `name` and `-name`
 * ascends is documented.
 */
export interface ObservedOrder {
  /** Pairs of neighbours in answers ordered by name. */
  pairs: number;
  /** Objections to each hypothesis: every order as requested, then every order reversed. */
  against: number[];
  /** Pages by name did not match predictions although an order seemed to fit: no order is relied on any more. */
  orderless: boolean;
  /** How many names were predicted on pages, and how many of them came. */
  predicted: number;
  met: number;
}

export const newObservedOrder = (): ObservedOrder => ({
  pairs: 0,
  against: NAME_ORDERS.flatMap(() => [0, 0]),
  orderless: false,
  predicted: 0,
  met: 0,
});

/** The order of Hub's lists by name; `reversed` if they ascend when a descending list is requested. */
export interface LearnedOrder {
  order: NameOrder;
  reversed: boolean;
}

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

/** Fewer predicted names than this prove nothing. */
const MIN_PREDICTED = 300;

/** Beyond this many, older ones count half. */
const MAX_PREDICTED = 5 * MIN_PREDICTED;

/** Whether pages match at least half of the predictions. If not, no plan helps. */
export const isPredictable = ({ predicted, met }: ObservedOrder): boolean =>
  predicted < MIN_PREDICTED || met * 2 >= predicted;

/** The observations with one more answer. */
export function learn(observed: ObservedOrder, arrival: Arrival): ObservedOrder {
  const { page, arrived, names } = arrival;
  const seen = page.sorted ? observeOrder(observed, arrival) : observed;
  const known = sameOrder(learnedOrder(observed), learnedOrder(seen))
    ? seen
    : { ...seen, predicted: 0, met: 0 };
  const expected = new Set(page.expects.map((position) => names[position]));
  const fade = known.predicted > MAX_PREDICTED ? 0.5 : 1;
  const next = {
    ...known,
    predicted: known.predicted * fade + (page.sorted ? expected.size : arrived.length),
    met: known.met * fade + arrived.filter((name) => expected.has(name)).length,
  };
  const isMisleading = !isPredictable(next) && learnedOrder(next) !== null;
  return isMisleading ? { ...next, orderless: true, predicted: 0, met: 0 } : next;
}

function observeOrder(observed: ObservedOrder, arrival: Arrival): ObservedOrder {
  const found = objections(arrival, arrival.page.ordering === 'name-descending');
  const all = [...found.map(({ asAsked }) => asAsked), ...found.map(({ turned }) => turned)];
  return {
    ...observed,
    pairs: observed.pairs + Math.max(0, arrival.arrived.length - 1),
    against: observed.against.map((sum, at) => sum + (all[at] ?? 0)),
  };
}

const sameOrder = (a: LearnedOrder | null, b: LearnedOrder | null) =>
  a?.order === b?.order && a?.reversed === b?.reversed;
