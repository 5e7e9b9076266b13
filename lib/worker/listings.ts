import { aliasesOf } from '../aliases/aliases.ts';
import { groupTags } from '../aliases/groups.ts';
import { countBare } from '../aliases/table.ts';
import { tagsOfDigest } from '../aliases/tags-of-digest.ts';
import { failureOf } from '../failure.ts';
import type { ListingAnswer, Progress } from '../messages/listing-answers.ts';
import type { RequestOf } from '../messages/messages.ts';
import { comparePlatformKeys } from '../oci/platform.ts';
import { DOCKER_HUB } from '../oci/reference.ts';
import { advanceRegistry } from '../sources/advance.ts';
import { advanceHub } from '../sources/hub/advance.ts';
import { newCompletion } from '../sources/hub/completion.ts';
import { type Listing, newListing, type StepResult } from '../sources/listing.ts';
import { lastMoves } from '../sources/moves.ts';
import { isComplete, isDone } from '../sources/progress.ts';
import { dropListing, isListingEphemeral, loadListing, type ReadBy, saveListing } from '../store/listings.ts';
import { saveRate } from '../store/rate.ts';
import { loadSettings } from '../store/settings.ts';
import type { WindowKind } from '../store/window-kind.ts';
import { completionProgress } from './completion-progress.ts';
import { http } from './http.ts';
import { hubApi } from './hub-api.ts';
import { jobBudget, type RequestBudget } from './hub-budget.ts';
import { type Identity, identityOf, jobKey, type Named } from './identity.ts';
import { REGISTRY_OPTIONS, registries, schemeOf } from './registry.ts';

/** Timeout of one step, in ms: browsers end a worker after 30 s. */
const STEP_TIMEOUT_MS = 18_000;

/** Steps in flight, so that many tabs on one repository share a job. The only state; it may be lost. */
const inFlight = new Map<string, Promise<StepResult>>();

/** One step of a repository's listing, stored before it is answered. */
export async function advanceListing(
  asked: RequestOf<'listing.advance'>,
  from: WindowKind,
): Promise<ListingAnswer> {
  // clamp: if the clock was set back, a future visit would never count as done
  const request = { ...asked, freshSince: Math.min(asked.freshSince, Date.now()) };
  const looker = await identityOf(request, from);
  const name = jobKey(request, looker);
  let step = inFlight.get(name);
  if (!step) {
    step = takeStep(request, looker).finally(() => inFlight.delete(name));
    inFlight.set(name, step);
  }
  const { listing, failure, resumeAt = null } = await step;
  return answer(listing, request, from, { failure: failure === null ? null : failureOf(failure), resumeAt });
}

/** What is known of a repository, without a request. */
export async function lookAtListing(
  request: RequestOf<'listing.look'>,
  from: WindowKind,
): Promise<ListingAnswer> {
  return answer(await known(request, from), request, from, { failure: null, resumeAt: null });
}

/** Sets whether to map the whole repository, between two steps. */
export async function setCrawlMode(
  { repository, mode }: RequestOf<'listing.crawl-mode'>,
  from: WindowKind,
): Promise<null> {
  const looker = await identityOf({ repository }, from);
  const name = jobKey({ repository }, looker);
  while (inFlight.has(name)) await inFlight.get(name)?.catch(() => {}); // its own callers get that step's error
  const change = knownListing({ repository }, looker).then(async (listing): Promise<StepResult> => {
    const next = { ...listing, completion: { ...(listing.completion ?? newCompletion()), mode } };
    await saveListing(next, looker);
    return { listing: next, failure: null };
  });
  inFlight.set(name, change);
  await change.finally(() => inFlight.delete(name));
  return null;
}

/** What is known of a repository to the reader of such a window; an empty listing where that is nothing. */
export const known = async (named: Named, from: WindowKind): Promise<Listing> =>
  knownListing(named, await identityOf(named, from));

const knownListing = async ({ registry = DOCKER_HUB, repository }: Named, looker: ReadBy): Promise<Listing> =>
  (await loadListing({ registry, repository }, looker)) ?? newListing(repository, registry);

async function takeStep(request: RequestOf<'listing.advance'>, looker: Identity): Promise<StepResult> {
  const { from } = looker;
  const listing = await knownListing(request, looker);
  if (isDone(listing, request.freshSince, request.tags)) return { listing, failure: null };
  const step = await (listing.registry === DOCKER_HUB ? hubStep : registryStep)(listing, request, from);
  // After a sign-in or sign-out meanwhile, what the other reader has read must not be found.
  const isSame = async () => jobKey(listing, await identityOf(listing, from)) === jobKey(listing, looker);
  if (!(await isSame())) return step;
  await saveListing(step.listing, looker);
  if (!(await isSame())) await dropListing(listing, from);
  return step;
}

async function hubStep(
  listing: Listing,
  { freshSince, tags }: RequestOf<'listing.advance'>,
  from: WindowKind,
): Promise<StepResult> {
  let room: RequestBudget;
  try {
    room = await jobBudget();
  } catch (failure) {
    return { listing, failure };
  }
  const tools = { api: hubApi[from], registry: registries[from], now: Date.now, signal: aStep() };
  const step = await advanceHub(listing, freshSince, { ...tools, ...room, visibleTags: tags });
  const refused = step.failure === null ? null : failureOf(step.failure);
  if (refused?.kind === 'rate-limited' && refused.until)
    await saveRate({ remaining: 0, resetAt: refused.until });
  return step;
}

const registryStep = (
  listing: Listing,
  { freshSince, tags }: RequestOf<'listing.advance'>,
  from: WindowKind,
): Promise<StepResult> =>
  advanceRegistry(listing, freshSince, {
    registry: registries[from],
    http,
    permitted: REGISTRY_OPTIONS.permitted,
    schemeOf,
    signedIn: registries[from].own,
    now: Date.now,
    visibleTags: tags,
    signal: aStep(),
  });

const aStep = () => AbortSignal.timeout(STEP_TIMEOUT_MS);

async function answer(
  listing: Listing,
  { freshSince, tags, digest }: RequestOf<'listing.look'>,
  from: WindowKind,
  { failure, resumeAt }: Pick<Progress, 'failure' | 'resumeAt'>,
): Promise<ListingAnswer> {
  const { platform } = await loadSettings();
  const { table, total, repository, cap } = listing;
  const done = isDone(listing, freshSince, tags);
  const progress: Progress = {
    repository,
    known: table.names.length,
    total: Math.max(total, table.names.length),
    bare: countBare(table),
    images: groupTags(table).count,
    done,
    complete: done && isComplete(listing),
    capped: cap !== null,
    completion: completionProgress(listing),
    failure,
    resumeAt,
    isEphemeral: isListingEphemeral(listing, from),
    platforms: [...table.platforms].sort(comparePlatformKeys),
    platform,
  };
  const ofDigest = digest === undefined ? {} : { ofDigest: tagsOfDigest(table, digest) };
  const moves = lastMoves(listing.moves ?? [], tags);
  return { progress, tags: aliasesOf(table, tags, platform, digest), moves, ...ofDigest };
}
