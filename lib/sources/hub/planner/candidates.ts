import { type Choice, type FoundList, type ListLimits, pagesByName, wholeList } from './choice.ts';
import { visitSubstrings } from './substrings.ts';

export interface CandidateOptions extends ListLimits {
  /** 1 for each name that is looked for, by rank. */
  missing: Uint8Array;
  /** How many of them a page must bring at least. */
  least: number;
  /** Whether lists by name come in the order of the ranks; otherwise only whole lists can be foreseen. */
  inOrder: boolean;
  wasAsked: (filter: string, ordering: Choice['ordering'], page: number) => boolean;
}

/** The longest filter tried. Longer ones find no more than a few pages, which shorter ones bring as well. */
const LONGEST = 12;

/** All choices worth asking for, without the pages that were asked for before. `names` stand in order of rank. */
export function candidates(names: readonly string[], options: CandidateOptions): Choice[] {
  const { missing, least, inOrder, wasAsked } = options;
  const choices: Choice[] = [];
  const consider = (list: FoundList) => {
    for (const choice of inOrder ? pagesByName(list, options) : wholeList(list, options)) {
      const pages = choice.pages.filter((page) => !wasAsked(choice.filter, choice.ordering, page));
      let brings = 0;
      for (const rank of choice.ranks) brings += missing[rank] ?? 0;
      if (pages.length > 0 && brings >= least * pages.length)
        choices.push({ ...choice, pages, ranks: choice.ranks.slice() });
    }
  };
  consider({ filter: '', found: Int32Array.from(names.keys()) });
  visitSubstrings(names, { missing, least, longest: LONGEST }, (filter, found) =>
    consider({ filter, found }),
  );
  return choices;
}
