import { editTable, emptyTable, type TagRecord } from '../aliases/table.ts';
import { failureOf } from '../failure.ts';
import { WAYS } from './bulk-facts.ts';
import { TRIES } from './head-outcome.ts';
import type { NamesJob, WalkJob, WayKind } from './jobs.ts';
import { isImageTag, MOST_NAMES } from './list-names.ts';
import type { Listing, Step } from './listing.ts';
import { finish, newHeads } from './resolve-digests.ts';
import type { RegistrySource } from './source.ts';

/** One page of a registry's own API. */
export interface BulkPage {
  /** Every name on the page, in its order, whatever it stands for. */
  tags: TagRecord[];
  /** Which page comes next, as `read` understands it; missing at the end. */
  next?: string;
  /** At least so many tags are still to come. */
  left: number;
}

/** Reads one page: the first, or the one that `next` names. Throws failures of the closed list. */
export type ReadPage = (
  listing: Listing,
  next: string | undefined,
  source: RegistrySource,
) => Promise<BulkPage>;

/** More pages than any repository has: the walk ends there, and the listing says that it is not whole. */
const MOST_PAGES = 2000;
/** A walk that was left for longer than this (ms) is begun anew: its pages have moved meanwhile. */
const STALE = 3_600_000;

const newWalk = (way: WayKind, listing: Listing, now: number): WalkJob => ({
  kind: 'walk',
  way,
  pages: 0,
  fresh: listing.table.names.length > 0 ? emptyTable() : null,
  left: [],
  others: [],
  trouble: 0,
  at: now,
  startedAt: now,
});

/**
 * Reads the next page of a registry's own API, one page a step. What it says is in the listing at once; what it no longer
 * says leaves the listing at the end. An API that answers otherwise than it should is given up for `tags/list` and HEAD,
 * which need not ask again for what the API has told.
 */
export async function walk(
  listing: Listing,
  way: WayKind,
  read: ReadPage,
  source: RegistrySource,
): Promise<Step> {
  const now = source.now();
  const before = listing.job?.kind === 'walk' && listing.job.way === way ? listing.job : null;
  const job = before && now - before.at < STALE ? before : newWalk(way, listing, now);
  try {
    return { listing: take(listing, job, await read(listing, job.next, source), source), failure: null };
  } catch (failure) {
    return refused({ ...listing, job }, job, failure, source.now());
  }
}

function take(listing: Listing, job: WalkJob, page: BulkPage, source: RegistrySource): Listing {
  const now = source.now();
  const shown = editTable(listing.table);
  const fresh = job.fresh && editTable(job.fresh);
  const left = new Set(job.left);
  const others = new Set(job.others);
  const seen = new Set([...(job.fresh ?? listing.table).names, ...left, ...others]);
  // a page with nothing new and one more behind it: it goes in circles
  if (page.next !== undefined && page.tags.every(({ name }) => seen.has(name)))
    return otherwise(listing, job, now);

  for (const record of page.tags) {
    const { name, digest } = record;
    if (!isImageTag(name)) others.add(name);
    else if (digest !== undefined) {
      shown.put(record);
      fresh?.put(record);
      left.delete(name);
    } else if (!seen.has(name)) left.add(name);
  }
  const table = shown.done();
  const read = fresh?.done() ?? table;
  const known = read.names.length + left.size;
  const total = known + page.left;
  const pages = job.pages + 1;
  if (page.next !== undefined && pages < MOST_PAGES && known < MOST_NAMES) {
    const got = { fresh: fresh && read, left: [...left], others: [...others] };
    const next: WalkJob = { ...job, ...got, next: page.next, pages, trouble: 0, at: now };
    return { ...listing, table, total: Math.max(total, table.names.length), job: next };
  }
  const done: Listing = { ...listing, table: read, total };
  if (left.size === 0) return finish(done, now);
  return { ...done, job: newHeads([...left], source.asked, job.startedAt) };
}

function refused(listing: Listing, job: WalkJob, failure: unknown, now: number): Step {
  const { kind, status } = failureOf(failure);
  if (kind === 'rate-limited' || kind === 'permission-needed') return { listing, failure };
  if (kind !== 'network') return { listing: otherwise(listing, job, now), failure: null };
  if (status === undefined && !WAYS[job.way].isElsewhere) return { listing, failure };
  const trouble = job.trouble + 1;
  if (trouble < TRIES) return { listing: { ...listing, job: { ...job, trouble } }, failure };
  // out of reach may be everything: the registry is tried now, and this API again on the next visit
  if (status === undefined) return { listing: { ...listing, job: namesAfter(listing, job) }, failure: null };
  return { listing: otherwise(listing, job, now), failure: null };
}

/** The API is of no use here: on with what every registry has, and nothing that is known is asked again. */
const otherwise = (listing: Listing, job: WalkJob, now: number): Listing => ({
  ...listing,
  way: { kind: 'distribution', since: now },
  job: namesAfter(listing, job),
});

/** What every registry has, in the place of a walk: of what it has told nothing need be looked up. */
export const namesAfter = (listing: Listing, job: WalkJob): NamesJob => ({
  kind: 'names',
  names: [],
  given: [...(job.fresh ?? listing.table).names],
  startedAt: job.startedAt,
});
