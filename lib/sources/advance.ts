import { isAvailable } from './availability.ts';
import { crawlBulk, listNamesAfter, type ReadPage } from './crawl-bulk.ts';
import { detectSource, knownSource } from './detect.ts';
import { advanceDistribution } from './distribution.ts';
import { readEcrPublic } from './ecr-public.ts';
import { readGhcr } from './ghcr.ts';
import { readGitlab } from './gitlab.ts';
import { google } from './google.ts';
import { readHarbor } from './harbor.ts';
import type { BulkSourceId } from './jobs.ts';
import type { Listing, StepResult } from './listing.ts';
import { isDone } from './progress.ts';
import { readQuay } from './quay.ts';
import type { RegistrySource } from './source.ts';

const READERS: Partial<Record<BulkSourceId, ReadPage>> = {
  quay: readQuay,
  harbor: readHarbor,
  gitlab: readGitlab,
  ghcr: readGhcr,
  'ecr-public': readEcrPublic,
};

/**
 * One step towards all tags of any registry but Docker Hub, by the cheapest API that it offers; to be repeated until `isDone`.
 * Which API that is follows from the host, or is detected once and kept in the listing. Where it fails, `tags/list` and HEAD
 * take over; nothing that is known is lost or requested again.
 *
 * Each step ends with `source.signal`, and can be repeated harmlessly. What a request failed with is in `failure`; only a
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
    return advanceDistribution(listing, freshSince, source);
  const known = job?.kind === 'crawl-bulk' ? job.source : knownSource(listing, source.now());
  if (known !== undefined) return advanceBy(listing, known, freshSince, source);
  let id: BulkSourceId;
  try {
    id = await detectSource(listing, source);
  } catch (failure) {
    return { listing, failure };
  }
  return advanceBy({ ...listing, source: { id, since: source.now() } }, id, freshSince, source);
}

async function advanceBy(
  listing: Listing,
  id: BulkSourceId,
  freshSince: number,
  source: RegistrySource,
): Promise<StepResult> {
  if (id === 'google') return google(listing, source);
  const read = READERS[id];
  let canRead = false;
  try {
    canRead = read !== undefined && (await isAvailable(id, listing, source));
  } catch (failure) {
    return { listing, failure };
  }
  if (read && canRead) return crawlBulk(listing, id, read, source);
  // a crawl whose API was closed meanwhile, say because an approval was withdrawn
  const { job } = listing;
  const left = job?.kind === 'crawl-bulk' ? { ...listing, job: listNamesAfter(listing, job) } : listing;
  return advanceDistribution(left, freshSince, source);
}
