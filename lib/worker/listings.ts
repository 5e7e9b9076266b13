import { aliasesOf } from '../aliases/aliases.ts';
import { groupTags } from '../aliases/groups.ts';
import { countBare } from '../aliases/table.ts';
import { tagsOfDigest } from '../aliases/tags-of-digest.ts';
import { failureOf, TagkinError } from '../failure.ts';
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
import { unlessSilent } from './silence.ts';

/** Timeout of one step, in ms: browsers end a worker after 30 s. */
const STEP_TIMEOUT_MS = 18_000;

/** Steps in flight, so that all tabs with one repository share a job. The only state; it may be lost. */
const inFlight = new Map<string, Promise<StepResult>>();

/** What was checked this long ago, in ms, is up to date for a visit whose beginning is unknown. */
const RECENT_MS = 60_000;

/** A visit that began in the future began at an unknown time, since the clock was set back: it would never be done. */
function inPast<Visit extends { freshSince: number }>(visit: Visit): Visit {
  const now = Date.now();
  return visit.freshSince <= now ? visit : { ...visit, freshSince: now - RECENT_MS };
}

/** One step of a repository's listing, stored before it is answered. */
export async function advanceListing(
  message: RequestOf<'listing.advance'>,
  from: WindowKind,
): Promise<ListingAnswer> {
  const request = inPast(message);
  const identity = await identityOf(request, from);
  const name = jobKey(request, identity);
  let step = inFlight.get(name);
  if (!step) {
    step = takeStep(request, identity).finally(() => inFlight.delete(name));
    inFlight.set(name, step);
  }
  // While a host is silent, what is known is answered with that failure; the step goes on, and the next message joins it.
  const taken = await unlessSilent(step).catch(async (error: unknown): Promise<StepResult> => {
    if (!(error instanceof TagkinError)) throw error; // a defect
    return { listing: await known(request, from), failure: error };
  });
  const { listing, failure, resumeAt = null } = taken;
  const why = failure === null ? null : failureOf(failure);
  // To a page that is an unreachable host, which it retries.
  const told = why?.mayPass ? { kind: 'network' as const, ...(why.host && { host: why.host }) } : why;
  return answer(listing, request, from, { failure: told, resumeAt });
}

/** The stored listing of a repository, without a request. */
export async function lookAtListing(
  message: RequestOf<'listing.look'>,
  from: WindowKind,
): Promise<ListingAnswer> {
  const request = inPast(message);
  return answer(await known(request, from), request, from, { failure: null, resumeAt: null });
}

/** Starts or pauses the full crawl of a repository, between two steps. */
export async function setCrawlMode(
  { repository, mode }: RequestOf<'listing.crawl-mode'>,
  from: WindowKind,
): Promise<null> {
  const identity = await identityOf({ repository }, from);
  const name = jobKey({ repository }, identity);
  while (inFlight.has(name)) await inFlight.get(name)?.catch(() => {}); // its own callers handle that step's error
  const change = knownListing({ repository }, identity).then(async (listing): Promise<StepResult> => {
    const next = { ...listing, completion: { ...(listing.completion ?? newCompletion()), mode } };
    await saveListing(next, identity);
    return { listing: next, failure: null };
  });
  inFlight.set(name, change);
  await change.finally(() => inFlight.delete(name));
  return null;
}

/** The stored listing of a repository for a kind of window; empty if nothing is known. */
export const known = async (named: Named, from: WindowKind): Promise<Listing> =>
  knownListing(named, await identityOf(named, from));

const knownListing = async (
  { registry = DOCKER_HUB, repository }: Named,
  identity: ReadBy,
): Promise<Listing> =>
  (await loadListing({ registry, repository }, identity)) ?? newListing(repository, registry);

async function takeStep(request: RequestOf<'listing.advance'>, identity: Identity): Promise<StepResult> {
  const { from } = identity;
  const listing = await knownListing(request, identity);
  if (isDone(listing, request.freshSince, request.tags)) return { listing, failure: null };
  const step = await (listing.registry === DOCKER_HUB ? hubStep : registryStep)(listing, request, from);
  // The account may have changed meanwhile: this step's result must not be stored for the new one.
  const isSame = async () => jobKey(listing, await identityOf(listing, from)) === jobKey(listing, identity);
  if (!(await isSame())) return step;
  await saveListing(step.listing, identity);
  if (!(await isSame())) await dropListing(listing, from);
  return step;
}

async function hubStep(
  listing: Listing,
  { freshSince, tags }: RequestOf<'listing.advance'>,
  from: WindowKind,
): Promise<StepResult> {
  let requestBudget: RequestBudget;
  try {
    requestBudget = await jobBudget();
  } catch (failure) {
    return { listing, failure };
  }
  const tools = { api: hubApi[from], registry: registries[from], now: Date.now, signal: stepSignal() };
  const step = await advanceHub(listing, freshSince, { ...tools, ...requestBudget, visibleTags: tags });
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
    signal: stepSignal(),
  });

const stepSignal = () => AbortSignal.timeout(STEP_TIMEOUT_MS);

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
