import { editTable, emptyTable, type TagRecord } from '../aliases/table.ts';
import { PAGE_SIZE, type TagsPage } from '../hub/api.ts';
import type { HubSource } from './hub.ts';
import { pageNumbers } from './hub-fill.ts';
import type { Job, Listing, Step } from './listing.ts';

type CheckJob = Extract<Job, { kind: 'check' }>;

/**
 * Reads one of the newest pages. Hub lists what was pushed last first, so where a page brings a tag that is known and
 * unchanged, all that is older is unchanged as well; only what was deleted does not show but in the count.
 */
export async function check(listing: Listing, job: CheckJob, source: HubSource): Promise<Step> {
  let page: TagsPage;
  try {
    page = await source.api.tags({ repository: listing.repository, page: job.page }, source.signal);
  } catch (failure) {
    return { listing: { ...listing, job }, failure };
  }
  if (page.kind !== 'tags') return { listing: finish(listing, source.now()), failure: null };

  const editor = editTable(listing.table);
  const changed = page.records.map((record) => editor.put(record));
  const next: Listing = { ...listing, table: editor.done(), total: page.total };
  const metKnown = changed.includes(false) || page.records.length < PAGE_SIZE;
  const isFirst = listing.table.names.length === 0;
  if (!isFirst && !metKnown)
    return { listing: { ...next, job: { ...job, page: job.page + 1 } }, failure: null };
  return { listing: settle(next, job, page.records, isFirst, source.now()), failure: null };
}

function settle(
  listing: Listing,
  job: CheckJob,
  records: TagRecord[],
  isFirst: boolean,
  now: number,
): Listing {
  const difference = listing.table.names.length - listing.total;
  if (listing.cap !== null || difference === listing.miscount) return finish(listing, now);
  const pages = pageNumbers(listing.total).filter((page) => page !== job.page);
  if (pages.length === 0 && isFirst) return finish(listing, now);
  const fresh = editTable(emptyTable());
  for (const record of records) fresh.put(record);
  return {
    ...listing,
    job: { kind: 'fill', pages, fresh: isFirst ? null : fresh.done(), startedAt: job.startedAt },
  };
}

const finish = (listing: Listing, now: number): Listing => ({ ...listing, job: null, checkedAt: now });
