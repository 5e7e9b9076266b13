import { emptyTable, type TagTable } from '../../aliases/table.ts';
import type { TagsPage } from '../../hub/api/api.ts';
import { PAGE_SIZE } from '../../hub/api/page-size.ts';
import { LIMITS } from '../../oci/limits.ts';
import type { CrawlJob, RefreshJob } from '../jobs.ts';
import type { Listing } from '../listing.ts';

/** After a job that took longer than this, in ms, tags may have been pushed meanwhile. */
export const RECHECK_AFTER_MS = 60_000;

export const newRefresh = (now: number): RefreshJob => ({
  kind: 'refresh',
  page: 1,
  fresh: emptyTable(),
  maxTotal: 0,
  shrunk: false,
  recrawled: false,
  startedAt: now,
});

/** The refresh after a job: tags pushed during the job are on the newest page now. */
export const refreshAfter = (job: RefreshJob | CrawlJob, now: number): RefreshJob => ({
  ...newRefresh(now),
  maxTotal: job.maxTotal,
  shrunk: job.shrunk,
  recrawled: job.kind === 'refresh' ? job.recrawled : job.fresh !== null,
});

export const newCrawl = (pages: number[], fresh: TagTable | null, startedAt: number): CrawlJob => ({
  kind: 'crawl',
  pages,
  lastPage: pages.at(-1) ?? 0,
  fresh,
  maxTotal: 0,
  shrunk: false,
  pastEnd: false,
  hadFailure: false,
  startedAt,
});

/**
 * What a job keeps of Hub's count. A lower count than before means that tags were deleted during the job: later tags moved up,
 * some of them onto pages already read, so that the right number of tags proves nothing. Any other change leaves a tag too few
 * or too many, or a new one at the top.
 */
export const counted = (
  { maxTotal, shrunk }: RefreshJob | CrawlJob,
  total: number,
): Pick<CrawlJob, 'maxTotal' | 'shrunk'> => ({
  maxTotal: Math.max(maxTotal, total),
  shrunk: shrunk || total < maxTotal,
});

/** How many tags a full page has. */
export const pageSizeOf = ({ pageSize = PAGE_SIZE }: Listing): number => pageSize;

/** A first page with fewer tags than this share of those requested is full for Hub; with more, a few may be hidden. */
const SMALL_PAGE = 0.8;

/** What the first page reports of the size of pages: Hub may send fewer tags than requested. */
export function withPageSize(
  listing: Listing,
  { records, more }: Extract<TagsPage, { kind: 'tags' }>,
): Listing {
  const { pageSize: _, ...usual } = listing;
  const isSmall = more && records.length > 0 && records.length < PAGE_SIZE * SMALL_PAGE;
  return isSmall ? { ...usual, pageSize: records.length } : usual;
}

/** The pages of `total` tags after page `read`; one more if Hub reports a next page. */
export function pagesAfter(read: number, total: number, pageSize: number, more = false): number[] {
  const wanted = Math.max(Math.ceil(total / pageSize), more ? read + 1 : 0);
  const last = Math.min(LIMITS.hubPages, wanted);
  return Array.from({ length: Math.max(0, last - read) }, (_, at) => read + 1 + at);
}

/** Known tags minus those that Hub counts. */
export const differenceOf = (listing: Listing): number => listing.table.names.length - listing.total;

/** The listing with nothing left to do, unless the job took so long that the newest tags must be read again. */
export const finish = (listing: Listing, job: RefreshJob | CrawlJob, now: number): Listing =>
  now - job.startedAt < RECHECK_AFTER_MS
    ? { ...listing, job: null, checkedAt: now }
    : { ...listing, job: refreshAfter(job, now) };
