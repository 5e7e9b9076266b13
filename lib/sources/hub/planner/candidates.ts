import { type Choice, type FoundList, type ListLimits, pagesByName, wholeList } from './choice.ts';
import type { FilterKind } from './filter-kind.ts';
import type { LearnedOrder } from './name-order.ts';

export interface CandidateOptions extends ListLimits {
  /** 1 for each name to find, by rank. */
  missing: Uint8Array;
  /** How many of them a page must have at least. */
  least: number;
  kind: FilterKind;
  /** The order of the ranks; null if lists come in another one, so that only whole lists can be predicted. */
  orderOf: (filter: string) => LearnedOrder | null;
  /** 1 for each known name that was pushed after all missing ones, or before them; all 0 if lists are not newest first. */
  newer: Uint8Array;
  older: Uint8Array;
  wasRequested: (filter: string, ordering: Choice['ordering'], page: number) => boolean;
}

/** All choices worth a request, without pages requested before. `names` are in rank order. */
export function candidates(names: readonly string[], options: CandidateOptions): Choice[] {
  const { missing, least, kind, orderOf, wasRequested } = options;
  const choices: Choice[] = [];
  const consider = (list: FoundList) => {
    for (const choice of orderOf(list.filter)
      ? pagesByName(list, options)
      : wholeList(list, options, ends(list, options))) {
      const pages = choice.pages.filter((page) => !wasRequested(choice.filter, choice.ordering, page));
      const gain = sumOf(missing, choice.ranks);
      if (pages.length > 0 && gain >= least * pages.length)
        choices.push({ ...choice, pages, ranks: choice.ranks.slice() });
    }
  };
  consider({ filter: '', found: Int32Array.from(names.keys()) });
  kind.visit(names, { missing, least }, (filter, found) => consider({ filter, found }));
  return choices;
}

const ends = ({ found }: FoundList, { newer, older }: CandidateOptions) => ({
  newer: sumOf(newer, found),
  older: sumOf(older, found),
});

function sumOf(flags: Uint8Array, ranks: Int32Array): number {
  let sum = 0;
  for (const rank of ranks) sum += flags[rank] ?? 0;
  return sum;
}
