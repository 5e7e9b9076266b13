import PQueue from 'p-queue';
import { editTable, keepTags } from '../../aliases/table.ts';
import { failureOf } from '../../failure.ts';
import { PAGE_SIZE } from '../../hub/api/page-size.ts';
import { DOCKER_HUB } from '../../oci/reference.ts';
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
 * One step towards the map of a repository that Hub does not page through to the end: all names from the registry, then the
 * filtered and ordered pages that are planned to hold what is missing, then a HEAD for each tag that is on none. No pull.
 */
export async function complete(listing: Listing, job: CompleteJob, source: HubSource): Promise<StepResult> {
  if (job.names === null) return readNames(listing, job, source);
  if (!job.planned) return { listing: { ...listing, job: makePlan(listing, job, job.names) }, failure: null };
  if (job.pages.length > 0) return readPages(listing, job, job.names, source);
  if (job.heads.length > 0) return readHeads(listing, job, source);
  return { listing: finishCompletion(listing, job, source.now()), failure: null };
}

/** Names that are gone leave the table; those that are new are missing from it. */
async function readNames(
  listing: Listing,
  job: CompleteJob,
  { registry, signal }: HubSource,
): Promise<StepResult> {
  try {
    const names: string[] = [];
    let cursor: Parameters<typeof registry.tags>[1];
    do {
      const page = await registry.tags({ registry: DOCKER_HUB, repository: listing.repository }, cursor, {
        signal,
      });
      names.push(...page.tags, ...page.digestTags);
      cursor = page.next;
    } while (cursor);
    const stays = new Set(names);
    const table = keepTags(listing.table, (name) => stays.has(name));
    return {
      listing: { ...listing, table, total: stays.size, job: { ...job, names: [...stays] } },
      failure: null,
    };
  } catch (failure) {
    return { listing: { ...listing, job }, failure };
  }
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

/** Reads the next few pages side by side, checks what they bring against what was foreseen, and learns from it. */
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
    try {
      const { filter, ordering } = page;
      const query = { repository: listing.repository, page: page.page, ordering, name: filter };
      const answer = await source.api.tags(query, source.signal);
      const records = answer.kind === 'tags' ? answer.records : [];
      for (const record of records) editor.put(record);
      const arrival = { page, arrived: records.map((record) => record.name), names };
      observed = learn(observed, arrival);
      wrong ||= checkPrediction(arrival).startsWith('wrong');
      read.add(pageKey(page));
    } catch (error) {
      failure ??= error;
    }
  };
  await queue.addAll(batch.map((page) => () => ask(page)));

  asked.push(...read);
  const pages = job.pages.filter((page) => !read.has(pageKey(page)));
  // the whole map is planned anew once its pages are spent: what they did not bring may be on others
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
    try {
      const { digest } = await registry.head(
        { registry: DOCKER_HUB, repository: listing.repository, tag },
        { signal },
      );
      editor.putDigest(tag, digest);
      done.add(tag);
    } catch (error) {
      if (failureOf(error).kind === 'not-found') gone.add(tag);
      else failure ??= error;
    }
  };
  await queue.addAll(job.heads.slice(0, HEADS_PER_STEP).map((tag) => () => ask(tag)));

  const heads = job.heads.filter((tag) => !done.has(tag) && !gone.has(tag));
  const next = { ...listing, table: editor.done(), total: listing.total - gone.size, job: { ...job, heads } };
  return { listing: { ...next, completion: spend(stateOf(listing), job, done.size + gone.size) }, failure };
}

const stateOf = ({ completion }: Listing): CompletionState => completion ?? newCompletion();

const spend = (state: CompletionState, { scope }: CompleteJob, requests: number): CompletionState =>
  scope === 'screen' ? { ...state, spent: state.spent + requests } : state;

/** As many names of looked-at tags as are remembered. */
const MAX_SEARCHED = 1000;

/** What was pushed while a long job ran stands among the newest tags now. */
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
