import PQueue from 'p-queue';
import { editTable, emptyTable } from '../../aliases/table.ts';
import type { TagsPage } from '../../hub/api/api.ts';
import { LIMITS } from '../../oci/limits.ts';
import type { CrawlJob } from '../jobs.ts';
import { type Listing, type StepResult, withUnread } from '../listing.ts';
import { counted, differenceOf, finish, newCrawl, pageSizeOf, pagesAfter, refreshAfter } from './jobs.ts';
import type { HubSource } from './source.ts';

/** Requests at once; Firefox sends at most six to a host over HTTP/1.1. */
const CONCURRENCY = 6;

/** Two rounds of requests, well under the 20 s of a step. */
const PAGES_PER_STEP = 2 * CONCURRENCY;

/**
 * The first tag that Hub has refused to anonymous visitors since August 2026. Only a hint: its page is requested alone, so that
 * no others are refused with it. The actual limit is read from the answer.
 */
const LIKELY_REFUSED_OFFSET = 1000;

/** Reads the job's next pages in parallel. */
export async function crawl(listing: Listing, job: CrawlJob, source: HubSource): Promise<StepResult> {
  const editor = editTable(job.fresh ?? listing.table);
  /** What is known meanwhile, where a new table is read to replace it. */
  const shown = job.fresh && editTable(listing.table);
  const next: Listing = { ...listing };
  const now: CrawlJob = { ...job };
  let failure: unknown = null;
  const queue = new PQueue({ concurrency: CONCURRENCY });

  const addPage = (page: number, answer: TagsPage) => {
    if (answer.kind === 'capped') next.cap = Math.min(next.cap ?? Infinity, (page - 1) * pageSizeOf(listing));
    if (answer.kind === 'past-end') now.pastEnd = true;
    // If a page is refused or past the end, so are those after it.
    now.pages = now.pages.filter((one) => (answer.kind === 'tags' ? one !== page : one < page));
    if (answer.kind !== 'tags') return;
    let isNew = false;
    for (const record of answer.records) {
      if (editor.put(record)) isNew = true;
      shown?.put(record);
    }
    next.total = answer.total;
    now.dropped = (now.dropped ?? 0) + (answer.dropped ?? 0);
    Object.assign(now, counted(now, answer.total));
    // Beyond Hub's own count, for as long as there is something new.
    const isMore = answer.more && isNew && now.lastPage < LIMITS.hubPages;
    if (page === now.lastPage && isMore) now.pages.push(++now.lastPage);
  };
  const read = async (page: number) => {
    if (failure !== null || !now.pages.includes(page)) return;
    let answer: TagsPage;
    try {
      answer = await source.api.tags({ repository: listing.repository, page }, source.signal);
    } catch (error) {
      failure ??= error;
      return;
    }
    addPage(page, answer);
  };
  await queue.addAll(batch(job.pages, pageSizeOf(listing), source.budget).map((page) => () => read(page)));

  now.hadFailure ||= failure !== null;
  const crawled = editor.done();
  if (shown) now.fresh = crawled;
  next.table = shown?.done() ?? crawled;
  if (now.pages.length > 0) return { listing: { ...next, job: now }, failure };
  // What could not be read may be a known tag: then none of those leaves the table.
  const table = (now.dropped ?? 0) > 0 ? next.table : crawled;
  const whole = withUnread({ ...next, table }, now.dropped ?? 0);
  return { listing: settle(whole, now, source.now()), failure: null };
}

/** The pages of one step. */
function batch(pages: number[], pageSize: number, budget: number): number[] {
  const refused = pages.indexOf(Math.floor(LIKELY_REFUSED_OFFSET / pageSize) + 1);
  const safe = refused < 0 ? PAGES_PER_STEP : refused === 0 ? 1 : refused;
  return pages.slice(0, Math.min(safe, PAGES_PER_STEP, budget));
}

/**
 * What follows from a crawl. If a tag is missing, one was pushed meanwhile, and is on the newest page now. A crawl proves
 * nothing if tags were deleted during it, or if its pages were not read in order and the counts differ.
 */
function settle(listing: Listing, job: CrawlJob, now: number): Listing {
  if (listing.cap !== null) return finish({ ...listing, miscount: 0 }, job, now);
  const difference = differenceOf(listing);
  const doubtful = job.shrunk || (job.hadFailure && difference !== 0);
  if (job.fresh === null) {
    if (doubtful || job.pastEnd) return { ...listing, job: restart(listing, job) };
    return difference === 0 ? finish(listing, job, now) : { ...listing, job: refreshAfter(job, now) };
  }
  const contradicted = job.pastEnd && difference >= 0;
  const next: Listing = { ...listing, miscount: doubtful || contradicted ? null : difference };
  return difference === 0 ? finish(next, job, now) : { ...next, job: refreshAfter(job, now) };
}

const restart = (listing: Listing, { startedAt }: CrawlJob): CrawlJob =>
  newCrawl(pagesAfter(0, listing.total, pageSizeOf(listing)), emptyTable(), startedAt);
