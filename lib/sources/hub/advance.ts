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
 * One step towards all tags of a repository on Docker Hub; repeat until `isDone`.
 *
 * Cold: page 1, then the other pages in parallel, ⌈N/100⌉ requests in all. Warm: the newest page, and one more for each
 * hundred tags that changed. Beyond Hub's paging limit the listing is completed by filtered pages and HEADs, as far as the
 * user chose. A step can be repeated harmlessly: if the worker dies in it, only its own work is lost. Never throws: see
 * `failure`.
 */
export async function advanceHub(
  stored: Listing,
  freshSince: number,
  source: HubSource,
): Promise<StepResult> {
  if (isDone(stored, freshSince, source.visibleTags)) return { listing: stored, failure: null };
  const listing = withJob(stored, freshSince, source);
  const { job } = listing;
  if (job === null) return { listing, failure: null };
  if (source.budget < 1 && usesHubApi(job)) return { listing, ...waiting(job, source) };
  if (job.kind === 'crawl') return crawl(listing, job, source);
  if (job.kind === 'complete') return complete(listing, job, source);
  return refresh(listing, job.kind === 'refresh' ? job : newRefresh(source.now()), source);
}

/** The listing with its next job. A completion of all tags replaces one of the visible tags. */
function withJob(listing: Listing, freshSince: number, { visibleTags, now }: HubSource): Listing {
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

/** Out of budget: a completion pauses without failure; any other job fails, since its tags are missing on the screen. */
const waiting = (job: Job, { budgetAt }: HubSource): Omit<StepResult, 'listing'> =>
  job.kind === 'complete'
    ? { failure: null, resumeAt: budgetAt }
    : { failure: new TagkinError({ kind: 'rate-limited', until: budgetAt }) };

/** Whether a job's next request goes to Hub's API, which is rate limited, and not to the registry. */
const usesHubApi = (job: Job): boolean => job.kind !== 'complete' || readsPages(job);

const readsPages = ({ names, planned, pages }: CompleteJob): boolean =>
  names !== null && planned && pages.length > 0;
