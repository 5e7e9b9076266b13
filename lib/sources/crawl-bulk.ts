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
  /** Every name on the page, in its order, whatever it stands for. */
  tags: TagRecord[];
  /** Which page comes next, as `read` understands it; missing at the end. */
  next?: string;
  /** At least so many tags are still to come. */
  left: number;
}

/** Reads one page: the first, or the one that `next` names. Throws failures of the closed list. */
export type ReadPage = (
  listing: Listing,
  next: string | undefined,
  source: RegistrySource,
) => Promise<BulkPage>;

/** More pages than any repository has: the walk ends there, and the listing says that it is not whole. */
const MAX_PAGES = 2000;
/** A walk that was left for longer than this (ms) is begun anew: its pages have moved meanwhile. */
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
 * Reads the next page of a registry's own API, one page a step. What it says is in the listing at once; what it no longer
 * says leaves the listing at the end. An API that answers otherwise than it should is given up for `tags/list` and HEAD,
 * which need not ask again for what the API has told.
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
  try {
    return { listing: addPage(listing, job, await read(listing, job.next, source), source), failure: null };
  } catch (failure) {
    return afterFailure({ ...listing, job }, job, failure, source.now());
  }
}

function addPage(listing: Listing, job: CrawlBulkJob, page: BulkPage, source: RegistrySource): Listing {
  const now = source.now();
  const shown = editTable(listing.table);
  const fresh = job.fresh && editTable(job.fresh);
  const left = new Set(job.left);
  const others = new Set(job.others);
  const seen = new Set([...(job.fresh ?? listing.table).names, ...left, ...others]);
  // a page with nothing new and one more behind it: it goes in circles
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
  if (kind === 'rate-limited' || kind === 'permission-needed') return { listing, failure };
  if (kind !== 'network') return { listing: fallBack(listing, job, now), failure: null };
  if (status === undefined && !BULK_FACTS[job.source].isElsewhere) return { listing, failure };
  const failures = job.failures + 1;
  if (failures < MAX_ATTEMPTS) return { listing: { ...listing, job: { ...job, failures } }, failure };
  // out of reach may be everything: the registry is tried now, and this API again on the next visit
  if (status === undefined)
    return { listing: { ...listing, job: listNamesAfter(listing, job) }, failure: null };
  return { listing: fallBack(listing, job, now), failure: null };
}

/** The API is of no use here: on with what every registry has, and nothing that is known is asked again. */
const fallBack = (listing: Listing, job: CrawlBulkJob, now: number): Listing => ({
  ...listing,
  source: { id: 'distribution', since: now },
  job: listNamesAfter(listing, job),
});

/** What every registry has, in the place of a walk: of what it has told nothing need be looked up. */
export const listNamesAfter = (listing: Listing, job: CrawlBulkJob): ListNamesJob => ({
  kind: 'list-names',
  names: [],
  given: [...(job.fresh ?? listing.table).names],
  startedAt: job.startedAt,
});
