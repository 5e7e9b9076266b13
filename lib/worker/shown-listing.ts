import { type Failure, isTemporary } from '../failure.ts';
import type { AllowedSender } from '../messages/row.ts';
import { type Listing, newListing } from '../sources/listing.ts';

/** Why a listing does not grow now. */
export interface Stalled {
  failure: Failure | null;
  resumeAt: number | null;
}

/** How long before a visit its decision may be made, in ms, where its job is shared by tabs that opened the repository together. */
const SHARED_DECISION_MS = 60_000;

/** Whether the next step of a visit begins with the newest tags, and so decides. */
const readsNewest = ({ job, checkedAt }: Listing, freshSince: number): boolean =>
  job === null ? checkedAt < freshSince : job.kind === 'refresh' && job.page === 1;

/** Whether this visit has decided if web pages may see a listing. */
function isDecided(listing: Listing, freshSince: number): boolean {
  const { at = 0 } = listing.asPage ?? {};
  const isKnown = at <= Date.now(); // else the clock was set back
  return isKnown && at >= (readsNewest(listing, freshSince) ? freshSince : freshSince - SHARED_DECISION_MS);
}

/** Whether a web page's visit has to be decided by a request that its listing's next step does not send. */
export const needsDecision = (listing: Listing, freshSince: number): boolean =>
  !isDecided(listing, freshSince) && !readsNewest(listing, freshSince);

/** Whether Hub refused a web page's listing in this visit. Whatever else is known was read by a sign-in. */
export const isRefused = (listing: Listing, freshSince: number): boolean =>
  isDecided(listing, freshSince) && !listing.asPage?.isPublic;

/**
 * What the sender may see of a listing. A web page: what an anonymous reader could read in this visit; while Docker Hub does not
 * answer, what one could read before; else nothing.
 */
export function shownTo(
  sender: AllowedSender,
  listing: Listing,
  freshSince: number,
  { failure, resumeAt }: Stalled,
): Listing {
  const isWaiting = resumeAt !== null || (failure !== null && isTemporary(failure));
  return isDecided(listing, freshSince) || isWaiting
    ? publicTo(sender, listing)
    : hiddenFrom(sender, listing);
}

/** The same, as it was decided last. */
export const publicTo = (sender: AllowedSender, listing: Listing): Listing =>
  listing.asPage?.isPublic ? listing : hiddenFrom(sender, listing);

const hiddenFrom = (sender: AllowedSender, listing: Listing): Listing =>
  sender === 'extension' ? listing : newListing(listing.repository, listing.registry);

/** What was checked this long ago, in ms, is up to date for a visit whose beginning is unknown. */
const RECENT_MS = 60_000;

/** A visit that began in the future began at an unknown time, since the clock was set back: it would never be done. */
export function inPast<Visit extends { freshSince: number }>(visit: Visit): Visit {
  const now = Date.now();
  return visit.freshSince <= now ? visit : { ...visit, freshSince: now - RECENT_MS };
}
