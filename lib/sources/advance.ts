import type { BulkSource } from './bulk-source.ts';
import { crawlBulk, listNamesAfter } from './crawl-bulk.ts';
import { detectSource, knownSource } from './detect.ts';
import { advanceDistribution } from './distribution.ts';
import type { Listing, StepResult } from './listing.ts';
import { isDone } from './progress.ts';
import type { RegistrySource } from './source.ts';
import { findSource } from './sources.ts';

/**
 * One step towards all tags of any registry but Docker Hub, by the cheapest source it offers; repeat until `isDone`. The
 * source is known by host, or detected once and kept in the listing. Where an API answers in another form than documented,
 * `tags/list` and HEAD take over; what is known is kept and not requested again.
 *
 * The step ends when `source.signal` aborts, and can be repeated harmlessly. What a request failed with is in `failure`; only a
 * defect of our own is thrown.
 */
export async function advanceRegistry(
  listing: Listing,
  freshSince: number,
  source: RegistrySource,
): Promise<StepResult> {
  if (isDone(listing, freshSince)) return { listing, failure: null };
  const { job } = listing;
  if (job?.kind === 'list-names' || job?.kind === 'resolve-digests')
    return advanceDistribution(listing, source);
  const begun = job?.kind === 'crawl-bulk' ? findSource(job.source) : undefined;
  const known = begun ?? knownSource(listing, source.now());
  if (known) return advanceBy(known, listing, source);
  let detected: BulkSource;
  try {
    detected = await detectSource(listing, source);
  } catch (failure) {
    return { listing, failure };
  }
  return advanceBy(detected, { ...listing, source: { id: detected.id, since: source.now() } }, source);
}

async function advanceBy(bulk: BulkSource, listing: Listing, source: RegistrySource): Promise<StepResult> {
  let available: boolean;
  try {
    available = await isAvailable(bulk, listing, source);
  } catch (failure) {
    return { listing, failure };
  }
  if (available) return 'readPage' in bulk ? crawlBulk(bulk, listing, source) : bulk.advance(listing, source);
  // A crawl whose API became unavailable, for example because an approval was withdrawn.
  const { job } = listing;
  const rest = job?.kind === 'crawl-bulk' ? { ...listing, job: listNamesAfter(listing, job) } : listing;
  return advanceDistribution(rest, source);
}

async function isAvailable(bulk: BulkSource, listing: Listing, source: RegistrySource): Promise<boolean> {
  const { apiHost } = bulk;
  const isPermitted = !apiHost || !source.permitted || (await source.permitted(apiHost));
  return isPermitted && (!bulk.isAvailable || (await bulk.isAvailable(listing, source)));
}
