import { editTable, emptyTable } from '../aliases/table.ts';
import { failureOf } from '../failure.ts';
import { isTooMuch, LIMITS } from '../oci/limits.ts';
import { apiOutcome } from './api-failure.ts';
import { type BulkPage, DISTRIBUTION, type PagedSource } from './bulk-source.ts';
import type { CrawlBulkJob, ListNamesJob } from './jobs.ts';
import { isImageTag } from './list-names.ts';
import { type Listing, type StepResult, withUnread } from './listing.ts';
import { finish, newResolveDigests } from './resolve-digests.ts';
import type { RegistrySource } from './source.ts';

/** A crawl that made no progress for this long, in ms, starts over: its pages have shifted. */
const STALE_AFTER_MS = 3_600_000;

const newCrawlBulk = ({ id }: PagedSource, listing: Listing, now: number): CrawlBulkJob => ({
  kind: 'crawl-bulk',
  source: id,
  pages: 0,
  fresh: listing.table.names.length > 0 ? emptyTable() : null,
  unresolved: [],
  nonImages: [],
  dropped: 0,
  failures: 0,
  progressedAt: now,
  startedAt: now,
});

/** The crawl to go on with: that of the listing, unless it is of another source or stale. */
function currentJob(bulk: PagedSource, listing: Listing, now: number): CrawlBulkJob {
  const { job } = listing;
  const isCurrent =
    job?.kind === 'crawl-bulk' && job.source === bulk.id && now - job.progressedAt < STALE_AFTER_MS;
  return isCurrent ? job : newCrawlBulk(bulk, listing, now);
}

/**
 * Reads one page of a bulk API. Its tags are in the listing at once; tags that are on no page leave the listing at the end.
 * An API that answers in another form than documented is replaced by `tags/list` and HEAD, which skip the tags it listed.
 */
export async function crawlBulk(
  bulk: PagedSource,
  listing: Listing,
  source: RegistrySource,
): Promise<StepResult> {
  const job = currentJob(bulk, listing, source.now());
  let page: BulkPage;
  try {
    page = await bulk.readPage(listing, job.next, source);
  } catch (failure) {
    return afterFailure(bulk, listing, job, failure, source.now());
  }
  return { listing: addPage(listing, job, page, source), failure: null };
}

function afterFailure(
  bulk: PagedSource,
  listing: Listing,
  job: CrawlBulkJob,
  failure: unknown,
  now: number,
): StepResult {
  switch (apiOutcome(failureOf(failure), job.failures, bulk.apiHost !== undefined)) {
    case 'report':
      return { listing: { ...listing, job }, failure };
    case 'retry':
      return { listing: { ...listing, job: { ...job, failures: job.failures + 1 } }, failure };
    case 'skip':
      return { listing: { ...listing, job: listNamesAfter(listing, job) }, failure: null };
    case 'fall-back':
      return { listing: fallBack(listing, job, now), failure: null };
  }
}

function addPage(before: Listing, job: CrawlBulkJob, page: BulkPage, source: RegistrySource): Listing {
  const listing = withUnread(before, job.dropped + page.dropped);
  const now = source.now();
  const seen = new Set([...(job.fresh ?? listing.table).names, ...job.unresolved, ...job.nonImages]);
  // Nothing new, and yet another page: the API repeats itself.
  if (page.next !== undefined && page.dropped === 0 && page.tags.every(({ name }) => seen.has(name)))
    return fallBack(listing, job, now);

  const shown = editTable(listing.table);
  const fresh = job.fresh && editTable(job.fresh);
  const unresolved = new Set(job.unresolved);
  const nonImages = new Set(job.nonImages);
  for (const record of page.tags) {
    const { name, digest } = record;
    if (!isImageTag(name)) nonImages.add(name);
    else if (digest !== undefined) {
      shown.put(record);
      fresh?.put(record);
      unresolved.delete(name);
    } else if (!seen.has(name)) unresolved.add(name);
  }
  const table = shown.done();
  const crawled = fresh?.done() ?? table;
  const known = crawled.names.length + unresolved.size;
  const dropped = job.dropped + page.dropped;
  const total = known + dropped + page.remaining;
  const pages = job.pages + 1;
  const isSparse = pages > LIMITS.sparsePages + (known + nonImages.size) / 10;
  const isCut =
    pages >= LIMITS.pages || isSparse || isTooMuch([...crawled.names, ...unresolved, ...nonImages]);
  if (page.next !== undefined && !isCut) {
    const progress: Partial<CrawlBulkJob> = {
      fresh: fresh && crawled,
      unresolved: [...unresolved],
      nonImages: [...nonImages],
      dropped,
      pages,
      next: page.next,
    };
    const next: CrawlBulkJob = { ...job, ...progress, failures: 0, progressedAt: now };
    return { ...listing, table, total: Math.max(total, table.names.length), job: next };
  }
  // What was dropped may be a known tag: then none of those leaves the table.
  const whole = dropped > 0 ? table : crawled;
  const done: Listing = { ...listing, table: whole, total: Math.max(total, whole.names.length) };
  if (unresolved.size === 0) return finish(done, now);
  return { ...done, job: newResolveDigests([...unresolved], source.visibleTags, job.startedAt) };
}

const fallBack = (listing: Listing, job: CrawlBulkJob, now: number): Listing => ({
  ...listing,
  source: { id: DISTRIBUTION, since: now },
  job: listNamesAfter(listing, job),
});

/** Fallback without a bulk API: `tags/list`, minus the tags whose digests the crawl brought. */
export const listNamesAfter = (listing: Listing, job: CrawlBulkJob): ListNamesJob => ({
  kind: 'list-names',
  names: [],
  resolved: [...(job.fresh ?? listing.table).names],
  startedAt: job.startedAt,
});
