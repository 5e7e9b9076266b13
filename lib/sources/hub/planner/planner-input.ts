import type { ListOrdering, Reach } from './choice.ts';
import { type NameOrder, sortNames } from './name-order.ts';
import { type Habits, learnedOrder, newHabits } from './observed-order.ts';
import { turned } from './planned-page.ts';
import { kinship } from './similarity.ts';

/** What is to be planned. */
export interface Wish extends Reach {
  /** All names of the repository, as `tags/list` told them; each once, in any order. */
  names: readonly string[];
  covered: (name: string) => boolean;
  /** What Hub was seen to do; nothing yet where left out. */
  habits?: Habits;
  /** The tags on the screen: they and their likely kin come first. */
  wanted?: readonly string[];
  /** Whether a page was asked for before, so that it is not again. */
  wasAsked?: WasAsked;
}

export type WasAsked = (filter: string, ordering: ListOrdering, page: number) => boolean;

/** A wish with all names put into the order in which Hub should list them; columns are by rank in it. */
export interface Survey {
  names: string[];
  /** Where each name stands in the wish. */
  positions: Int32Array;
  missing: Uint8Array;
  /** How likely kin of the wanted tags each is; all 0 where nothing is wanted. */
  kinship: Uint8Array;
  habits: Habits;
  order: NameOrder;
  reversed: boolean;
  /** Whether Hub's lists by name can be foreseen. */
  inOrder: boolean;
  wasAsked: WasAsked;
}

export function survey(wish: Wish): Survey {
  const habits = wish.habits ?? newHabits();
  const learned = learnedOrder(habits);
  const { order, reversed } = learned ?? { order: 'bytes', reversed: false };
  const positions = sortNames(order, wish.names);
  const names = Array.from(positions, (position) => wish.names[position] ?? '');
  const wanted = wish.wanted ?? [];
  const { wasAsked = () => false } = wish;
  return {
    names,
    positions,
    missing: Uint8Array.from(names, (name) => (wish.covered(name) ? 0 : 1)),
    kinship: wanted.length > 0 ? kinship(names, wanted) : new Uint8Array(names.length),
    habits,
    order,
    reversed,
    inOrder: learned !== null,
    wasAsked: (filter, ordering, page) => wasAsked(filter, reversed ? turned(ordering) : ordering, page),
  };
}
