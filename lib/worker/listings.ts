import { aliasesOf } from '../aliases/aliases.ts';
import { groupByImage } from '../aliases/groups.ts';
import { type ShownGroup, sortedGroups } from '../aliases/sorted-groups.ts';
import { createHubApi } from '../hub/api.ts';
import { budget } from '../hub/rate.ts';
import type { ListingAnswer, Progress, RequestOf } from '../messages.ts';
import { comparePlatformKeys } from '../oci/platform.ts';
import { type Failure, failureOf, TagkinError } from '../registry/errors.ts';
import { advanceHub } from '../sources/hub.ts';
import { isComplete, isDone, type Listing, newListing, type Step } from '../sources/listing.ts';
import { loadListing, saveListing } from '../store/listings.ts';
import { loadRate, saveRate } from '../store/rate.ts';
import { loadSettings } from '../store/settings.ts';

/** A step's own limit, under the 30 s after which browsers end a worker. */
const STEP_MS = 18_000;

/** Steps under way, so that many tabs that ask for one repository cost one job. The only state; it may be lost. */
const underWay = new Map<string, Promise<Step>>();

/** One step of a repository's listing, stored before it is answered. */
export async function advanceListing(request: RequestOf<'listing.advance'>): Promise<ListingAnswer> {
  const { repository, visit } = request;
  let step = underWay.get(repository);
  if (!step) {
    step = takeStep(repository, visit).finally(() => underWay.delete(repository));
    underWay.set(repository, step);
  }
  const { listing, failure } = await step;
  return answer(listing, request, failure === null ? null : failureOf(failure));
}

/** What is known of a repository, without a request. */
export async function lookAtListing(request: RequestOf<'listing.look'>): Promise<ListingAnswer> {
  return answer((await loadListing(request.repository)) ?? newListing(request.repository), request, null);
}

/** Every alias group of what is known. */
export async function groupsOfListing({ repository }: RequestOf<'listing.groups'>): Promise<ShownGroup[]> {
  const listing = await loadListing(repository);
  return listing ? sortedGroups(listing.table) : [];
}

async function takeStep(repository: string, visit: number): Promise<Step> {
  const listing = (await loadListing(repository)) ?? newListing(repository);
  if (isDone(listing, visit)) return { listing, failure: null };
  const rate = await loadRate();
  const allowed = budget(rate, Date.now());
  if (rate && allowed < 1)
    return { listing, failure: new TagkinError({ kind: 'rate-limited', until: rate.resetAt }) };
  const step = await advanceHub(listing, visit, {
    api: createHubApi({ fetch: (...args) => fetch(...args), now: Date.now, onRate: saveRate }),
    now: Date.now,
    budget: allowed,
    signal: AbortSignal.timeout(STEP_MS),
  });
  await saveListing(step.listing);
  const refused = step.failure === null ? null : failureOf(step.failure);
  if (refused?.kind === 'rate-limited' && refused.until)
    await saveRate({ remaining: 0, resetAt: refused.until });
  return step;
}

async function answer(
  listing: Listing,
  { visit, tags }: { visit: number; tags: string[] },
  failure: Failure | null,
): Promise<ListingAnswer> {
  const { platform } = await loadSettings();
  const { table, total, repository, cap } = listing;
  const done = isDone(listing, visit);
  const progress: Progress = {
    repository,
    known: table.names.length,
    total: Math.max(total, table.names.length),
    images: groupByImage(table).length,
    done,
    complete: done && isComplete(listing),
    capped: cap !== null,
    failure,
    platforms: [...table.platforms].sort(comparePlatformKeys),
    platform,
  };
  return { progress, tags: aliasesOf(table, tags, platform) };
}
