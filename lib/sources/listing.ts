import { emptyTable, type TagTable } from '../aliases/table.ts';
import type { CompletionState, DetectedSource, Job } from './jobs.ts';
import type { Move } from './moves.ts';

/** All that is known of a repository's tags, and the unfinished work. Plain data: it is stored. */
export interface Listing {
  /** `docker.io`, or the host with its port. */
  registry: string;
  repository: string;
  table: TagTable;
  /** How many tags the registry counts. */
  total: number;
  /** When it last agreed with the registry, in ms since 1970; 0 for never. */
  checkedAt: number;
  /** Null if nothing is left to do. */
  job: Job | null;
  /** How many tags the registry pages through at most; null while no such limit was met. */
  cap: number | null;
  /** How many tags a full page has where Hub sends fewer than requested; missing if it sends that many. */
  pageSize?: number;
  /**
   * Known tags minus `total` after the last full crawl: the same wrong count does not start another one. Null if that crawl
   * proves nothing, because tags were deleted meanwhile: the next visit crawls again.
   */
  miscount: number | null;
  /** Progress beyond a cap; missing until it begins. */
  completion?: CompletionState;
  /** Tags that moved, the last one first. */
  moves?: Move[];
  /**
   * For Docker Hub: whether an anonymous reader or the page's own session could read the newest tags, and when that was tried (ms
   * since 1970). Web pages get nothing else.
   */
  asPage?: { isPublic: boolean; at: number };
  /** The bulk source of a registry other than Docker Hub, if it had to be detected. */
  source?: DetectedSource;
  /** Entries of the registry's lists that could not be read; missing for none. */
  unread?: number;
}

/** One step's outcome. The listing has what the step learned, even if it failed. */
export interface StepResult {
  listing: Listing;
  /** What a request threw, for `failureOf`; null where none did. A step throws only defects of our own. */
  failure: unknown;
  /** When the rate limit allows the next request, in ms since 1970; missing if it does now. */
  resumeAt?: number;
}

/** The listing with so many unread entries. */
export function withUnread({ unread: _, ...listing }: Listing, unread: number): Listing {
  return unread > 0 ? { ...listing, unread } : listing;
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
