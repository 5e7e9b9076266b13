import { recordAt, type TagRecord } from '../../../lib/aliases/table.ts';
import { TagkinError } from '../../../lib/failure.ts';
import type { HubApi, TagsPage } from '../../../lib/hub/api/api.ts';
import { PAGE_SIZE } from '../../../lib/hub/api/page-size.ts';
import { advanceHub } from '../../../lib/sources/hub/advance.ts';
import type { HubSource } from '../../../lib/sources/hub/source.ts';
import type { Listing } from '../../../lib/sources/listing.ts';
import { isDone } from '../../../lib/sources/progress.ts';
import { asKept, digestOf } from '../../aliases/truth.ts';
import { recordOf, simulateHub } from './planner/simulated-hub.ts';
import { stored } from './stored.ts';
import { UNUSED_API, UNUSED_REGISTRY } from './unused.ts';

/** The simulated Hub as a source of tags, with failures and wrong counts. */
export interface ListedHub {
  api: HubApi;
  /** Requested pages, in order, with the kind of answer. */
  asked: { page: number; kind: TagsPage['kind'] | 'failed' }[];
  /** The truth, newest first. */
  readonly tags: TagRecord[];
  /** Added to the count in Hub's answers. */
  miscount: number;
  /** Whether the next request fails. */
  fails: () => boolean;
  /** Adds a tag, or moves it to another image; it becomes the newest. */
  push(name: string): void;
  delete(name: string): void;
  /** ms since 1970; advances with every request. */
  clock: number;
}

export function listedHub(count: number, cap = Number.POSITIVE_INFINITY): ListedHub {
  let pushes = count;
  const tags = Array.from({ length: count }, (_, at) => ({
    name: `t${at}`,
    digest: digestOf(at + 1),
    pushed: at + 1,
  }));
  const simulated = simulateHub({ tags, cap, pageSize: PAGE_SIZE, order: 'bytes', filter: 'caseless' });
  const hub: ListedHub = {
    asked: [],
    get tags() {
      return simulated.newest().map(recordOf);
    },
    miscount: 0,
    clock: 1_800_000_000_000,
    fails: () => false,
    push: (name) => simulated.push(name, digestOf(++pushes)),
    delete: (name) => simulated.delete(name),
    api: {
      ...UNUSED_API,
      async tags({ page }) {
        hub.clock += 10;
        const answer = hub.fails() ? null : pageOf(page);
        hub.asked.push({ page, kind: answer?.kind ?? 'failed' });
        if (answer === null) throw new TagkinError({ kind: 'network' });
        return answer;
      },
    },
  };

  function pageOf(page: number): TagsPage {
    const answer = simulated.page({ filter: '', ordering: 'newest', page });
    if (answer.kind !== 'tags') return answer;
    const size = simulated.newest().length;
    const total = Math.max(0, size + hub.miscount);
    return { kind: 'tags', records: answer.tags.map(recordOf), total, more: page * PAGE_SIZE < size };
  }
  return hub;
}

/** What a step needs from outside. */
export const sourceOf = (hub: ListedHub, budget = Number.POSITIVE_INFINITY): HubSource => ({
  api: hub.api,
  registry: UNUSED_REGISTRY,
  now: () => hub.clock,
  budget,
  budgetAt: 0,
  visibleTags: [],
  signal: new AbortController().signal,
});

export interface VisitOptions {
  /** Called before each step. */
  between?: (step: number) => void;
  /** Whether the worker dies in this step, before anything is stored. */
  dies?: (step: number) => boolean;
  budget?: number;
}

/** One visit: steps until the listing is done, each beginning with what the step before has stored. */
export async function visit(hub: ListedHub, from: Listing, options: VisitOptions = {}): Promise<Listing> {
  const { between, dies, budget = Number.POSITIVE_INFINITY } = options;
  hub.clock += 1000;
  const came = hub.clock;
  let listing = stored(from);
  for (let step = 0; !isDone(listing, came); step++) {
    if (step > 500) throw new Error('the visit does not end');
    between?.(step);
    const taken = await advanceHub(stored(listing), came, sourceOf(hub, budget));
    if (!dies?.(step)) listing = stored(taken.listing);
  }
  return listing;
}

/** The known tags of a listing, by name. */
export const knownOf = (listing: Listing): Map<string, TagRecord> =>
  new Map(listing.table.names.map((name, at) => [name, recordAt(listing.table, at)]));

/** The true tags, by name. */
export const truthOf = (hub: ListedHub): Map<string, TagRecord> =>
  new Map(hub.tags.map((tag) => [tag.name, asKept(tag)]));
