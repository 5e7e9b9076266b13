import { type Choice, type FoundList, type ListLimits, pagesByName, wholeList } from './choice.ts';
import { visitSubstrings } from './substrings.ts';

export interface CandidateOptions extends ListLimits {
  /** 1 for each name to find, by rank. */
  missing: Uint8Array;
  /** How many of them a page must have at least. */
  least: number;
  /** Whether lists by name come in rank order; otherwise only whole lists can be predicted. */
  inOrder: boolean;
  wasRequested: (filter: string, ordering: Choice['ordering'], page: number) => boolean;
}

/** The longest filter tried. Longer ones find few pages, which shorter ones find as well. */
const LONGEST = 12;

/** All choices worth a request, without pages requested before. `names` are in rank order. */
export function candidates(names: readonly string[], options: CandidateOptions): Choice[] {
  const { missing, least, inOrder, wasRequested } = options;
  const choices: Choice[] = [];
  const consider = (list: FoundList) => {
    for (const choice of inOrder ? pagesByName(list, options) : wholeList(list, options)) {
      const pages = choice.pages.filter((page) => !wasRequested(choice.filter, choice.ordering, page));
      let gain = 0;
      for (const rank of choice.ranks) gain += missing[rank] ?? 0;
      if (pages.length > 0 && gain >= least * pages.length)
        choices.push({ ...choice, pages, ranks: choice.ranks.slice() });
    }
  };
  consider({ filter: '', found: Int32Array.from(names.keys()) });
  visitSubstrings(names, { missing, least, longest: LONGEST }, (filter, found) =>
    consider({ filter, found }),
  );
  return choices;
}
