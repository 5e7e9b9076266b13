import type { ListLimits, ListOrdering } from './choice.ts';
import { type NameOrder, sortNames } from './name-order.ts';
import { learnedOrder, newObservedOrder, type ObservedOrder } from './observed-order.ts';
import { turned } from './planned-page.ts';
import { similarity } from './similarity.ts';

/** What to plan. */
export interface PlanRequest extends ListLimits {
  /** All names of the repository, as `tags/list` has them; each once, in any order. */
  names: readonly string[];
  covered: (name: string) => boolean;
  /** Default: nothing observed yet. */
  observed?: ObservedOrder;
  /** The visible tags: they and their likely aliases come first. */
  wanted?: readonly string[];
  /** Pages that were requested before are left out. */
  wasRequested?: WasRequested;
}

export type WasRequested = (filter: string, ordering: ListOrdering, page: number) => boolean;

/** A request with all names in the order in which Hub should list them; arrays are by rank in it. */
export interface PlannerInput {
  names: string[];
  /** The position of each name in the request. */
  positions: Int32Array;
  missing: Uint8Array;
  /** How likely each is an alias of a wanted tag; all 0 if none is wanted. */
  similarity: Uint8Array;
  observed: ObservedOrder;
  order: NameOrder;
  reversed: boolean;
  /** Whether the order of Hub's lists by name is known. */
  inOrder: boolean;
  wasRequested: WasRequested;
}

export function plannerInput(request: PlanRequest): PlannerInput {
  const observed = request.observed ?? newObservedOrder();
  const learned = learnedOrder(observed);
  const { order, reversed } = learned ?? { order: 'bytes', reversed: false };
  const positions = sortNames(order, request.names);
  const names = Array.from(positions, (position) => request.names[position] ?? '');
  const wanted = request.wanted ?? [];
  const { wasRequested = () => false } = request;
  return {
    names,
    positions,
    missing: Uint8Array.from(names, (name) => (request.covered(name) ? 0 : 1)),
    similarity: wanted.length > 0 ? similarity(names, wanted) : new Uint8Array(names.length),
    observed,
    order,
    reversed,
    inOrder: learned !== null,
    wasRequested: (filter, ordering, page) =>
      wasRequested(filter, reversed ? turned(ordering) : ordering, page),
  };
}
