import { TagkinError } from '../../failure.ts';
import type { Job, MapJob } from '../jobs.ts';
import type { Listing, Step } from '../listing.ts';
import { isDone, mapScope } from '../progress.ts';
import { map } from './complete.ts';
import { newMap, newMapJob } from './completion.ts';
import { fill } from './crawl.ts';
import { newCheck } from './jobs.ts';
import { check } from './refresh.ts';
import type { HubSource } from './source.ts';

/**
 * One step towards knowing all tags of a repository on Docker Hub; to be repeated until `isDone`.
 *
 * Cold: page 1, then the rest side by side, ⌈N/100⌉ requests in all. Warm: the newest page, and one more for each hundred
 * tags that changed. Where Hub lets us page no further, the map is completed by other ways, as far as it is wished for. Each
 * step can be repeated harmlessly, so nothing but its own work is lost where it dies. Never throws: what went wrong is in
 * `failure`.
 */
export async function advanceHub(before: Listing, visit: number, source: HubSource): Promise<Step> {
  if (isDone(before, visit, source.wanted)) return { listing: before, failure: null };
  const listing = begin(before, visit, source);
  const { job } = listing;
  if (job === null) return { listing, failure: null };
  if (source.budget < 1 && asksHub(job)) return { listing, ...waiting(job, source) };
  if (job.kind === 'fill') return fill(listing, job, source);
  if (job.kind === 'map') return map(listing, job, source);
  return check(listing, job.kind === 'check' ? job : newCheck(source.now()), source);
}

/** The listing with something to do. A map that was wished for whole takes the place of one that is not. */
function begin(listing: Listing, visit: number, { wanted, now }: HubSource): Listing {
  const { job } = listing;
  const isWhole = listing.map?.wish !== 'all' || job?.kind !== 'map' || job.scope === 'all';
  if (job && isWhole && !isPaused(listing, job)) return listing;
  if (!job && listing.checkedAt < visit) return { ...listing, job: newCheck(now()) };
  const scope = mapScope(listing, visit, wanted);
  if (scope === null) return { ...listing, job: null };
  const state = listing.map ?? newMap();
  const spent = state.visit === visit ? state.spent : 0;
  return { ...listing, map: { ...state, visit, spent }, job: newMapJob(scope, wanted, now()) };
}

const isPaused = (listing: Listing, job: Job) => job.kind === 'map' && listing.map?.wish === 'paused';

/** A map waits as it goes on; where anything else waits, there is less to see than was asked for. */
const waiting = (job: Job, { budgetAt }: HubSource): Omit<Step, 'listing'> =>
  job.kind === 'map'
    ? { failure: null, resumeAt: budgetAt }
    : { failure: new TagkinError({ kind: 'rate-limited', until: budgetAt }) };

/** Whether a job's next request goes to Hub's API, whose requests are counted. */
const asksHub = (job: Job): boolean => job.kind !== 'map' || asksPages(job);

const asksPages = ({ names, planned, pages }: MapJob): boolean =>
  names !== null && planned && pages.length > 0;
