import { emptyTable, type TagTable } from '../aliases/table.ts';
import { type MapJob, type MapState, mapScope } from './hub/completion.ts';
import type { Move } from './moves.ts';
import type { HeadsJob, KnownWay, NamesJob, WalkJob } from './registry-jobs.ts';

/** All that is known of a repository's tags, and what is still to be done to know the rest. Plain data: it is stored. */
export interface Listing {
  /** `docker.io`, or the host with its port. */
  registry: string;
  repository: string;
  table: TagTable;
  /** How many tags the registry says there are. */
  total: number;
  /** ms since 1970: when it was last found to agree with the registry; 0 for never. */
  checkedAt: number;
  /** What is under way; null where nothing is left to do. */
  job: Job | null;
  /** The registry lets us page through so many tags and no more; null where no such limit was met. */
  cap: number | null;
  /**
   * `known - total` after the last full walk: a count that the registry gets wrong is not walked for twice. Null where that
   * walk proves nothing, because tags went away under it: the next visit walks anew.
   */
  miscount: number | null;
  /** How far the map has come where there is a cap; missing until it is begun. */
  map?: MapState;
  /** Tags that were seen to move, the last one first. */
  moves?: Move[];
  /** How a registry other than Docker Hub tells its tags, where that had to be found out. */
  way?: KnownWay;
}

export type Job =
  /** Completes what cannot be paged through. */
  | MapJob
  /** Reads the newest pages until one brings something known. */
  | CheckJob
  /** Reads these pages. */
  | FillJob
  /** Reads the names alone, page by page. */
  | NamesJob
  /** Looks tags up one by one. */
  | HeadsJob
  /** Reads the registry's own API, page by page. */
  | WalkJob;

export interface CheckJob {
  kind: 'check';
  page: number;
  /** What it has read so far. */
  fresh: TagTable;
  /** The most tags that Hub has counted since this, or the walk before it, began. */
  highest: number;
  /** Whether it has counted fewer after that. */
  shrunk: boolean;
  /** Whether all pages have just been read anew, and a wrong count is to be believed. */
  walked: boolean;
  startedAt: number;
}

export interface FillJob {
  kind: 'fill';
  /** Still to be read. */
  pages: number[];
  /** The last page of the walk. */
  last: number;
  /** What has been read, to take the place of all that was known; null in a first walk, which adds to it at once. */
  fresh: TagTable | null;
  /** The most tags that Hub has counted since it began. */
  highest: number;
  /** Whether it has counted fewer after that. */
  shrunk: boolean;
  /** Whether a page was past the end: tags went away, or the count is wrong. */
  pastEnd: boolean;
  /** Whether a request failed, so that the pages were not read in their order. */
  broken: boolean;
  startedAt: number;
}

/** One step's outcome. What it brought is in the listing even where it failed in the end. */
export interface Step {
  listing: Listing;
  failure: unknown;
  /** ms since 1970: when there is room for requests again, where there is none now. */
  resumeAt?: number;
}

export const newListing = (repository: string, registry = 'docker.io'): Listing => ({
  registry,
  repository,
  table: emptyTable(),
  total: 0,
  checkedAt: 0,
  job: null,
  cap: null,
  miscount: 0,
});

/** Whether nothing is left to do for somebody who came at `visit` (ms since 1970) and sees the `wanted` tags. */
export const isDone = (listing: Listing, visit: number, wanted: string[] = []): boolean =>
  listing.job === null && listing.checkedAt >= visit && mapScope(listing, visit, wanted) === null;

/** Whether every tag that the registry counts is known. */
export const isComplete = (listing: Listing): boolean =>
  listing.job === null &&
  listing.checkedAt > 0 &&
  (listing.cap === null || (listing.map?.completedAt ?? 0) > 0) &&
  listing.miscount !== null &&
  listing.table.names.length >= listing.total;
