import type { ListLimits, ListOrdering } from './choice.ts';
import { type NameOrder, sortNames } from './name-order.ts';
import { learnedOrder, newObservedOrder, type ObservedOrder } from './observed-order.ts';
import { turned } from './planned-page.ts';
import { similarity } from './similarity.ts';

/** What is to be planned. */
export interface PlanRequest extends ListLimits {
  /** All names of the repository, as `tags/list` told them; each once, in any order. */
  names: readonly string[];
  covered: (name: string) => boolean;
  /** What Hub was seen to do; nothing yet where left out. */
  observed?: ObservedOrder;
  /** The tags on the screen: they and their likely kin come first. */
  wanted?: readonly string[];
  /** Whether a page was asked for before, so that it is not again. */
  wasAsked?: WasAsked;
}

export type WasAsked = (filter: string, ordering: ListOrdering, page: number) => boolean;

/** A wish with all names put into the order in which Hub should list them; columns are by rank in it. */
export interface PlannerInput {
  names: string[];
  /** Where each name stands in the wish. */
  positions: Int32Array;
  missing: Uint8Array;
  /** How likely kin of the wanted tags each is; all 0 where nothing is wanted. */
  similarity: Uint8Array;
  observed: ObservedOrder;
  order: NameOrder;
  reversed: boolean;
  /** Whether Hub's lists by name can be foreseen. */
  inOrder: boolean;
  wasAsked: WasAsked;
}

export function plannerInput(request: PlanRequest): PlannerInput {
  const observed = request.observed ?? newObservedOrder();
  const learned = learnedOrder(observed);
  const { order, reversed } = learned ?? { order: 'bytes', reversed: false };
  const positions = sortNames(order, request.names);
  const names = Array.from(positions, (position) => request.names[position] ?? '');
  const wanted = request.wanted ?? [];
  const { wasAsked = () => false } = request;
  return {
    names,
    positions,
    missing: Uint8Array.from(names, (name) => (request.covered(name) ? 0 : 1)),
    similarity: wanted.length > 0 ? similarity(names, wanted) : new Uint8Array(names.length),
    observed,
    order,
    reversed,
    inOrder: learned !== null,
    wasAsked: (filter, ordering, page) => wasAsked(filter, reversed ? turned(ordering) : ordering, page),
  };
}
