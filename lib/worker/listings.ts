import { failureOf, TagkinError } from '../failure.ts';
import { HUB_HOST } from '../hosts/docker-hub.ts';
import type { ListingAnswer } from '../messages/listing-answers.ts';
import type { RequestOf } from '../messages/messages.ts';
import type { AllowedSender } from '../messages/row.ts';
import { isTag } from '../oci/grammar.ts';
import { DOCKER_HUB } from '../oci/reference.ts';
import { advanceRegistry } from '../sources/advance.ts';
import { advanceHub } from '../sources/hub/advance.ts';
import { newCompletion } from '../sources/hub/completion.ts';
import { type Listing, newListing, type StepResult } from '../sources/listing.ts';
import { isDone } from '../sources/progress.ts';
import { dropListing, loadListing, type ReadBy, saveListing } from '../store/listings.ts';
import { notifyCrawlMode } from '../store/notify-settings-changed.ts';
import { saveRate } from '../store/rate.ts';
import type { WindowKind } from '../store/window-kind.ts';
import { http } from './http.ts';
import { jobBudget, type RequestBudget } from './hub-budget.ts';
import { type Identity, identityOf, jobKey, type Named, stepKey } from './identity.ts';
import { listingAnswer } from './listing-answer.ts';
import { newestRefused, notPublic, publicFirst } from './public-first.ts';
import { REGISTRY_OPTIONS, registries, schemeOf } from './registry.ts';
import { inPast, isRefused, needsDecision, shownTo } from './shown-listing.ts';
import { unlessSilent } from './silence.ts';

/** Timeout of one step, in ms: browsers end a worker after 30 s. */
const STEP_TIMEOUT_MS = 18_000;

/** Steps in flight, so that all tabs with one repository share a job. The only state; it may be lost. */
const inFlight = new Map<string, Promise<StepResult>>();

/** One step of a repository's listing, stored before it is answered. */
export async function advanceListing(
  message: RequestOf<'listing.advance'>,
  from: WindowKind,
  sender: AllowedSender,
): Promise<ListingAnswer> {
  const asked = inPast(message);
  const request = { ...asked, tags: asked.tags.filter(isTag) };
  const identity = await identityOf(request, from);
  const name = stepKey(request, identity, sender);
  let step = inFlight.get(name);
  if (!step) {
    step = takeStep(request, identity, sender).finally(() => inFlight.delete(name));
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
  const stalled = { failure: told, resumeAt };
  return listingAnswer(shownTo(sender, listing, asked.freshSince, stalled), asked, from, stalled);
}

/** The stored listing of a repository, without a request. */
export async function lookAtListing(
  message: RequestOf<'listing.look'>,
  from: WindowKind,
  sender: AllowedSender,
): Promise<ListingAnswer> {
  const request = inPast(message);
  const stalled = { failure: null, resumeAt: null };
  const listing = shownTo(sender, await known(request, from), request.freshSince, stalled);
  return listingAnswer(listing, request, from, stalled);
}

/** Starts or pauses the full crawl of a repository, between two steps. Other windows with that repository follow. */
export async function setCrawlMode(
  { repository, mode }: RequestOf<'listing.crawl-mode'>,
  from: WindowKind,
): Promise<null> {
  const identity = await identityOf({ repository }, from);
  const names = (['page', 'extension'] as const).map((sender) => stepKey({ repository }, identity, sender));
  for (const name of names) while (inFlight.has(name)) await inFlight.get(name)?.catch(() => {}); // its own callers handle that step's error
  const change = knownListing({ repository }, identity).then(async (listing): Promise<StepResult> => {
    const next = { ...listing, completion: { ...(listing.completion ?? newCompletion()), mode } };
    await saveListing(next, identity);
    return { listing: next, failure: null };
  });
  for (const name of names) inFlight.set(name, change);
  await change.finally(() => names.map((name) => inFlight.delete(name)));
  if (from === 'ordinary') await notifyCrawlMode(); // of a private window nothing is written
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

async function takeStep(
  request: RequestOf<'listing.advance'>,
  identity: Identity,
  sender: AllowedSender,
): Promise<StepResult> {
  const { from } = identity;
  const listing = await knownListing(request, identity);
  if (sender === 'page' && isRefused(listing, request.freshSince)) return { listing, failure: notPublic() };
  const isUndecided = sender === 'page' && needsDecision(listing, request.freshSince);
  if (isDone(listing, request.freshSince, request.tags) && !isUndecided) return { listing, failure: null };
  const step = await (listing.registry === DOCKER_HUB ? hubStep : registryStep)(
    listing,
    request,
    from,
    sender,
  );
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
  sender: AllowedSender,
): Promise<StepResult> {
  let requestBudget: RequestBudget;
  try {
    requestBudget = await jobBudget();
  } catch (failure) {
    return { listing, failure };
  }
  let decided: Pick<Listing, 'asPage'> = {};
  const api = publicFirst(sender, from, (isPublic) => {
    decided = { asPage: { isPublic, at: Date.now() } };
  });
  const tools = {
    api,
    registry: registries[from],
    now: Date.now,
    signal: AbortSignal.timeout(STEP_TIMEOUT_MS),
  };
  const source = { ...tools, ...requestBudget, visibleTags: tags };
  const isFirst = sender === 'page' && needsDecision(listing, freshSince) && source.budget >= 1;
  const refusal = isFirst ? await newestRefused(listing, source) : null;
  const taken = refusal ?? (await advanceHub(listing, freshSince, source));
  const step = { ...taken, listing: { ...taken.listing, ...decided } };
  const refused = step.failure === null ? null : failureOf(step.failure);
  // The pause of another host (the registry, the token server) does not hold for Hub's API.
  if (refused?.kind === 'rate-limited' && refused.until && refused.host === HUB_HOST)
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
    signal: AbortSignal.timeout(STEP_TIMEOUT_MS),
  });
