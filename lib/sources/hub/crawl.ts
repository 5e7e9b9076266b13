import PQueue from 'p-queue';
import { editTable, emptyTable } from '../../aliases/table.ts';
import type { TagsPage } from '../../hub/api/api.ts';
import { PAGE_SIZE } from '../../hub/api/page-size.ts';
import type { CrawlJob } from '../jobs.ts';
import type { Listing, StepResult } from '../listing.ts';
import { counted, differenceOf, finish, newCrawl, pagesAfter, refreshAfter } from './jobs.ts';
import type { HubSource } from './source.ts';

/** Parallel requests; Firefox sends no more than six to an HTTP/1.1 host. */
const CONCURRENCY = 6;

/** Pages a step: at most two rounds of requests, well under the 20 s that a step may take. */
const PAGES_PER_STEP = 2 * CONCURRENCY;

/**
 * The page at which Hub has refused anonymous readers since August 2026. Only a hint to request that page alone, so that eleven
 * others are not refused with it: the cap itself is taken from the answer.
 */
const LIKELY_REFUSED_PAGE = 11;

/** Reads the next few of the job's pages in parallel. */
export async function crawl(listing: Listing, job: CrawlJob, source: HubSource): Promise<StepResult> {
  const editor = editTable(job.fresh ?? listing.table);
  const next: Listing = { ...listing };
  const now: CrawlJob = { ...job };
  let failure: unknown = null;
  const queue = new PQueue({ concurrency: CONCURRENCY });

  const take = (page: number, answer: TagsPage) => {
    if (answer.kind === 'capped') next.cap = Math.min(next.cap ?? Infinity, (page - 1) * PAGE_SIZE);
    if (answer.kind === 'past-end') now.pastEnd = true;
    // where a page is refused or past the end, all later ones are as well
    now.pages = now.pages.filter((one) => (answer.kind === 'tags' ? one !== page : one < page));
    if (answer.kind !== 'tags') return;
    for (const record of answer.records) editor.put(record);
    next.total = answer.total;
    Object.assign(now, counted(now, answer.total));
    if (page === now.last && answer.more && answer.records.length > 0) now.pages.push(++now.last);
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
    take(page, answer);
  };
  await queue.addAll(batch(job.pages, source.budget).map((page) => () => read(page)));

  now.broken ||= failure !== null;
  const table = editor.done();
  if (job.fresh === null) next.table = table;
  else now.fresh = table;
  if (now.pages.length > 0) return { listing: { ...next, job: now }, failure };
  return { listing: settle({ ...next, table }, now, source.now()), failure: null };
}

function batch(pages: number[], budget: number): number[] {
  const refused = pages.indexOf(LIKELY_REFUSED_PAGE);
  const safe = refused < 0 ? PAGES_PER_STEP : refused === 0 ? 1 : refused;
  return pages.slice(0, Math.min(safe, PAGES_PER_STEP, budget));
}

/**
 * What follows from a whole crawl. Where a tag is missing, something was pushed meanwhile and is on the newest page now. A crawl
 * during which tags were deleted proves nothing, nor does one whose pages were read out of order, unless the count agrees.
 */
function settle(listing: Listing, job: CrawlJob, now: number): Listing {
  if (listing.cap !== null) return finish({ ...listing, miscount: 0 }, job, now);
  const difference = differenceOf(listing);
  const doubtful = job.shrunk || (job.broken && difference !== 0);
  if (job.fresh === null) {
    if (doubtful || job.pastEnd) return { ...listing, job: restart(listing, job) };
    return difference === 0 ? finish(listing, job, now) : { ...listing, job: refreshAfter(job, now) };
  }
  const contradicted = job.pastEnd && difference >= 0;
  const next: Listing = { ...listing, miscount: doubtful || contradicted ? null : difference };
  return difference === 0 ? finish(next, job, now) : { ...next, job: refreshAfter(job, now) };
}

const restart = ({ total }: Listing, { startedAt }: CrawlJob): CrawlJob =>
  newCrawl(pagesAfter(0, total), emptyTable(), startedAt);
