import type { SubstringOptions, SubstringVisitor } from './substrings.ts';
import { visitSubstrings } from './substrings.ts';
import { visitWords, wordsOf } from './words.ts';

/**
 * How Hub may match names with a filter, which is not documented, so it is observed (observed-hub.ts). Filters are chosen so that
 * they find the same names whether case matters or not.
 */
export interface FilterKind {
  id: 'part' | 'front' | 'words' | 'none';
  finds(name: string, filter: string): boolean;
  /** Visits the filters worth considering, with the names that each finds. */
  visit(names: readonly string[], options: Omit<SubstringOptions, 'longest'>, visit: SubstringVisitor): void;
}

/** Longer parts find few pages, which shorter ones find as well. Longer beginnings do not exist elsewhere in a name. */
const LONGEST_PART = 12;
const LONGEST_FRONT = 64;

/** The likeliest: it is documented that a filter is a part of a name. */
const PART: FilterKind = {
  id: 'part',
  finds: (name, filter) => name.toLowerCase().includes(filter.toLowerCase()),
  visit: (names, options, visit) => visitSubstrings(names, { ...options, longest: LONGEST_PART }, visit),
};

/** Likeliest first. */
export const FILTER_KINDS: readonly FilterKind[] = [
  PART,
  {
    id: 'front',
    finds: (name, filter) => name.toLowerCase().startsWith(filter.toLowerCase()),
    visit: (names, options, visit) =>
      visitSubstrings(names, { ...options, longest: LONGEST_FRONT, atFront: true }, visit),
  },
  {
    id: 'words',
    finds(name, filter) {
      const words = new Set(wordsOf(name));
      return wordsOf(filter).every((word) => words.has(word));
    },
    visit: visitWords,
  },
  /** The filter is ignored. */
  { id: 'none', finds: () => true, visit: () => {} },
];

/** The kind that fits best: `objections` has a number for each of `FILTER_KINDS`. */
export const likeliestKind = (objections: readonly number[]): FilterKind =>
  FILTER_KINDS[objections.indexOf(Math.min(...objections))] ?? PART;

/** The kind with which a page was planned. */
export const kindOf = ({ kind }: { kind: FilterKind['id'] }): FilterKind =>
  FILTER_KINDS.find(({ id }) => id === kind) ?? PART;
