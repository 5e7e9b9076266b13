import { isOpen } from './availability.ts';
import { namesAfter, type ReadPage, walk } from './crawl-bulk.ts';
import { findWay, knownWay } from './detect.ts';
import { advanceDistribution } from './distribution.ts';
import { readEcrPublic } from './ecr-public.ts';
import { readGhcr } from './ghcr.ts';
import { readGitlab } from './gitlab.ts';
import { google } from './google.ts';
import { readHarbor } from './harbor.ts';
import type { WayKind } from './jobs.ts';
import type { Listing, Step } from './listing.ts';
import { isDone } from './progress.ts';
import { readQuay } from './quay.ts';
import type { RegistrySource } from './source.ts';

const READERS: Partial<Record<WayKind, ReadPage>> = {
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
  visit: number,
  source: RegistrySource,
): Promise<Step> {
  if (isDone(listing, visit)) return { listing, failure: null };
  const { job } = listing;
  if (job?.kind === 'names' || job?.kind === 'heads') return advanceDistribution(listing, visit, source);
  try {
    const known = job?.kind === 'walk' ? job.way : knownWay(listing, source.now());
    if (known !== undefined) return await take(listing, known, visit, source);
    const kind = await findWay(listing, source);
    return await take({ ...listing, way: { kind, since: source.now() } }, kind, visit, source);
  } catch (failure) {
    return { listing, failure };
  }
}

async function take(listing: Listing, kind: WayKind, visit: number, source: RegistrySource): Promise<Step> {
  if (kind === 'google') return google(listing, source);
  const read = READERS[kind];
  if (read && (await isOpen(kind, listing, source))) return walk(listing, kind, read, source);
  // a walk whose way was closed meanwhile, say by an approval that was withdrawn
  const { job } = listing;
  const left = job?.kind === 'walk' ? { ...listing, job: namesAfter(listing, job) } : listing;
  return advanceDistribution(left, visit, source);
}
