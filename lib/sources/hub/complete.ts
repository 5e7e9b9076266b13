import { keepTags } from '../../aliases/table.ts';
import { TagkinError } from '../../failure.ts';
import { DOCKER_API_HOST } from '../../hosts/docker-hub.ts';
import { isTooMuch, LIMITS } from '../../oci/limits.ts';
import { DOCKER_HUB } from '../../oci/reference.ts';
import type { TagCursor, TagPage } from '../../registry/tags.ts';
import type { CompleteJob } from '../jobs.ts';
import type { Listing, StepResult } from '../listing.ts';
import { UNASKED_REQUESTS } from '../progress.ts';
import { completionOf, pageKey } from './completion.ts';
import { datesOf } from './dates.ts';
import { newRefresh, pageSizeOf, RECHECK_AFTER_MS } from './jobs.ts';
import { plan, planSimilar } from './planner/plan.ts';
import type { PlanRequest } from './planner/planner-input.ts';
import { readPlanned } from './read-planned.ts';
import { resolve } from './resolve.ts';
import type { HubSource } from './source.ts';

/**
 * One step towards the tags that Hub's paging does not reach: all names from the registry, then filtered and ordered pages
 * planned to list the missing ones, then a HEAD for each tag that is on none. No pull.
 */
export async function complete(listing: Listing, job: CompleteJob, source: HubSource): Promise<StepResult> {
  if (job.names === null) return listNames(listing, job, source);
  if (!job.planned) return { listing: { ...listing, job: withPlan(listing, job, job.names) }, failure: null };
  if (job.pages.length > 0) return readPlanned(listing, job, job.names, source);
  if (job.toResolve.length > 0) return resolve(listing, job, source);
  return { listing: finishCompletion(listing, job, source.now()), failure: null };
}

/** Deleted names leave the table. */
async function listNames(
  listing: Listing,
  job: CompleteJob,
  { registry, signal }: HubSource,
): Promise<StepResult> {
  const where = { registry: DOCKER_HUB, repository: listing.repository };
  const names: string[] = [];
  let dropped = 0;
  let pages = 0;
  let isCut = false;
  let hasOdd = false;
  let cursor: TagCursor | undefined;
  do {
    let page: TagPage;
    try {
      page = await registry.tags(where, cursor, { signal });
    } catch (failure) {
      return { listing: { ...listing, job }, failure };
    }
    names.push(...page.tags, ...page.digestTags);
    dropped += page.dropped ?? 0;
    hasOdd ||= page.hasOdd === true;
    pages += 1;
    isCut = page.next !== undefined && (pages >= LIMITS.namePagesInStep || isTooMuch(names));
    cursor = page.next;
  } while (cursor && !isCut);
  const existing = new Set(names.slice(0, LIMITS.tags));
  // No name at all, where Hub's API has just listed tags: not an empty repository.
  if (existing.size === 0 && listing.table.names.length > 0)
    return {
      listing: { ...listing, job },
      failure: new TagkinError({ kind: 'malformed', host: DOCKER_API_HOST }),
    };
  // A list that was cut, or has odd entries, proves nothing about names that are not in it.
  const table = isCut || hasOdd ? listing.table : keepTags(listing.table, (name) => existing.has(name));
  return {
    listing: {
      ...listing,
      table,
      total: existing.size + dropped + (isCut ? 1 : 0),
      job: { ...job, names: [...existing] },
    },
    failure: null,
  };
}

function withPlan(listing: Listing, job: CompleteJob, names: string[]): CompleteJob {
  const known = new Set(listing.table.names);
  const requested = new Set(job.requested);
  const dates = datesOf(listing, job.requested);
  const { observed, spent } = completionOf(listing);
  const request: PlanRequest = {
    names,
    covered: (name: string) => known.has(name),
    ...(dates ? { dates } : {}),
    cap: listing.cap ?? Number.POSITIVE_INFINITY,
    pageSize: pageSizeOf(listing),
    observed,
    wanted: job.visibleTags,
    wasRequested: (filter, ordering, page) => requested.has(pageKey({ filter, ordering, page })),
  };
  const made =
    job.scope === 'all' ? plan(request) : planSimilar(request, Math.max(0, UNASKED_REQUESTS - spent));
  return { ...job, planned: true, pages: made.pages, toResolve: made.toResolve };
}

/** How many searched tags are kept. */
const MAX_SEARCHED = 1000;

function finishCompletion(listing: Listing, job: CompleteJob, now: number): Listing {
  const state = completionOf(listing);
  const searched = [...new Set([...job.visibleTags, ...state.searched])].slice(0, MAX_SEARCHED);
  const isWhole = listing.table.names.length >= listing.total;
  const completedAt = job.scope === 'all' || isWhole ? now : state.completedAt;
  const next: Listing = { ...listing, completion: { ...state, searched, completedAt } };
  return now - job.startedAt < RECHECK_AFTER_MS
    ? { ...next, job: null, checkedAt: Math.max(listing.checkedAt, job.startedAt) }
    : { ...next, job: newRefresh(now) };
}
