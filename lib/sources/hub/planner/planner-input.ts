import { type ListLimits, type ListOrdering, ORDERINGS } from './choice.ts';
import type { FilterKind } from './filter-kind.ts';
import type { LearnedOrder } from './name-order.ts';
import { sortNames } from './name-order.ts';
import {
  isNewestFirst,
  isOrderingIgnored,
  learnedKind,
  newObservedHub,
  type ObservedHub,
  orderOf,
} from './observed-hub.ts';
import { turned } from './planned-page.ts';
import { similarity } from './similarity.ts';

/** What to plan. */
export interface PlanRequest extends ListLimits {
  /** All names of the repository, as `tags/list` has them; each once, in any order. */
  names: readonly string[];
  covered: (name: string) => boolean;
  /** The covered names that were pushed after all missing ones, and before them; missing if that is not known. */
  dates?: { newer: (name: string) => boolean; older: (name: string) => boolean };
  /** Default: nothing observed yet. */
  observed?: ObservedHub;
  /** The visible tags: they and their likely aliases come first. */
  wanted?: readonly string[];
  /** Pages that were requested before are left out. */
  wasRequested?: WasRequested;
}

type WasRequested = (filter: string, ordering: ListOrdering, page: number) => boolean;

/** A request with all names in the order in which Hub should list them; arrays are by rank in it. */
export interface PlannerInput {
  names: string[];
  /** The position of each name in the request. */
  positions: Int32Array;
  missing: Uint8Array;
  /** How likely each is an alias of a wanted tag; all 0 if none is wanted. */
  similarity: Uint8Array;
  observed: ObservedHub;
  kind: FilterKind;
  /** The order of Hub's lists by name; null if it is not known, or not the order of the ranks. */
  orderOf: (filter: string) => LearnedOrder | null;
  /** 1 for each known name pushed after all missing ones, or before them; all 0 if lists are not newest first. */
  newer: Uint8Array;
  older: Uint8Array;
  wasRequested: WasRequested;
}

export function plannerInput(request: PlanRequest): PlannerInput {
  const { observed = newObservedHub(), wanted = [], wasRequested = () => false, dates } = request;
  const [filtered, plain] = [orderOf(observed, 'filter'), orderOf(observed, '')];
  const { order } = filtered ?? plain ?? { order: 'bytes' };
  const learned = (filter: string) => {
    const its = filter === '' ? plain : filtered;
    return its?.order === order ? its : null;
  };
  const positions = sortNames(order, request.names);
  const names = Array.from(positions, (position) => request.names[position] ?? '');
  const flags = (has: ((name: string) => boolean) | undefined) =>
    Uint8Array.from(names, (name) => (has?.(name) && isNewestFirst(observed) ? 1 : 0));
  return {
    names,
    positions,
    missing: Uint8Array.from(names, (name) => (request.covered(name) ? 0 : 1)),
    similarity: wanted.length > 0 ? similarity(names, wanted) : new Uint8Array(names.length),
    observed,
    kind: learnedKind(observed),
    orderOf: learned,
    newer: flags(dates?.newer),
    older: flags(dates?.older),
    // Where the ordering is ignored, a page is the same in every one.
    wasRequested: (filter, ordering, page) =>
      isOrderingIgnored(observed)
        ? ORDERINGS.some((one) => wasRequested(filter, one, page))
        : wasRequested(filter, learned(filter)?.reversed ? turned(ordering) : ordering, page),
  };
}
