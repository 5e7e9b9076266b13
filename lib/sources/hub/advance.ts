import { TagkinError } from '../../failure.ts';
import type { CompleteJob, Job } from '../jobs.ts';
import type { Listing, StepResult } from '../listing.ts';
import { completionScope, isDone } from '../progress.ts';
import { complete } from './complete.ts';
import { newComplete, newCompletion } from './completion.ts';
import { crawl } from './crawl.ts';
import { newRefresh } from './jobs.ts';
import { refresh } from './refresh.ts';
import type { HubSource } from './source.ts';

/**
 * One step towards knowing all tags of a repository on Docker Hub; to be repeated until `isDone`.
 *
 * Cold: page 1, then the rest side by side, ⌈N/100⌉ requests in all. Warm: the newest page, and one more for each hundred
 * tags that changed. Where Hub lets us page no further, the map is completed by other ways, as far as it is wished for. Each
 * step can be repeated harmlessly, so nothing but its own work is lost if the worker ends. What a request failed with is in
 * `failure`; only a defect of our own is thrown.
 */
export async function advanceHub(
  before: Listing,
  freshSince: number,
  source: HubSource,
): Promise<StepResult> {
  if (isDone(before, freshSince, source.visibleTags)) return { listing: before, failure: null };
  const listing = begin(before, freshSince, source);
  const { job } = listing;
  if (job === null) return { listing, failure: null };
  if (source.budget < 1 && asksHub(job)) return { listing, ...waiting(job, source) };
  if (job.kind === 'crawl') return crawl(listing, job, source);
  if (job.kind === 'complete') return complete(listing, job, source);
  return refresh(listing, job.kind === 'refresh' ? job : newRefresh(source.now()), source);
}

/** The listing with something to do. A map that was wished for whole takes the place of one that is not. */
function begin(listing: Listing, freshSince: number, { visibleTags, now }: HubSource): Listing {
  const { job } = listing;
  const isWhole = listing.completion?.mode !== 'all' || job?.kind !== 'complete' || job.scope === 'all';
  if (job && isWhole && !isPaused(listing, job)) return listing;
  if (!job && listing.checkedAt < freshSince) return { ...listing, job: newRefresh(now()) };
  const scope = completionScope(listing, freshSince, visibleTags);
  if (scope === null) return { ...listing, job: null };
  const state = listing.completion ?? newCompletion();
  const spent = state.freshSince === freshSince ? state.spent : 0;
  return {
    ...listing,
    completion: { ...state, freshSince, spent },
    job: newComplete(scope, visibleTags, now()),
  };
}

const isPaused = (listing: Listing, job: Job) =>
  job.kind === 'complete' && listing.completion?.mode === 'paused';

/** A map waits as it goes on; where anything else waits, there is less to see than was asked for. */
const waiting = (job: Job, { budgetAt }: HubSource): Omit<StepResult, 'listing'> =>
  job.kind === 'complete'
    ? { failure: null, resumeAt: budgetAt }
    : { failure: new TagkinError({ kind: 'rate-limited', until: budgetAt }) };

/** Whether a job's next request goes to Hub's API, whose requests are counted. */
const asksHub = (job: Job): boolean => job.kind !== 'complete' || asksPages(job);

const asksPages = ({ names, planned, pages }: CompleteJob): boolean =>
  names !== null && planned && pages.length > 0;
