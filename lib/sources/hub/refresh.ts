import { editTable } from '../../aliases/table.ts';
import type { TagsPage } from '../../hub/api/api.ts';
import { LIMITS } from '../../oci/limits.ts';
import type { RefreshJob } from '../jobs.ts';
import { type Listing, type StepResult, withUnread } from '../listing.ts';
import { withMoves } from '../moves.ts';
import { counted, differenceOf, finish, newCrawl, pageSizeOf, pagesAfter, withPageSize } from './jobs.ts';
import type { HubSource } from './source.ts';

/**
 * Reads one of the newest pages. Hub lists the last pushed tags first, so once a page has a known and unchanged tag, all older
 * ones are unchanged too. Deleted tags show in the count only.
 */
export async function refresh(listing: Listing, stored: RefreshJob, source: HubSource): Promise<StepResult> {
  const job = stored.page === 1 ? { ...stored, startedAt: source.now() } : stored;
  let page: TagsPage;
  try {
    page = await source.api.tags({ repository: listing.repository, page: job.page }, source.signal);
  } catch (failure) {
    return { listing: { ...listing, job }, failure };
  }
  return { listing: addPage(listing, job, page, source.now()), failure: null };
}

function addPage(before: Listing, job: RefreshJob, page: TagsPage, now: number): Listing {
  const listing = page.kind === 'tags' && job.page === 1 ? withPageSize(before, page) : before;
  const pageSize = pageSizeOf(listing);
  if (page.kind === 'capped') return overtaken({ ...listing, cap: (job.page - 1) * pageSize }, job, now);
  if (page.kind === 'past-end') return settle(listing, { ...job, shrunk: true }, false, [], now);

  const editor = editTable(listing.table);
  const fresh = editTable(job.fresh);
  // Tags that a push moved from an earlier page onto this one: they prove nothing.
  const seen = new Set(job.fresh.names);
  let metKnown = false;
  for (const record of page.records) {
    if (!editor.put(record) && !seen.has(record.name)) metKnown = true;
    fresh.put(record);
  }
  const dropped = (job.dropped ?? 0) + (page.dropped ?? 0);
  const read = { ...job, fresh: fresh.done(), dropped, ...counted(job, page.total) };
  const moves = withMoves(listing.moves ?? [], listing.table, page.records, now);
  // Known ones may be on later pages, which are not read.
  const known = withUnread(listing, Math.max(listing.unread ?? 0, dropped));
  const next = { ...known, table: editor.done(), total: page.total, moves };
  const isFirst = listing.table.names.length === 0;
  const isLast = !page.more || page.records.length === 0 || job.page >= LIMITS.hubPages;
  const isCapped = job.page * pageSize >= (listing.cap ?? Infinity);
  if (!metKnown && !isFirst && !isLast)
    return isCapped ? overtaken(next, read, now) : { ...next, job: { ...read, page: job.page + 1 } };
  return settle(next, read, isFirst, pagesAfter(job.page, page.total, pageSize, page.more), now);
}

/** More changed than can be read. Tags that were not read may have moved, so they are dropped and completed again. */
function overtaken(listing: Listing, job: RefreshJob, now: number): Listing {
  const { completion } = listing;
  const reset = completion && { completion: { ...completion, completedAt: 0, searched: [] } };
  return finish({ ...listing, table: job.fresh, ...reset }, job, now);
}

/** What follows from the newest tags: nothing if the count agrees, else a crawl of the pages after them. */
function settle(listing: Listing, job: RefreshJob, isFirst: boolean, older: number[], now: number): Listing {
  const cap = listing.cap !== null && listing.total > listing.cap ? listing.cap : null;
  const { shrunk } = job;
  const difference = differenceOf(listing);
  if (cap !== null) return finish(listing, job, now);
  const next: Listing = { ...listing, cap };
  if (difference === listing.miscount && !shrunk) return finish(next, job, now);
  if (job.recrawled) {
    // The difference changed since the crawl. Only equal counts prove that all tags are known.
    const proven = listing.miscount !== null && !shrunk && difference === 0;
    return finish({ ...next, miscount: proven ? 0 : null }, job, now);
  }
  if (older.length > 0) {
    const fresh = isFirst ? null : job.fresh;
    return {
      ...next,
      job: { ...newCrawl(older, fresh, job.startedAt), maxTotal: job.maxTotal, dropped: job.dropped ?? 0 },
    };
  }
  // What could not be read may be a known tag: then none of those leaves the table.
  const all: Listing = { ...next, table: (job.dropped ?? 0) > 0 ? next.table : job.fresh };
  return finish({ ...all, miscount: shrunk ? null : differenceOf(all) }, job, now);
}
