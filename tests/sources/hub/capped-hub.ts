import { recordAt } from '../../../lib/aliases/table.ts';
import { TagkinError } from '../../../lib/failure.ts';
import type { HubApi } from '../../../lib/hub/api/api.ts';
import { PAGE_SIZE } from '../../../lib/hub/api/page-size.ts';
import { advanceHub } from '../../../lib/sources/hub/advance.ts';
import { newCompletion } from '../../../lib/sources/hub/completion.ts';
import type { HubSource } from '../../../lib/sources/hub/source.ts';
import type { CrawlMode } from '../../../lib/sources/jobs.ts';
import { type Listing, newListing } from '../../../lib/sources/listing.ts';
import { isDone } from '../../../lib/sources/progress.ts';
import {
  type HubTraits,
  recordOf,
  type SimulatedHub,
  simulateHub,
  type Tag,
} from './planner/simulated-hub.ts';
import { stored } from './stored.ts';
import { UNUSED_API, UNUSED_REGISTRY } from './unused.ts';

/** A simulated Hub with the interfaces that sources use. */
export interface CappedHub {
  hub: SimulatedHub;
  /** Requests for the list of all names. */
  lists: number;
  source(options?: Partial<HubSource>): HubSource;
}

/** @param miscount added to every count in Hub's answers */
export function cappedHub(
  tags: Tag[],
  { miscount = 0, ...traits }: Partial<HubTraits> & { miscount?: number } = {},
): CappedHub {
  const hub = simulateHub({
    tags,
    cap: 1000,
    pageSize: PAGE_SIZE,
    order: 'bytes',
    filter: 'caseless',
    ...traits,
  });
  const capped: CappedHub = {
    hub,
    lists: 0,
    source: (options = {}) => ({
      api,
      registry,
      now: () => hub.now() * 1000,
      budget: Number.POSITIVE_INFINITY,
      budgetAt: 0,
      visibleTags: [],
      signal: AbortSignal.timeout(60_000),
      ...options,
    }),
  };
  const api: HubApi = {
    async tags({ page, ordering = 'newest', name = '' }) {
      const answer = hub.page({ filter: name, ordering, page });
      if (answer.kind !== 'tags') return answer;
      const { tags: shown, count, more } = answer;
      return { kind: 'tags', records: shown.map(recordOf), total: Math.max(0, count + miscount), more };
    },
    ...UNUSED_API,
  };
  const registry: HubSource['registry'] = {
    ...UNUSED_REGISTRY,
    async head({ tag }) {
      const digest = hub.head(tag);
      if (digest === null) throw new TagkinError({ kind: 'not-found' });
      return { digest: digest as `sha256:${string}` };
    },
    async tags() {
      capped.lists++;
      return { tags: hub.names(), digestTags: [], digests: {} };
    },
  };
  return capped;
}

export interface LookOptions {
  mode?: CrawlMode;
  visibleTags?: string[];
  /** Whether the worker dies in this step, so that all it did is lost. */
  dies?: (step: number) => boolean;
  from?: Listing;
}

/** One visit, from the first step to the last. */
export async function look(
  capped: CappedHub,
  { mode, visibleTags = [], dies, from }: LookOptions = {},
): Promise<Listing> {
  const freshSince = capped.hub.now() * 1000 + 1;
  let listing = from ?? newListing('library/php');
  if (mode) listing = { ...listing, completion: { ...(listing.completion ?? newCompletion()), mode } };
  for (let step = 0; !isDone(listing, freshSince, visibleTags); step++) {
    if (step > 2000) throw new Error('it never ends');
    // Only what is begun again is needed as it was.
    const given = step === 0 || dies ? stored(listing) : listing;
    const taken = await advanceHub(given, freshSince, capped.source({ visibleTags }));
    if (taken.failure) throw taken.failure;
    if (!dies?.(step)) listing = stored(taken.listing);
  }
  return listing;
}

/** Tag → digest, as a listing has it. */
export const digestsOf = ({ table }: Listing): Map<string, string | undefined> =>
  new Map(table.names.map((name, row) => [name, recordAt(table, row).digest]));
