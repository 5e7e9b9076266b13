import { recordAt, type TagRecord } from '../../../lib/aliases/table.ts';
import { TagkinError } from '../../../lib/failure.ts';
import type { HubApi, TagsPage } from '../../../lib/hub/api/api.ts';
import { PAGE_SIZE } from '../../../lib/hub/api/page-size.ts';
import { advanceHub } from '../../../lib/sources/hub/advance.ts';
import type { HubSource } from '../../../lib/sources/hub/source.ts';
import type { Listing } from '../../../lib/sources/listing.ts';
import { isDone } from '../../../lib/sources/progress.ts';
import { asKept, digestOf } from '../../aliases/truth.ts';

/** Docker Hub's tag listing in memory: newest first, a page at a time, refused from `cap` on. */
export interface SimulatedHub {
  api: HubApi;
  /** Pages asked for, in order, with what came back. */
  asked: { page: number; kind: TagsPage['kind'] | 'failed' }[];
  /** The truth, newest first. */
  tags: TagRecord[];
  cap: number;
  /** Added to the count that Hub tells. */
  miscount: number;
  /** How many of the next requests fail, decided request by request. */
  fails: () => boolean;
  /** Adds a tag, or moves it to another image; it becomes the newest. */
  push(name: string): void;
  delete(name: string): void;
  /** ms since 1970; moves on by itself with every request. */
  clock: number;
}

export function simulatedHub(count: number, cap = Number.POSITIVE_INFINITY): SimulatedHub {
  let pushes = 0;
  const make = (name: string): TagRecord => ({
    name,
    digest: digestOf(++pushes),
    images: [{ platform: 'linux/amd64', digest: digestOf(1e9 + (pushes >> 1)) }],
    pushedAt: pushes * 1000,
  });
  const hub: SimulatedHub = {
    asked: [],
    tags: [],
    cap,
    miscount: 0,
    clock: 1_800_000_000_000,
    fails: () => false,
    push(name) {
      hub.delete(name);
      hub.tags.unshift(make(name));
    },
    delete(name) {
      hub.tags = hub.tags.filter((tag) => tag.name !== name);
    },
    api: {
      tags,
      images: unused,
      search: unused,
      repositories: unused,
      namespaces: unused,
      countTags: unused,
    },
  };

  async function tags({ page }: { page: number }): Promise<TagsPage> {
    hub.clock += 10;
    const answer = answerFor(page);
    hub.asked.push({ page, kind: answer?.kind ?? 'failed' });
    if (answer === null) throw new TagkinError({ kind: 'network' });
    return answer;
  }

  function answerFor(page: number): TagsPage | null {
    if (hub.fails()) return null;
    const offset = (page - 1) * PAGE_SIZE;
    if (offset >= hub.cap) return { kind: 'capped' };
    if (page > 1 && offset >= hub.tags.length) return { kind: 'past-end' };
    const records = hub.tags.slice(offset, offset + PAGE_SIZE);
    const more = offset + PAGE_SIZE < hub.tags.length;
    return { kind: 'tags', records, total: Math.max(0, hub.tags.length + hub.miscount), more };
  }

  hub.tags = Array.from({ length: count }, (_, at) => make(`t${at}`)).reverse();
  return hub;
}

const unused = () => Promise.reject(new Error('not simulated'));

/** What a step needs to know of the world. */
export const sourceOf = (hub: SimulatedHub, budget = Number.POSITIVE_INFINITY): HubSource => ({
  api: hub.api,
  registry: {
    head: unused,
    manifestOfTag: unused,
    manifest: unused,
    blob: unused,
    tags: unused,
    referrers: unused,
    own: unused,
    maySign: unused,
    signed: unused,
    isKept: unused,
  },
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
export async function visit(
  hub: SimulatedHub,
  stored: Listing,
  options: VisitOptions = {},
): Promise<Listing> {
  const { between, dies, budget = Number.POSITIVE_INFINITY } = options;
  hub.clock += 1000;
  const came = hub.clock;
  let listing = structuredClone(stored);
  for (let step = 0; !isDone(listing, came); step++) {
    if (step > 500) throw new Error('it never ends');
    between?.(step);
    const taken = await advanceHub(structuredClone(listing), came, sourceOf(hub, budget));
    if (!dies?.(step)) listing = structuredClone(taken.listing);
  }
  return listing;
}

/** What a listing knows, by name. */
export const knownOf = (listing: Listing): Map<string, TagRecord> =>
  new Map(listing.table.names.map((name, at) => [name, recordAt(listing.table, at)]));

/** What it should know. */
export const truthOf = (hub: SimulatedHub): Map<string, TagRecord> =>
  new Map(hub.tags.map((tag) => [tag.name, asKept(tag)]));
