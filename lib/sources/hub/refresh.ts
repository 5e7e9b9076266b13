import { editTable } from '../../aliases/table.ts';
import type { TagsPage } from '../../hub/api/api.ts';
import { PAGE_SIZE } from '../../hub/api/page-size.ts';
import type { RefreshJob } from '../jobs.ts';
import type { Listing, StepResult } from '../listing.ts';
import { withMoves } from '../moves.ts';
import { counted, differenceOf, finish, newCrawl, pagesAfter } from './jobs.ts';
import type { HubSource } from './source.ts';

/**
 * Reads one of the newest pages. Hub lists what was pushed last first, so where a page brings a tag that is known and
 * unchanged, all that is older is unchanged as well; only what was deleted does not show but in the count.
 */
export async function refresh(listing: Listing, before: RefreshJob, source: HubSource): Promise<StepResult> {
  const job = before.page === 1 ? { ...before, startedAt: source.now() } : before;
  let page: TagsPage;
  try {
    page = await source.api.tags({ repository: listing.repository, page: job.page }, source.signal);
  } catch (failure) {
    return { listing: { ...listing, job }, failure };
  }
  return { listing: addPage(listing, job, page, source.now()), failure: null };
}

function addPage(listing: Listing, job: RefreshJob, page: TagsPage, now: number): Listing {
  if (page.kind === 'capped') return overtaken({ ...listing, cap: (job.page - 1) * PAGE_SIZE }, job, now);
  if (page.kind === 'past-end') return settle(listing, { ...job, shrunk: true }, false, [], now);

  const editor = editTable(listing.table);
  const fresh = editTable(job.fresh);
  const seen = new Set(job.fresh.names); // whatever was pushed since moves these on to this page: they tell nothing
  let metKnown = false;
  for (const record of page.records) {
    if (!editor.put(record) && !seen.has(record.name)) metKnown = true;
    fresh.put(record);
  }
  const read = { ...job, fresh: fresh.done(), ...counted(job, page.total) };
  const moves = withMoves(listing.moves ?? [], listing.table, page.records, now);
  const next = { ...listing, table: editor.done(), total: page.total, moves };
  const isFirst = listing.table.names.length === 0;
  const isLast = !page.more || page.records.length === 0;
  const isCapped = job.page * PAGE_SIZE >= (listing.cap ?? Infinity);
  if (!metKnown && !isFirst && !isLast)
    return isCapped ? overtaken(next, read, now) : { ...next, job: { ...read, page: job.page + 1 } };
  return settle(next, read, isFirst, pagesAfter(job.page, page.total, page.more), now);
}

/**
 * More has changed than can be read: of a tag that was not read nobody knows whether it is still what it was, so that it is
 * as good as unknown, and the map is to be made anew.
 */
function overtaken(listing: Listing, job: RefreshJob, now: number): Listing {
  const { completion } = listing;
  const anew = completion && { completion: { ...completion, completedAt: 0, searched: [] } };
  return finish({ ...listing, table: job.fresh, ...anew }, job, now);
}

/** What follows from the newest tags: nothing where the count agrees, else a walk through the pages that are `left`. */
function settle(listing: Listing, job: RefreshJob, isFirst: boolean, left: number[], now: number): Listing {
  const cap = listing.cap !== null && listing.total > listing.cap ? listing.cap : null;
  const { shrunk } = job;
  const difference = differenceOf(listing);
  if (cap !== null) return finish(listing, job, now);
  const next: Listing = { ...listing, cap };
  if (difference === listing.miscount && !shrunk) return finish(next, job, now);
  if (job.walked) {
    // the walk's own difference has changed: something happened meanwhile, and only a count that comes out even is proof
    const proven = listing.miscount !== null && !shrunk && difference === 0;
    return finish({ ...next, miscount: proven ? 0 : null }, job, now);
  }
  if (left.length > 0) {
    const fresh = isFirst ? null : job.fresh;
    return { ...next, job: { ...newCrawl(left, fresh, job.startedAt), highest: job.highest } };
  }
  const all: Listing = { ...next, table: job.fresh };
  return finish({ ...all, miscount: shrunk ? null : differenceOf(all) }, job, now);
}
