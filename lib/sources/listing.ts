import { emptyTable, type TagTable } from '../aliases/table.ts';
import type { TagCursor } from '../registry/tags.ts';

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
  /** `known - total` after the last full walk: a count that the registry gets wrong is not walked for twice. */
  miscount: number;
}

export type Job =
  /** Reads the newest pages until one brings something known. */
  | { kind: 'check'; page: number; startedAt: number }
  /** Reads these pages. What a second walk finds is kept in `fresh` and takes the place of all that was known. */
  | { kind: 'fill'; pages: number[]; fresh: TagTable | null; startedAt: number }
  /** Reads the names alone, page by page. */
  | { kind: 'names'; names: string[]; cursor?: TagCursor; startedAt: number }
  /** Looks these tags up one by one, so many at once. */
  | { kind: 'heads'; left: string[]; width: number; startedAt: number };

/** One step's outcome. What it brought is in the listing even where it failed in the end. */
export interface Step {
  listing: Listing;
  failure: unknown;
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

/** Whether nothing is left to do for somebody who came at `visit` (ms since 1970). */
export const isDone = (listing: Listing, visit: number): boolean =>
  listing.job === null && listing.checkedAt >= visit;

/** Whether every tag that the registry counts is known. */
export const isComplete = (listing: Listing): boolean =>
  listing.job === null &&
  listing.checkedAt > 0 &&
  listing.cap === null &&
  listing.table.names.length >= listing.total;
