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
import { newRefresh } from './jobs.ts';
import { checkPrediction } from './planner/check-prediction.ts';
import { learn } from './planner/observed-order.ts';
import { plan, planSimilar } from './planner/plan.ts';
import type { HubSource } from './source.ts';

const PAGE_CONCURRENCY = 6;
const HEAD_CONCURRENCY = 8;
const HEADS_PER_STEP = 64;

/**
 * One step towards all tags of a repository that Hub caps: all names from the registry, then the filtered and ordered pages
 * that are planned to hold the missing ones, then a HEAD for each tag that is on none. No pull.
 */
export async function complete(listing: Listing, job: CompleteJob, source: HubSource): Promise<StepResult> {
  if (job.names === null) return readNames(listing, job, source);
  if (!job.planned) return { listing: { ...listing, job: makePlan(listing, job, job.names) }, failure: null };
  if (job.pages.length > 0) return readPages(listing, job, job.names, source);
  if (job.heads.length > 0) return readHeads(listing, job, source);
  return { listing: finishCompletion(listing, job, source.now()), failure: null };
}

/** Reads all names. Deleted ones leave the table; new ones are missing from it still. */
async function readNames(
  listing: Listing,
  job: CompleteJob,
  { registry, signal }: HubSource,
): Promise<StepResult> {
  const where = { registry: DOCKER_HUB, repository: listing.repository };
  const names = new Set<string>();
  let cursor: TagCursor | undefined;
  do {
    let page: TagPage;
    try {
      page = await registry.tags(where, cursor, { signal });
    } catch (failure) {
      return { listing: { ...listing, job }, failure };
    }
    for (const name of [...page.tags, ...page.digestTags]) names.add(name);
    cursor = page.next;
  } while (cursor);
  const table = keepTags(listing.table, (name) => names.has(name));
  const next: Listing = { ...listing, table, total: names.size, job: { ...job, names: [...names] } };
  return { listing: next, failure: null };
}

function makePlan(listing: Listing, job: CompleteJob, names: string[]): CompleteJob {
  const known = new Set(listing.table.names);
  const asked = new Set(job.asked);
  const { observed, spent } = stateOf(listing);
  const request = {
    names,
    covered: (name: string) => known.has(name),
    cap: listing.cap ?? Number.POSITIVE_INFINITY,
    pageSize: PAGE_SIZE,
    observed,
    wanted: job.wanted,
    wasAsked: (filter: string, ordering: 'newest' | 'name-ascending' | 'name-descending', page: number) =>
      asked.has(pageKey({ filter, ordering, page })),
  };
  const made =
    job.scope === 'all' ? plan(request) : planSimilar(request, Math.max(0, UNASKED_REQUESTS - spent));
  return { ...job, planned: true, pages: made.pages, heads: made.heads, proven: made.proven };
}

/** Reads the next few pages in parallel, checks them against the prediction, and learns Hub's order of names from them. */
async function readPages(
  listing: Listing,
  job: CompleteJob,
  names: string[],
  source: HubSource,
): Promise<StepResult> {
  const editor = editTable(listing.table);
  const asked = [...job.asked];
  let { observed } = stateOf(listing);
  let failure: unknown = null;
  let wrong = false;
  const read = new Set<string>();
  const queue = new PQueue({ concurrency: PAGE_CONCURRENCY });

  const batch = job.pages.slice(0, job.proven ? Math.min(source.budget, 2 * PAGE_CONCURRENCY) : 1);
  const ask = async (page: (typeof batch)[number]) => {
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
    wrong ||= checkPrediction(arrival).startsWith('wrong');
    read.add(pageKey(page));
  };
  await queue.addAll(batch.map((page) => () => ask(page)));

  asked.push(...read);
  const pages = job.pages.filter((page) => !read.has(pageKey(page)));
  // a plan for everything is made again once its pages are read: tags that were on none of them may be on others
  const planned = !wrong && (pages.length > 0 || job.scope === 'screen');
  const next: CompleteJob = { ...job, pages, asked, planned, proven: true };
  const state = { ...stateOf(listing), observed };
  return {
    listing: { ...listing, table: editor.done(), job: next, completion: spend(state, job, read.size) },
    failure,
  };
}

async function readHeads(
  listing: Listing,
  job: CompleteJob,
  { registry, signal }: HubSource,
): Promise<StepResult> {
  const editor = editTable(listing.table);
  const done = new Set<string>();
  const gone = new Set<string>();
  let failure: unknown = null;
  const queue = new PQueue({ concurrency: HEAD_CONCURRENCY });
  const ask = async (tag: string) => {
    if (failure !== null) return;
    let head: Head;
    try {
      head = await registry.head({ registry: DOCKER_HUB, repository: listing.repository, tag }, { signal });
    } catch (error) {
      if (failureOf(error).kind === 'not-found') gone.add(tag);
      else failure ??= error;
      return;
    }
    editor.putDigest(tag, head.digest);
    done.add(tag);
  };
  await queue.addAll(job.heads.slice(0, HEADS_PER_STEP).map((tag) => () => ask(tag)));

  const heads = job.heads.filter((tag) => !done.has(tag) && !gone.has(tag));
  const next = { ...listing, table: editor.done(), total: listing.total - gone.size, job: { ...job, heads } };
  return { listing: { ...next, completion: spend(stateOf(listing), job, done.size + gone.size) }, failure };
}

const stateOf = ({ completion }: Listing): CompletionState => completion ?? newCompletion();

const spend = (state: CompletionState, { scope }: CompleteJob, requests: number): CompletionState =>
  scope === 'screen' ? { ...state, spent: state.spent + requests } : state;

/** Most names of visible tags that are remembered as searched. */
const MAX_SEARCHED = 1000;

/** A job that took longer (ms) is followed by a refresh: what was pushed meanwhile is on the newest page. */
const RECHECK_AFTER_MS = 60_000;

function finishCompletion(listing: Listing, job: CompleteJob, now: number): Listing {
  const state = stateOf(listing);
  const searched = [...new Set([...job.wanted, ...state.searched])].slice(0, MAX_SEARCHED);
  const isWhole = listing.table.names.length >= listing.total;
  const completedAt = job.scope === 'all' || isWhole ? now : state.completedAt;
  const next: Listing = { ...listing, completion: { ...state, searched, completedAt } };
  return now - job.startedAt < RECHECK_AFTER_MS
    ? { ...next, job: null, checkedAt: Math.max(listing.checkedAt, job.startedAt) }
    : { ...next, job: newRefresh(now) };
}
