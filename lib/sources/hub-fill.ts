import PQueue from 'p-queue';
import { editTable, type TableEditor } from '../aliases/table.ts';
import { PAGE_SIZE, type TagsPage } from '../hub/api.ts';
import type { HubSource } from './hub.ts';
import type { Job, Listing, Step } from './listing.ts';

type FillJob = Extract<Job, { kind: 'fill' }>;

/** Requests side by side; Firefox sends no more than six to a host that speaks HTTP/1.1. */
const AT_ONCE = 6;

/** Pages a step: two rounds of requests at the most, well under the 20 s that a step may take. */
const A_STEP = 2 * AT_ONCE;

/**
 * The page at which Hub has refused anonymous readers since August 2026. Only a hint for asking that page alone, lest eleven
 * more be refused with it: how far we get is learned from the answer.
 */
const LIKELY_REFUSED = 11;

/** A walk that took longer than this is followed by a check: something may have been pushed meanwhile. */
const LONG_WALK = 60_000;

/** The pages that hold `total` tags. */
export const pageNumbers = (total: number): number[] =>
  Array.from({ length: Math.ceil(total / PAGE_SIZE) }, (_, at) => at + 1);

/** Reads the next few of the job's pages side by side. */
export async function fill(listing: Listing, job: FillJob, source: HubSource): Promise<Step> {
  const editor = editTable(job.fresh ?? listing.table);
  const next: Listing = { ...listing };
  let left = job.pages;
  let failure: unknown = null;
  const queue = new PQueue({ concurrency: AT_ONCE });

  const read = async (page: number) => {
    if (failure !== null || !left.includes(page)) return;
    try {
      const answer = await source.api.tags({ repository: listing.repository, page }, source.signal);
      left = pagesLeft(left, page, answer);
      if (answer.kind === 'capped')
        next.cap = Math.min(next.cap ?? Number.POSITIVE_INFINITY, (page - 1) * PAGE_SIZE);
      if (answer.kind === 'tags') next.total = take(editor, answer);
    } catch (error) {
      failure ??= error;
    }
  };
  await queue.addAll(batch(job.pages, source.budget).map((page) => () => read(page)));

  const table = editor.done();
  if (job.fresh === null) next.table = table;
  if (left.length > 0)
    return { listing: { ...next, job: { ...job, pages: left, fresh: job.fresh && table } }, failure };
  return { listing: finish({ ...next, table }, job, source.now()), failure: null };
}

function batch(pages: number[], budget: number): number[] {
  const refused = pages.indexOf(LIKELY_REFUSED);
  const safe = refused < 0 ? A_STEP : refused === 0 ? 1 : refused;
  return pages.slice(0, Math.min(safe, A_STEP, budget));
}

/** A page that is refused, or past the end, tells that those behind it are as well. */
const pagesLeft = (pages: number[], read: number, answer: TagsPage): number[] =>
  pages.filter((page) => (answer.kind === 'tags' ? page !== read : page < read));

function take(editor: TableEditor, answer: Extract<TagsPage, { kind: 'tags' }>): number {
  for (const record of answer.records) editor.put(record);
  return answer.total;
}

function finish(listing: Listing, job: FillJob, now: number): Listing {
  const difference = listing.table.names.length - listing.total;
  const settled = job.fresh !== null || listing.cap !== null || difference === 0;
  if (settled && now - job.startedAt < LONG_WALK) {
    return { ...listing, job: null, checkedAt: now, miscount: listing.cap === null ? difference : 0 };
  }
  const miscount = settled && listing.cap === null ? difference : listing.miscount;
  return { ...listing, miscount, job: { kind: 'check', page: 1, startedAt: now } };
}
