import { aliasesOf } from '../aliases/aliases.ts';
import { groupTags } from '../aliases/groups.ts';
import { countBare } from '../aliases/table.ts';
import { tagsOfDigest } from '../aliases/tags-of-digest.ts';
import { failureOf } from '../failure.ts';
import type { ListingAnswer, Progress, RequestOf } from '../messages/messages.ts';
import { comparePlatformKeys } from '../oci/platform.ts';
import { DOCKER_HUB } from '../oci/reference.ts';
import { advanceRegistry } from '../sources/advance.ts';
import { advanceHub } from '../sources/hub/advance.ts';
import { newMap } from '../sources/hub/completion.ts';
import { type Listing, newListing, type Step } from '../sources/listing.ts';
import { lastMoves } from '../sources/moves.ts';
import { isComplete, isDone } from '../sources/progress.ts';
import {
  dropListing,
  type Looker,
  listingEndsWithWorker,
  loadListing,
  saveListing,
} from '../store/listings.ts';
import { saveRate } from '../store/rate.ts';
import { loadSettings } from '../store/settings.ts';
import type { WindowKind } from '../store/window-kind.ts';
import { mapProgress } from './completion-progress.ts';
import { hubApi } from './hub-api.ts';
import { hubRoom } from './hub-budget.ts';
import { jobOf, type LookerNow, lookerAt, type Named } from './identity.ts';
import { REGISTRY_OPTIONS, registries, schemeOf } from './registry.ts';

/** A step's own limit, under the 30 s after which browsers end a worker. */
const STEP_MS = 18_000;

/** Steps under way, so that many tabs that ask for one repository cost one job. The only state; it may be lost. */
const underWay = new Map<string, Promise<Step>>();

/** One step of a repository's listing, stored before it is answered. */
export async function advanceListing(
  asked: RequestOf<'listing.advance'>,
  from: WindowKind,
): Promise<ListingAnswer> {
  // a visit in the future (the clock was set back meanwhile) could never be served
  const request = { ...asked, visit: Math.min(asked.visit, Date.now()) };
  const looker = await lookerAt(request, from);
  const name = jobOf(request, looker);
  let step = underWay.get(name);
  if (!step) {
    step = takeStep(request, looker).finally(() => underWay.delete(name));
    underWay.set(name, step);
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

/** What the reader wishes of a repository's map, written between two steps. */
export async function wishForMap(
  { repository, wish }: RequestOf<'listing.map'>,
  from: WindowKind,
): Promise<null> {
  const looker = await lookerAt({ repository }, from);
  const name = jobOf({ repository }, looker);
  while (underWay.has(name)) await underWay.get(name);
  const change = knownListing({ repository }, looker).then(async (listing): Promise<Step> => {
    const next = { ...listing, map: { ...(listing.map ?? newMap()), wish } };
    await saveListing(next, looker);
    return { listing: next, failure: null };
  });
  underWay.set(name, change);
  await change.finally(() => underWay.delete(name));
  return null;
}

/** What is known of a repository to whoever looks from such a window; an empty listing where that is nothing. */
export const known = async (named: Named, from: WindowKind): Promise<Listing> =>
  knownListing(named, await lookerAt(named, from));

const knownListing = async ({ registry = DOCKER_HUB, repository }: Named, looker: Looker): Promise<Listing> =>
  (await loadListing({ registry, repository }, looker)) ?? newListing(repository, registry);

async function takeStep(request: RequestOf<'listing.advance'>, looker: LookerNow): Promise<Step> {
  const { from } = looker;
  const listing = await knownListing(request, looker);
  if (isDone(listing, request.visit, request.tags)) return { listing, failure: null };
  const step = await (listing.registry === DOCKER_HUB ? hubStep : registryStep)(listing, request, from);
  // Whoever has signed in or out meanwhile is not to find what somebody else has read.
  const isSame = async () => jobOf(listing, await lookerAt(listing, from)) === jobOf(listing, looker);
  if (!(await isSame())) return step;
  await saveListing(step.listing, looker);
  if (!(await isSame())) await dropListing(listing, from);
  return step;
}

async function hubStep(
  listing: Listing,
  { visit, tags }: RequestOf<'listing.advance'>,
  from: WindowKind,
): Promise<Step> {
  try {
    const room = await hubRoom();
    const tools = { api: hubApi[from], registry: registries[from], now: Date.now, signal: aStep() };
    const step = await advanceHub(listing, visit, { ...tools, ...room, wanted: tags });
    const refused = step.failure === null ? null : failureOf(step.failure);
    if (refused?.kind === 'rate-limited' && refused.until)
      await saveRate({ remaining: 0, resetAt: refused.until });
    return step;
  } catch (failure) {
    return { listing, failure };
  }
}

const registryStep = (
  listing: Listing,
  { visit, tags }: RequestOf<'listing.advance'>,
  from: WindowKind,
): Promise<Step> =>
  advanceRegistry(listing, visit, {
    registry: registries[from],
    fetch: REGISTRY_OPTIONS.fetch,
    permitted: REGISTRY_OPTIONS.permitted,
    schemeOf,
    signedIn: registries[from].own,
    now: Date.now,
    asked: tags,
    signal: aStep(),
  });

const aStep = () => AbortSignal.timeout(STEP_MS);

async function answer(
  listing: Listing,
  { visit, tags, digest }: RequestOf<'listing.look'>,
  from: WindowKind,
  { failure, resumeAt }: Pick<Progress, 'failure' | 'resumeAt'>,
): Promise<ListingAnswer> {
  const { platform } = await loadSettings();
  const { table, total, repository, cap } = listing;
  const done = isDone(listing, visit, tags);
  const progress: Progress = {
    repository,
    known: table.names.length,
    total: Math.max(total, table.names.length),
    bare: countBare(table),
    images: groupTags(table).count,
    done,
    complete: done && isComplete(listing),
    capped: cap !== null,
    map: mapProgress(listing),
    failure,
    resumeAt,
    endsWithWorker: listingEndsWithWorker(listing, from),
    platforms: [...table.platforms].sort(comparePlatformKeys),
    platform,
  };
  const ofDigest = digest === undefined ? {} : { ofDigest: tagsOfDigest(table, digest) };
  const moves = lastMoves(listing.moves ?? [], tags);
  return { progress, tags: aliasesOf(table, tags, platform, digest), moves, ...ofDigest };
}
