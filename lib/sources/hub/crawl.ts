import PQueue from 'p-queue';
import { editTable, emptyTable } from '../../aliases/table.ts';
import type { TagsPage } from '../../hub/api/api.ts';
import { PAGE_SIZE } from '../../hub/api/page-size.ts';
import type { FillJob } from '../jobs.ts';
import type { Listing, Step } from '../listing.ts';
import { checkAfter, counted, differenceOf, finish, newFill, pagesAfter } from './jobs.ts';
import type { HubSource } from './source.ts';

/** Requests side by side; Firefox sends no more than six to a host that speaks HTTP/1.1. */
const AT_ONCE = 6;

/** Pages a step: two rounds of requests at the most, well under the 20 s that a step may take. */
const A_STEP = 2 * AT_ONCE;

/**
 * The page at which Hub has refused anonymous readers since August 2026. Only a hint for asking that page alone, lest eleven
 * more be refused with it: how far we get is learned from the answer.
 */
const LIKELY_REFUSED = 11;

/** Reads the next few of the job's pages side by side. */
export async function fill(listing: Listing, job: FillJob, source: HubSource): Promise<Step> {
  const editor = editTable(job.fresh ?? listing.table);
  const next: Listing = { ...listing };
  const now: FillJob = { ...job };
  let failure: unknown = null;
  const queue = new PQueue({ concurrency: AT_ONCE });

  const take = (page: number, answer: TagsPage) => {
    if (answer.kind === 'capped') next.cap = Math.min(next.cap ?? Infinity, (page - 1) * PAGE_SIZE);
    if (answer.kind === 'past-end') now.pastEnd = true;
    // a page that is refused, or past the end, tells that those behind it are as well
    now.pages = now.pages.filter((one) => (answer.kind === 'tags' ? one !== page : one < page));
    if (answer.kind !== 'tags') return;
    for (const record of answer.records) editor.put(record);
    next.total = answer.total;
    Object.assign(now, counted(now, answer.total));
    if (page === now.last && answer.more && answer.records.length > 0) now.pages.push(++now.last);
  };
  const read = async (page: number) => {
    if (failure !== null || !now.pages.includes(page)) return;
    try {
      take(page, await source.api.tags({ repository: listing.repository, page }, source.signal));
    } catch (error) {
      failure ??= error;
    }
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
  const refused = pages.indexOf(LIKELY_REFUSED);
  const safe = refused < 0 ? A_STEP : refused === 0 ? 1 : refused;
  return pages.slice(0, Math.min(safe, A_STEP, budget));
}

/**
 * What follows from a walk. Where a tag is missing, something was pushed meanwhile, and stands at the top now. A walk that
 * tags went away under proves nothing, nor does one whose pages were not read in order, unless it comes out even.
 */
function settle(listing: Listing, job: FillJob, now: number): Listing {
  if (listing.cap !== null) return finish({ ...listing, miscount: 0 }, job, now);
  const difference = differenceOf(listing);
  const doubtful = job.shrunk || (job.broken && difference !== 0);
  if (job.fresh === null) {
    if (doubtful || job.pastEnd) return { ...listing, job: walkAnew(listing, job) };
    return difference === 0 ? finish(listing, job, now) : { ...listing, job: checkAfter(job, now) };
  }
  const contradicted = job.pastEnd && difference >= 0;
  const next: Listing = { ...listing, miscount: doubtful || contradicted ? null : difference };
  return difference === 0 ? finish(next, job, now) : { ...next, job: checkAfter(job, now) };
}

const walkAnew = ({ total }: Listing, { startedAt }: FillJob): FillJob =>
  newFill(pagesAfter(0, total), emptyTable(), startedAt);
