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
 * One step towards all tags of any registry but Docker Hub, by the cheapest way that it offers; to be repeated until
 * `isDone`. Which way that is, is known by name, or asked once and kept in the listing. Where an API answers otherwise than
 * it should, every registry's own `tags/list` and HEAD take over, and nothing that is known is lost or asked again.
 *
 * Each step ends when `source.signal` does, and can be repeated harmlessly. Never throws: what went wrong is in `failure`.
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
  try {
    const known = job?.kind === 'crawl-bulk' ? job.source : knownSource(listing, source.now());
    if (known !== undefined) return await advanceBy(listing, known, freshSince, source);
    const id = await detectSource(listing, source);
    return await advanceBy({ ...listing, source: { id, since: source.now() } }, id, freshSince, source);
  } catch (failure) {
    return { listing, failure };
  }
}

async function advanceBy(
  listing: Listing,
  id: BulkSourceId,
  freshSince: number,
  source: RegistrySource,
): Promise<StepResult> {
  if (id === 'google') return google(listing, source);
  const read = READERS[id];
  if (read && (await isAvailable(id, listing, source))) return crawlBulk(listing, id, read, source);
  // a walk whose way was closed meanwhile, say by an approval that was withdrawn
  const { job } = listing;
  const left = job?.kind === 'crawl-bulk' ? { ...listing, job: listNamesAfter(listing, job) } : listing;
  return advanceDistribution(left, freshSince, source);
}
