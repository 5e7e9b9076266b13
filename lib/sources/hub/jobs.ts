import { emptyTable, type TagTable } from '../../aliases/table.ts';
import { PAGE_SIZE } from '../../hub/api/page-size.ts';
import type { CrawlJob, RefreshJob } from '../jobs.ts';
import type { Listing } from '../listing.ts';

/** A job that took longer than this is followed by a check: something may have been pushed meanwhile. */
const RECHECK_AFTER_MS = 60_000;

export const newRefresh = (now: number): RefreshJob => ({
  kind: 'refresh',
  page: 1,
  fresh: emptyTable(),
  highest: 0,
  shrunk: false,
  walked: false,
  startedAt: now,
});

/** The check after a job: what was pushed while that ran stands at the top now. */
export const refreshAfter = (job: RefreshJob | CrawlJob, now: number): RefreshJob => ({
  ...newRefresh(now),
  highest: job.highest,
  shrunk: job.shrunk,
  walked: job.kind === 'refresh' ? job.walked : job.fresh !== null,
});

export const newCrawl = (pages: number[], fresh: TagTable | null, startedAt: number): CrawlJob => ({
  kind: 'crawl',
  pages,
  last: pages.at(-1) ?? 0,
  fresh,
  highest: 0,
  shrunk: false,
  pastEnd: false,
  broken: false,
  startedAt,
});

/**
 * What a job keeps of a count. That it went down tells that tags went away while the job was under way: then those behind
 * moved up, some of them past our reading, and the right number of tags proves nothing. Every other change leaves a tag too
 * few or too many, or a new one at the top.
 */
export const counted = ({ highest, shrunk }: RefreshJob | CrawlJob, total: number) => ({
  highest: Math.max(highest, total),
  shrunk: shrunk || total < highest,
});

/** The pages, after page `read`, that hold `total` tags; one more where Hub says that there is one. */
export function pagesAfter(read: number, total: number, more = false): number[] {
  const last = Math.max(Math.ceil(total / PAGE_SIZE), more ? read + 1 : 0);
  return Array.from({ length: Math.max(0, last - read) }, (_, at) => read + 1 + at);
}

/** Known tags less those that Hub counts. */
export const differenceOf = (listing: Listing): number => listing.table.names.length - listing.total;

/** Nothing is left to do, unless it took so long that the newest tags are to be looked at once more. */
export const finish = (listing: Listing, job: RefreshJob | CrawlJob, now: number): Listing =>
  now - job.startedAt < RECHECK_AFTER_MS
    ? { ...listing, job: null, checkedAt: now }
    : { ...listing, job: refreshAfter(job, now) };
