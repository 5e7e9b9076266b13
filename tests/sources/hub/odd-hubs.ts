import { ORDERINGS } from '../../../lib/sources/hub/planner/choice.ts';
import { type CappedHub, cappedHub } from './capped-hub.ts';
import type { HubTraits, Tag } from './planner/simulated-hub.ts';

/** A Docker Hub that lists tags in another way than was observed. */
export interface OddHub {
  id: string;
  traits?: Partial<HubTraits> & { miscount?: number };
  /** Tags are pushed while pages are read, so that the same tag comes on two pages. */
  isPushedTo?: true;
}

export const ODD_HUBS: readonly OddHub[] = [
  { id: 'as observed' },
  { id: 'ordering ignored with a name', traits: { newestFirst: 'filtered' } },
  { id: 'ordering always ignored', traits: { newestFirst: 'always' } },
  { id: 'name matched from the front', traits: { filter: 'front' } },
  { id: 'the same, case-sensitive', traits: { filter: 'front-exact' } },
  { id: 'name matched case-sensitively', traits: { filter: 'exact' } },
  { id: 'name matched as words', traits: { filter: 'words' } },
  { id: 'name ignored', traits: { filter: 'ignored' } },
  { id: 'names ordered as a language does', traits: { order: 'locale' } },
  { id: 'names ordered without punctuation', traits: { order: 'letters' } },
  { id: 'names ordered with numbers by value', traits: { order: 'natural' } },
  { id: 'names in no order', traits: { order: 'random' } },
  { id: 'pages of 50', traits: { served: 50 } },
  { id: 'pages of 25', traits: { served: 25 } },
  { id: 'counts too low', traits: { miscount: -7 } },
  { id: 'counts too high', traits: { miscount: 130 } },
  { id: 'tags pushed meanwhile', isPushedTo: true },
];

/** The simulated Hub with these tags and this oddity. */
export function oddHub(tags: Tag[], { traits = {}, isPushedTo }: OddHub): CappedHub {
  const changes = Array.from({ length: isPushedTo ? 12 : 0 }, (_, at) => ({
    at: 2 + 3 * at,
    change: { kind: 'push' as const, name: `pushed-${at}`, digest: `sha256:${String(at).padStart(64, 'e')}` },
  }));
  return cappedHub(tags, { ...traits, changes });
}

/** The fewest requests to Hub that could list all tags there. */
export const fewestRequests = (tags: readonly Tag[], { traits }: OddHub): number =>
  Math.ceil(tags.length / (traits?.served ?? 100));

/**
 * How many tags no request for a list can tell, so that each takes a HEAD: where names are ignored, all but the thousand at each
 * end of the two orders that there are.
 */
export function outOfReach(tags: readonly Tag[], odd: OddHub): number {
  if (odd.traits?.filter !== 'ignored') return 0;
  const { hub } = oddHub([...tags], odd);
  const seen = new Set<string>();
  for (const ordering of ORDERINGS) {
    for (let page = 1; ; page++) {
      const answer = hub.page({ filter: '', ordering, page });
      if (answer.kind !== 'tags') break;
      for (const { name } of answer.tags) seen.add(name);
    }
  }
  return tags.length - seen.size;
}
