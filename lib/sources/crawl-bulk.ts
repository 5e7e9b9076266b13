import { editTable, emptyTable, type TagRecord } from '../aliases/table.ts';
import { failureOf } from '../failure.ts';
import { BULK_FACTS } from './bulk-facts.ts';
import { MAX_ATTEMPTS } from './head-outcome.ts';
import type { BulkSourceId, CrawlBulkJob, ListNamesJob } from './jobs.ts';
import { isImageTag, MAX_NAMES } from './list-names.ts';
import type { Listing, StepResult } from './listing.ts';
import { finish, newResolveDigests } from './resolve-digests.ts';
import type { RegistrySource } from './source.ts';

/** One page of a registry's own API. */
export interface BulkPage {
  /** Every name on the page, in its order, tags of images or not. */
  tags: TagRecord[];
  /** Which page comes next, as `read` understands it; missing at the end. */
  next?: string;
  /** At least this many tags are still to come. */
  left: number;
}

/** Reads one page: the first, or the one that `next` names. Throws `TagkinError`. */
export type ReadPage = (
  listing: Listing,
  next: string | undefined,
  source: RegistrySource,
) => Promise<BulkPage>;

/** More pages than any repository has: the crawl ends there, and the listing counts as incomplete. */
const MAX_PAGES = 2000;
/** A crawl that rested for longer than this (ms) starts over: its pages have moved meanwhile. */
const STALE_AFTER_MS = 3_600_000;

const newCrawlBulk = (source: BulkSourceId, listing: Listing, now: number): CrawlBulkJob => ({
  kind: 'crawl-bulk',
  source,
  pages: 0,
  fresh: listing.table.names.length > 0 ? emptyTable() : null,
  left: [],
  others: [],
  failures: 0,
  progressedAt: now,
  startedAt: now,
});

/**
 * Reads the next page of a registry's own API, one page a step. Its tags are in the listing at once; tags that are gone leave
 * the listing at the end. An API that fails is given up for `tags/list` and HEAD, which skip what the API has answered.
 */
export async function crawlBulk(
  listing: Listing,
  id: BulkSourceId,
  read: ReadPage,
  source: RegistrySource,
): Promise<StepResult> {
  const now = source.now();
  const before = listing.job?.kind === 'crawl-bulk' && listing.job.source === id ? listing.job : null;
  const job = before && now - before.progressedAt < STALE_AFTER_MS ? before : newCrawlBulk(id, listing, now);
  let page: BulkPage;
  try {
    page = await read(listing, job.next, source);
  } catch (failure) {
    return afterFailure({ ...listing, job }, job, failure, source.now());
  }
  return { listing: addPage(listing, job, page, source), failure: null };
}

function addPage(listing: Listing, job: CrawlBulkJob, page: BulkPage, source: RegistrySource): Listing {
  const now = source.now();
  const shown = editTable(listing.table);
  const fresh = job.fresh && editTable(job.fresh);
  const left = new Set(job.left);
  const others = new Set(job.others);
  const seen = new Set([...(job.fresh ?? listing.table).names, ...left, ...others]);
  // a page with nothing new that names a next one: a loop
  if (page.next !== undefined && page.tags.every(({ name }) => seen.has(name)))
    return fallBack(listing, job, now);

  for (const record of page.tags) {
    const { name, digest } = record;
    if (!isImageTag(name)) others.add(name);
    else if (digest !== undefined) {
      shown.put(record);
      fresh?.put(record);
      left.delete(name);
    } else if (!seen.has(name)) left.add(name);
  }
  const table = shown.done();
  const read = fresh?.done() ?? table;
  const known = read.names.length + left.size;
  const total = known + page.left;
  const pages = job.pages + 1;
  if (page.next !== undefined && pages < MAX_PAGES && known < MAX_NAMES) {
    const got = { fresh: fresh && read, left: [...left], others: [...others] };
    const next: CrawlBulkJob = { ...job, ...got, next: page.next, pages, failures: 0, progressedAt: now };
    return { ...listing, table, total: Math.max(total, table.names.length), job: next };
  }
  const done: Listing = { ...listing, table: read, total };
  if (left.size === 0) return finish(done, now);
  return { ...done, job: newResolveDigests([...left], source.visibleTags, job.startedAt) };
}

function afterFailure(listing: Listing, job: CrawlBulkJob, failure: unknown, now: number): StepResult {
  const { kind, status } = failureOf(failure);
  if (kind === 'rate-limited' || kind === 'permission-needed' || kind === 'internal')
    return { listing, failure };
  if (kind !== 'network') return { listing: fallBack(listing, job, now), failure: null };
  if (status === undefined && !BULK_FACTS[job.source].isElsewhere) return { listing, failure };
  const failures = job.failures + 1;
  if (failures < MAX_ATTEMPTS) return { listing: { ...listing, job: { ...job, failures } }, failure };
  // perhaps the whole network is down: the registry is tried now, and this API again on the next visit
  if (status === undefined)
    return { listing: { ...listing, job: listNamesAfter(listing, job) }, failure: null };
  return { listing: fallBack(listing, job, now), failure: null };
}

/** Gives the API up for what every registry has; what is known already is not requested again. */
const fallBack = (listing: Listing, job: CrawlBulkJob, now: number): Listing => ({
  ...listing,
  source: { id: 'distribution', since: now },
  job: listNamesAfter(listing, job),
});

/** Fallback without a bulk API: `tags/list`, minus the tags whose digests are known. */
export const listNamesAfter = (listing: Listing, job: CrawlBulkJob): ListNamesJob => ({
  kind: 'list-names',
  names: [],
  given: [...(job.fresh ?? listing.table).names],
  startedAt: job.startedAt,
});
