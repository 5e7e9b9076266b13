import PQueue from 'p-queue';
import { editTable, keepTags } from '../../aliases/table.ts';
import { failureOf } from '../../failure.ts';
import type { TagsPage } from '../../hub/api/api.ts';
import { PAGE_SIZE } from '../../hub/api/page-size.ts';
import { DOCKER_HUB } from '../../oci/reference.ts';
import type { Head } from '../../registry/manifests.ts';
import type { TagCursor, TagPage } from '../../registry/tags.ts';
import type { CompleteJob, CompletionState } from '../jobs.ts';
import type { Listing, StepResult } from '../listing.ts';
import { UNASKED_REQUESTS } from '../progress.ts';
import { newCompletion, pageKey } from './completion.ts';
import { newRefresh, RECHECK_AFTER_MS } from './jobs.ts';
import { checkPrediction } from './planner/check-prediction.ts';
import { learn } from './planner/observed-order.ts';
import { plan, planSimilar } from './planner/plan.ts';
import type { PlanRequest } from './planner/planner-input.ts';
import type { HubSource } from './source.ts';

const PAGE_CONCURRENCY = 6;
const HEAD_CONCURRENCY = 8;
const HEADS_PER_STEP = 64;

/**
 * One step towards the tags that Hub's paging does not reach: all names from the registry, then filtered and ordered pages
 * planned to list the missing ones, then a HEAD for each tag that is on none. No pull.
 */
export async function complete(listing: Listing, job: CompleteJob, source: HubSource): Promise<StepResult> {
  if (job.names === null) return listNames(listing, job, source);
  if (!job.planned) return { listing: { ...listing, job: withPlan(listing, job, job.names) }, failure: null };
  if (job.pages.length > 0) return readPages(listing, job, job.names, source);
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
    cursor = page.next;
  } while (cursor);
  const existing = new Set(names);
  const table = keepTags(listing.table, (name) => existing.has(name));
  return {
    listing: { ...listing, table, total: existing.size + dropped, job: { ...job, names: [...existing] } },
    failure: null,
  };
}

function withPlan(listing: Listing, job: CompleteJob, names: string[]): CompleteJob {
  const known = new Set(listing.table.names);
  const requested = new Set(job.requested);
  const { observed, spent } = stateOf(listing);
  const request: PlanRequest = {
    names,
    covered: (name: string) => known.has(name),
    cap: listing.cap ?? Number.POSITIVE_INFINITY,
    pageSize: PAGE_SIZE,
    observed,
    wanted: job.visibleTags,
    wasRequested: (filter, ordering, page) => requested.has(pageKey({ filter, ordering, page })),
  };
  const made =
    job.scope === 'all' ? plan(request) : planSimilar(request, Math.max(0, UNASKED_REQUESTS - spent));
  return { ...job, planned: true, pages: made.pages, toResolve: made.toResolve, proven: made.proven };
}

/** Reads the next planned pages in parallel, compares them with the plan, and learns from them how Hub orders names. */
async function readPages(
  listing: Listing,
  job: CompleteJob,
  names: string[],
  source: HubSource,
): Promise<StepResult> {
  const editor = editTable(listing.table);
  let { observed } = stateOf(listing);
  let failure: unknown = null;
  let isWrong = false;
  const read = new Set<string>();
  const queue = new PQueue({ concurrency: PAGE_CONCURRENCY });

  const batch = job.pages.slice(0, job.proven ? Math.min(source.budget, 2 * PAGE_CONCURRENCY) : 1);
  const readPage = async (page: (typeof batch)[number]) => {
    if (failure !== null) return;
    const { filter, ordering } = page;
    const query = { repository: listing.repository, page: page.page, ordering, name: filter };
    let answer: TagsPage;
    try {
      answer = await source.api.tags(query, source.signal);
    } catch (error) {
      failure ??= error;
      return;
    }
    const records = answer.kind === 'tags' ? answer.records : [];
    for (const record of records) editor.put(record);
    const arrival = { page, arrived: records.map((record) => record.name), names };
    observed = learn(observed, arrival);
    isWrong ||= checkPrediction(arrival).startsWith('wrong');
    read.add(pageKey(page));
  };
  await queue.addAll(batch.map((page) => () => readPage(page)));

  const requested = [...job.requested, ...read];
  const pages = job.pages.filter((page) => !read.has(pageKey(page)));
  // With scope `all` a new plan follows once the pages are read: other pages may list what they did not.
  const planned = !isWrong && (pages.length > 0 || job.scope === 'screen');
  const next: CompleteJob = { ...job, pages, requested, planned, proven: true };
  const state = { ...stateOf(listing), observed };
  return {
    listing: { ...listing, table: editor.done(), job: next, completion: spend(state, job, read.size) },
    failure,
  };
}

async function resolve(
  listing: Listing,
  job: CompleteJob,
  { registry, signal }: HubSource,
): Promise<StepResult> {
  const editor = editTable(listing.table);
  const done = new Set<string>();
  const gone = new Set<string>();
  let failure: unknown = null;
  const queue = new PQueue({ concurrency: HEAD_CONCURRENCY });
  const head = async (tag: string) => {
    if (failure !== null) return;
    const where = { registry: DOCKER_HUB, repository: listing.repository, tag };
    let found: Head;
    try {
      found = await registry.head(where, { signal });
    } catch (error) {
      if (failureOf(error).kind === 'not-found') gone.add(tag);
      else failure ??= error;
      return;
    }
    editor.putDigest(tag, found.digest);
    done.add(tag);
  };
  await queue.addAll(job.toResolve.slice(0, HEADS_PER_STEP).map((tag) => () => head(tag)));

  const toResolve = job.toResolve.filter((tag) => !done.has(tag) && !gone.has(tag));
  const next: Listing = {
    ...listing,
    table: editor.done(),
    total: listing.total - gone.size,
    job: { ...job, toResolve },
    completion: spend(stateOf(listing), job, done.size + gone.size),
  };
  return { listing: next, failure };
}

const stateOf = ({ completion }: Listing): CompletionState => completion ?? newCompletion();

const spend = (state: CompletionState, { scope }: CompleteJob, requests: number): CompletionState =>
  scope === 'screen' ? { ...state, spent: state.spent + requests } : state;

/** How many searched tags are kept. */
const MAX_SEARCHED = 1000;

function finishCompletion(listing: Listing, job: CompleteJob, now: number): Listing {
  const state = stateOf(listing);
  const searched = [...new Set([...job.visibleTags, ...state.searched])].slice(0, MAX_SEARCHED);
  const isWhole = listing.table.names.length >= listing.total;
  const completedAt = job.scope === 'all' || isWhole ? now : state.completedAt;
  const next: Listing = { ...listing, completion: { ...state, searched, completedAt } };
  return now - job.startedAt < RECHECK_AFTER_MS
    ? { ...next, job: null, checkedAt: Math.max(listing.checkedAt, job.startedAt) }
    : { ...next, job: newRefresh(now) };
}
