import { type Arrival, isAsPredicted, objectionsToKinds, strangersToKinds } from './evidence.ts';
import { FILTER_KINDS, type FilterKind, likeliestKind } from './filter-kind.ts';
import type { LearnedOrder } from './name-order.ts';
import {
  isProven,
  learnedOrder,
  newObservedOrder,
  type ObservedOrder,
  observeOrder,
} from './observed-order.ts';
import type { PlannedPage } from './planned-page.ts';

/**
 * What was observed of Hub's lists. Plain data: it is stored. Of all this only `newest` is documented, and no promise keeps a
 * service as it is: lists with a filter may ignore the ordering, and a filter may find other names than those that contain it.
 */
export interface ObservedHub {
  /** Lists of all tags by name. */
  plain: ObservedOrder;
  /** Lists by name with a filter. */
  filtered: ObservedOrder;
  /** Objections to each of `FILTER_KINDS`. */
  kinds: number[];
  /** Neighbours on filtered pages, newest first as requested, and how many of them were pushed later than the one before. */
  dated: { pairs: number; rises: number };
  /** Whether Hub begins with the oldest tags where that is requested; null until it was. */
  reachesOldest: boolean | null;
  /** How many names were predicted on pages, and how many of them came. */
  predicted: number;
  met: number;
}

export const newObservedHub = (): ObservedHub => ({
  plain: newObservedOrder(),
  filtered: newObservedOrder(),
  kinds: FILTER_KINDS.map(() => 0),
  dated: { pairs: 0, rises: 0 },
  reachesOldest: null,
  predicted: 0,
  met: 0,
});

/** How filters find names: the kind that fits best, the likeliest if nothing was observed. */
export const learnedKind = ({ kinds }: ObservedHub): FilterKind => likeliestKind(kinds);

/** The order of lists by name with a filter, or without; null if none fits. */
export function orderOf(observed: ObservedHub, filter: string): LearnedOrder | null {
  if (isOrderingIgnored(observed)) return null;
  const { plain, filtered } = observed;
  return learnedOrder(filter === '' || !isProven(filtered) ? plain : filtered);
}

/** Whether Hub ignores the ordering of every list: neither filtered ones come by name, nor all tags oldest first. */
export const isOrderingIgnored = ({ filtered, reachesOldest }: ObservedHub): boolean =>
  reachesOldest === false && isProven(filtered) && learnedOrder(filtered) === null;

/** Whether filtered lists come newest first where they have no order by name. */
export const isNewestFirst = ({ dated: { pairs, rises } }: ObservedHub): boolean => rises * 10 <= pairs;

/**
 * Whether it was observed how Hub orders such lists. Where filtered ones are ordered, so are those of all tags; where they are not,
 * those may be ordered all the same.
 */
export function isObserved(observed: ObservedHub, { filter, ordering }: ListKind): boolean {
  if (ordering === 'oldest') return observed.reachesOldest !== null;
  const { plain, filtered } = observed;
  if (filter !== '') return isProven(filtered);
  return isProven(plain) || (isProven(filtered) && learnedOrder(filtered) !== null);
}

type ListKind = Pick<PlannedPage, 'filter' | 'ordering'>;

/** Fewer predicted names than this prove nothing. */
const MIN_PREDICTED = 300;

/** Beyond this many, older ones count half. */
const MAX_PREDICTED = 5 * MIN_PREDICTED;

/** Whether pages match at least half of the predictions. If not, no plan helps. */
export const isPredictable = ({ predicted, met }: ObservedHub): boolean =>
  predicted < MIN_PREDICTED || met * 2 >= predicted;

/** Whether both lead to the same plans. */
export const isSameHub = (a: ObservedHub, b: ObservedHub): boolean =>
  learnedKind(a) === learnedKind(b) &&
  isNewestFirst(a) === isNewestFirst(b) &&
  (a.reachesOldest ?? true) === (b.reachesOldest ?? true) &&
  ['', 'filter'].every((filter) => isSameOrder(orderOf(a, filter), orderOf(b, filter)));

const isSameOrder = (a: LearnedOrder | null, b: LearnedOrder | null) =>
  a?.order === b?.order && a?.reversed === b?.reversed;

/** The observations with one more answer. */
export function learn(observed: ObservedHub, arrival: Arrival): ObservedHub {
  const seen = observe(observed, arrival);
  const known = isSameHub(observed, seen) ? seen : { ...seen, predicted: 0, met: 0 };
  const { page, arrived, names } = arrival;
  if (!isPlannedFor(known, page)) return known;
  const expected = new Set(page.expects.map((position) => names[position]));
  const fade = known.predicted > MAX_PREDICTED ? 0.5 : 1;
  const next = {
    ...known,
    predicted: known.predicted * fade + (page.sorted ? expected.size : arrived.length),
    met: known.met * fade + arrived.filter((name) => expected.has(name)).length,
  };
  return isPredictable(next) ? next : withoutOrder(next, page.filter);
}

/** Whether a page was planned with what is known now. */
const isPlannedFor = (observed: ObservedHub, { filter, ordering, kind, sorted }: PlannedPage) =>
  ordering !== 'oldest' &&
  (filter === '' || kind === learnedKind(observed).id) &&
  (sorted === null || sorted.order === orderOf(observed, filter)?.order);

function observe(observed: ObservedHub, arrival: Arrival): ObservedHub {
  const { page } = arrival;
  if (page.ordering === 'oldest')
    return { ...observed, reachesOldest: rises(arrival, -1) * 10 <= pairs(arrival) };
  const list = page.filter === '' ? 'plain' : 'filtered';
  const kinds = page.filter === '' ? observed.kinds : observeKinds(observed.kinds, arrival);
  const kind = learnedKind({ ...observed, kinds });
  // Objections to an order were counted with other names in mind.
  const before = kind === learnedKind(observed) ? observed[list] : newObservedOrder();
  const order = page.sorted ? observeOrder(before, arrival, kind) : before;
  const isDated = page.filter !== '' && page.ordering === 'newest';
  const dated = isDated
    ? { pairs: observed.dated.pairs + pairs(arrival), rises: observed.dated.rises + rises(arrival, 1) }
    : observed.dated;
  return { ...observed, kinds, dated, [list]: order };
}

function observeKinds(kinds: readonly number[], arrival: Arrival): number[] {
  const { page, count = page.found } = arrival;
  const isRight = count === page.found && isAsPredicted(arrival);
  const found = isRight ? strangersToKinds(arrival) : objectionsToKinds(arrival);
  return kinds.map((sum, at) => sum + (found[at] ?? 0));
}

const pairs = ({ arrived }: Arrival) => Math.max(0, arrived.length - 1);

/** How many tags were pushed later (1) or earlier (-1) than the one before. */
const rises = ({ pushed = [] }: Arrival, sign: 1 | -1) =>
  pushed.filter((at, index) => index > 0 && sign * (at - (pushed[index - 1] ?? 0)) > 0).length;

/** Pages that mislead although an order seemed to fit: it is not relied on any more. */
function withoutOrder(observed: ObservedHub, filter: string): ObservedHub {
  const list = filter === '' ? 'plain' : 'filtered';
  if (orderOf(observed, filter) === null) return observed;
  return { ...observed, [list]: { ...observed[list], orderless: true }, predicted: 0, met: 0 };
}
