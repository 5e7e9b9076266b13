import { type Arrival, objections } from './evidence.ts';
import { NAME_ORDERS, type NameOrder } from './name-order.ts';

/**
 * What Hub was seen to do, as plain data that can be stored. How it orders names is documented nowhere, nor which of `name`
 * and `-name` ascends.
 */
export interface ObservedOrder {
  /** Neighbours seen in answers ordered by name. */
  pairs: number;
  /** What was seen to speak against each hypothesis: every order as asked, then every order turned round. */
  against: number[];
  /** Pages by name did not bring what was foreseen though an order seemed to fit: none is relied on any more. */
  orderless: boolean;
  /** How many names were foreseen on pages, and how many of these came. */
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

/** The order of Hub's lists by name; `reversed` where they ascend when asked to descend. */
export interface LearnedOrder {
  order: NameOrder;
  reversed: boolean;
}

/** Fewer neighbours than this prove nothing. */
const MIN_PAIRS = 20;

/** The order that fits what was seen best, the likeliest where nothing was seen, null where none fits. */
export function learnedOrder({ pairs, against, orderless }: ObservedOrder): LearnedOrder | null {
  const least = Math.min(...against);
  if (orderless || (pairs >= MIN_PAIRS && least > pairs / 10)) return null;
  const at = against.indexOf(least);
  const order = NAME_ORDERS[at % NAME_ORDERS.length] ?? 'bytes';
  return { order, reversed: at >= NAME_ORDERS.length };
}

/** Whether what Hub does was seen often enough to rely on. */
export const isProven = (observed: ObservedOrder): boolean =>
  observed.orderless || observed.pairs >= MIN_PAIRS;

/** Names foreseen before a judgment. */
const MIN_PREDICTED = 300;

/** Of more than these, older ones count for less. */
const MAX_PREDICTED = 5 * MIN_PREDICTED;

/** Whether pages bring at least half of what is foreseen. Where they do not, no plan helps. */
export const isPredictable = ({ predicted, met }: ObservedOrder): boolean =>
  predicted < MIN_PREDICTED || met * 2 >= predicted;

/** The observed with one more answer taken into account. */
export function learn(observed: ObservedOrder, arrival: Arrival): ObservedOrder {
  const { page, arrived, names } = arrival;
  const seen = page.sorted ? seeOrder(observed, arrival) : observed;
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
  const misleads = !isPredictable(next) && learnedOrder(next) !== null;
  return misleads ? { ...next, orderless: true, predicted: 0, met: 0 } : next;
}

function seeOrder(observed: ObservedOrder, arrival: Arrival): ObservedOrder {
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
